using Carboxy.Web.Server;
using Carboxy.Work.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Messages;

/// <summary>The button "unsubscribe" of mail programs (RFC 8058): one POST, by a program that reads no page and has no cookie.</summary>
static class StopEndpoint
{
    public static void MapStop(this IEndpointRouteBuilder app) =>
        app.MapPost("/m/{token}/stop", StopAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Pace.Links);

    /// <summary>Reminders and advice end; that a visit has changed is still told, for otherwise the patient comes in vain.</summary>
    static async Task<Results<Ok, NotFound>> StopAsync(string token, ChooseContact choose, CancellationToken cancel) =>
        await choose.ByLinkAsync(token, was => was with { Reminders = false, Aftercare = false }, cancel) ? TypedResults.Ok() : TypedResults.NotFound();
}
