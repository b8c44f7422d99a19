using System.Security.Claims;
using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Server;

/// <summary>Who is looking at the page, in which language and light, and whether names are hidden.</summary>
public sealed class Viewer(IHttpContextAccessor accessor, Clinic clinic)
{
    public const string LanguageCookie = "carboxy.language";
    public const string ThemeCookie = "carboxy.theme";
    public const string PrivacyCookie = "carboxy.privacy";

    public HttpContext Http { get; } = accessor.HttpContext ?? throw new InvalidOperationException("A viewer exists only while a page is being shown.");

    public ClaimsPrincipal Person => Http.User;

    public bool IsSignedIn => Person.Identity?.IsAuthenticated is true;

    public string? Name => Person.FindFirstValue(PersonClaims.DisplayName) ?? Person.Identity?.Name;

    public Language Language => Languages.Choose(
        Http.Request.Cookies[LanguageCookie], Person.FindFirstValue(PersonClaims.Language), Http.Request.Headers.AcceptLanguage);

    public Say Say => field ??= new Say(Language, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone));

    public string Theme => Http.Request.Cookies[ThemeCookie] is "light" or "dark" ? Http.Request.Cookies[ThemeCookie]! : "auto";

    public bool HidesNames => Http.Request.Cookies[PrivacyCookie] is "on";

    /// <summary>The address of this page, to come back to.</summary>
    public string Here => HttpMethods.IsGet(Http.Request.Method) ? $"{Http.Request.PathBase}{Http.Request.Path}{Http.Request.QueryString}" : Http.Request.Path;

    public bool MayUse(string roles) => roles.Split(',').Any(role => Person.IsInRole(role.Trim()));
}
