using Carboxy.Web.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Settings;

static class PreferencesEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder app) =>
        app.MapPost("/preferences", Keep).AllowAnonymous();

    /// <summary>Keeps the choices that were sent and goes back to the page they were made on.</summary>
    static RedirectHttpResult Keep(
        HttpContext http, [FromForm] string? language, [FromForm] string? theme, [FromForm] string? privacy, [FromForm] string? back)
    {
        if (Languages.Read(language) is not null) Cookies.Keep(http, Viewer.LanguageCookie, language!);
        if (theme is "light" or "dark" or "auto") Cookies.Keep(http, Viewer.ThemeCookie, theme);
        if (privacy is "on" or "off") Cookies.Keep(http, Viewer.PrivacyCookie, privacy);
        return TypedResults.LocalRedirect(Paths.Local(back));
    }
}
