using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>How often one address may try what needs no sign-in, so that nobody guesses passwords, codes or links at speed.</summary>
public static class Pace
{
    /// <summary>Passwords and codes; each account has its own lock beside this.</summary>
    public const string Doors = "doors";

    /// <summary>Pages behind a link that only its holder should know.</summary>
    public const string Links = "links";

    const int DoorsAtOnce = 60;
    const int LinksAtOnce = 300;
    const int Parts = 6;

    public static IServiceCollection AddPace(this IServiceCollection services, TimeSpan over) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = over.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        // A clinic shares one address, so only what a form sends at a door is counted.
        options.AddPolicy(Doors, http => HttpMethods.IsPost(http.Request.Method) ? Counted(http, DoorsAtOnce, over) : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(Links, http => Counted(http, LinksAtOnce, over));
    });

    static RateLimitPartition<string> Counted(HttpContext http, int most, TimeSpan over) => RateLimitPartition.GetSlidingWindowLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new()
        {
            PermitLimit = most,
            Window = over,
            SegmentsPerWindow = Parts,
        });
}
