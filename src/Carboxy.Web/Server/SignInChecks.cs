using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Carboxy.Web.Server;

/// <summary>
/// Once a minute it is asked anew whether a sign-in still holds. Only a page that somebody opens renews its cookie: what a page asks for by itself
/// may be under way when somebody signs out, and its late answer would sign them in again.
/// </summary>
sealed class SignInChecks(IOptions<SecurityStampValidatorOptions> stamps, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    readonly ConcurrentDictionary<string, (string Stamp, DateTimeOffset At)> held = new(StringComparer.Ordinal);

    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var (person, stamp) = (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", context.Principal?.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) ?? "");
        var byItself = IsByItself(context.Request);
        var now = clock.GetUtcNow();
        if (byItself && held.TryGetValue(person, out var last) && last.Stamp == stamp && now - last.At < stamps.Value.ValidationInterval)
            return;

        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context is not { Principal: not null, ShouldRenew: true })
            return; // It no longer holds, or is so fresh that nothing was asked.
        held[person] = (stamp, now);
        context.ShouldRenew = !byItself;
    }

    /// <summary>Half of its ten hours gone, a sign-in begins them anew, by the same rule.</summary>
    public static Task SlideAsync(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !IsByItself(context.Request);
        return Task.CompletedTask;
    }

    /// <summary>A part of a page, a tablet that sends what it has, a page that listens for news.</summary>
    static bool IsByItself(HttpRequest request) => request.Headers["Sec-Fetch-Dest"].ToString() switch
    {
        "" => request.Headers.ContainsKey("HX-Request") || request.Path.StartsWithSegments("/api", StringComparison.Ordinal), // an older browser
        var asked => asked != "document",
    };
}
