using Carboxy.Quantities;
using Carboxy.Web.Server;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Consents;

/// <summary>Papers to keep: made when they are asked for, in memory, each with a line of audit.</summary>
static class PaperEndpoints
{
    const string Pdf = "application/pdf";

    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/consents/{id:guid}/copy.pdf", CopyAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone });
        app.MapGet("/c/{token}/copy.pdf", OwnCopyAsync).AllowAnonymous().RequireRateLimiting(Pace.Links);
    }

    static async Task<Results<FileContentHttpResult, NotFound>> CopyAsync(Guid id, OpenConsent open, ClinicKnowledge knowledge, TimeProvider clock, CancellationToken cancel) =>
        Printed(await open.RunAsync(new Id<ConsentRow>(id), "consent_copy", cancel), knowledge, clock);

    static async Task<Results<FileContentHttpResult, NotFound>> OwnCopyAsync(string token, SignByLink link, ClinicKnowledge knowledge, TimeProvider clock, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Printed(await link.CopyAsync(token, cancel), knowledge, clock);
    }

    static Results<FileContentHttpResult, NotFound> Printed(ConsentCopy? copy, ClinicKnowledge knowledge, TimeProvider clock) => copy is null
        ? TypedResults.NotFound()
        : TypedResults.File(ConsentPaper.Print(copy, knowledge, clock.GetUtcNow()), Pdf, $"consent-{copy.Consent.SignedAt:yyyy-MM-dd}.pdf");
}
