using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.People;

static class DoorsEndpoints
{
    public static void MapSignOut(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", SignOutAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone });
        if (app.ServiceProvider.GetRequiredService<WebSettings>().Demo) app.MapPost("/demo/sign-in", EnterDemoAsync).AllowAnonymous();
    }

    static async Task<RedirectHttpResult> SignOutAsync(SignInManager<Person> door, [FromForm] string? back)
    {
        await door.SignOutAsync();
        return TypedResults.LocalRedirect(Paths.Local(back, "/sign-in"));
    }

    static async Task<Results<RedirectHttpResult, NotFound>> EnterDemoAsync(
        HttpContext http, Viewer viewer, SignInManager<Person> door, UserManager<Person> people, [FromForm] string? role, [FromForm] string? back)
    {
        if (role is null || !Roles.All.Contains(role)) return TypedResults.NotFound();
        if ((await people.GetUsersInRoleAsync(role)).OrderBy(p => p.CreatedAt).FirstOrDefault() is not { } person) return TypedResults.NotFound();

        Cookies.Keep(http, Viewer.LanguageCookie, Languages.Code(viewer.Language)); // A guest keeps reading in the language they came with.
        await door.SignInAsync(person, isPersistent: false);
        return TypedResults.LocalRedirect(Paths.Local(back, Rooms.Start));
    }
}
