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

    const int DoorsAMinute = 60;
    const int LinksAMinute = 300;
    const int Parts = 6;

    public static IServiceCollection AddPace(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        // A clinic shares one address, so only what a form sends at a door is counted.
        options.AddPolicy(Doors, http => HttpMethods.IsPost(http.Request.Method) ? Counted(http, DoorsAMinute) : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(Links, http => Counted(http, LinksAMinute));
    });

    static RateLimitPartition<string> Counted(HttpContext http, int aMinute) => RateLimitPartition.GetSlidingWindowLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new()
        {
            PermitLimit = aMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = Parts,
        });
}
