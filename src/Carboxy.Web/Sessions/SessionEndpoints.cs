using Carboxy.Quantities;
using Carboxy.Web.Server;
using Carboxy.Work.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Sessions;

static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder app) =>
        app.MapGet("/sessions/{id:guid}/pulse", PulseAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Treating });

    /// <summary>Tells a screen that the session went on elsewhere; says nothing while it has not.</summary>
    static async Task<Results<NoContent, NotFound, RazorComponentResult<PulseNotice>>> PulseAsync(Guid id, int? seen, OpenSession open, CancellationToken cancel) =>
        await open.PulseAsync(new Id<SessionRow>(id), cancel) switch
        {
            null => TypedResults.NotFound(),
            { } events when events == seen => TypedResults.NoContent(),
            _ => new RazorComponentResult<PulseNotice>(new Dictionary<string, object?> { [nameof(PulseNotice.Id)] = id }),
        };
}
