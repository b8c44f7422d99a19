using Microsoft.AspNetCore.Http;

namespace Carboxy.Web.Server;

/// <summary>How every cookie of the clinic is set: out of reach of scripts and of other sites.</summary>
static class Cookies
{
    public static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }

    /// <summary>Keeps a choice of look or language for a year.</summary>
    public static void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        IsEssential = true,
    });
}
