using System.Security.Cryptography;
using System.Text;
using Carboxy.Web.Server;
using Carboxy.Work.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Carboxy.Web.Messages;

/// <summary>A practitioner's calendar for calendar programs, which sign in nowhere: whoever knows the address reads it.</summary>
static class FeedEndpoint
{
    public static void MapFeed(this IEndpointRouteBuilder app) =>
        app.MapGet("/feeds/{secret}.ics", SendAsync).AllowAnonymous().RequireRateLimiting(Pace.Links);

    static async Task<IResult> SendAsync(string secret, HttpContext http, ReadFeed feeds, CancellationToken cancel)
    {
        if (await feeds.RunAsync(secret, cancel) is not { } calendar)
            return TypedResults.NotFound();
        var bytes = Encoding.UTF8.GetBytes(calendar);
        http.Response.Headers[HeaderNames.CacheControl] = "private, max-age=300";
        return TypedResults.Bytes(bytes, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }
}
