using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Booking;

/// <summary>The offers alone, for a page that is open and whose wishes have changed.</summary>
static class OfferEndpoints
{
    /// <summary>So many whole courses are laid side by side.</summary>
    public const int Offered = 5;

    public static void MapOffers(this IEndpointRouteBuilder app) =>
        app.MapGet("/courses/{id:guid}/offers", OffersAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone });

    static async Task<Results<NotFound, RazorComponentResult<OffersAgain>>> OffersAsync(Guid id, HttpContext http, OfferPlaces places, CancellationToken cancel)
    {
        var (wish, anew) = (WishQuery.Read(http.Request.Query), WishQuery.IsAnew(http.Request.Query));
        if (await places.AgainAsync(new Id<CourseRow>(id), wish, anew, Offered, cancel) is not { } found)
            return TypedResults.NotFound();
        // Somebody has booked it meanwhile: the page as it is now, not an empty list.
        if (found is OffersFound.Booked)
            http.Response.Headers["HX-Refresh"] = "true";
        // The address of the whole page with these wishes, to come back to.
        var page = $"/courses/{id}/book{http.Request.QueryString}";
        http.Response.Headers["HX-Push-Url"] = page;
        return new RazorComponentResult<OffersAgain>(new Dictionary<string, object?> { [nameof(OffersAgain.Page)] = page, [nameof(OffersAgain.Found)] = found, [nameof(OffersAgain.Wish)] = wish, [nameof(OffersAgain.Anew)] = anew });
    }
}
