using Carboxy.Quantities;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Materials;

/// <summary>The papers of a recall; each patient on them leaves a line of audit.</summary>
static class RecallEndpoints
{
    const string Pdf = "application/pdf";

    public static void MapRecall(this IEndpointRouteBuilder app)
    {
        var recall = app.MapGroup("/stock/recall").RequireAuthorization(new AuthorizeAttribute { Roles = Access.Handling });
        recall.MapGet("/list.pdf", ListAsync);
        recall.MapGet("/letters.pdf", LettersAsync);
    }

    static async Task<Results<FileContentHttpResult, NotFound>> ListAsync(string? of, FindTouched find, ClinicDetails details, Clinic clinic, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        await AllAsync(of, find, "recall_list", cancel) is { } view
            ? TypedResults.File(RecallPaper.List(view, await IssuerAsync(clinic, details, cancel), viewer.Language, clock.GetUtcNow()), Pdf, "recall-list.pdf") : TypedResults.NotFound();

    static async Task<Results<FileContentHttpResult, NotFound>> LettersAsync(string? of, FindTouched find, ClinicDetails details, Clinic clinic, ClinicKnowledge knowledge, Viewer viewer, TimeProvider clock, CancellationToken cancel) =>
        await AllAsync(of, find, "recall_letters", cancel) is { Subject.MayBeTold: true } view
            ? TypedResults.File(RecallPaper.Letters(view, await IssuerAsync(clinic, details, cancel), knowledge.Messages.Single(t => t.Id == "recall"), viewer.Language, clock.GetUtcNow()), Pdf, "recall-letters.pdf") : TypedResults.NotFound();

    static async Task<TouchedView?> AllAsync(string? code, FindTouched find, string why, CancellationToken cancel) => RecallOf.Read(code) is { } of ? await find.RunAsync(of, page: null, why, cancel) : null;

    static async Task<Issuer> IssuerAsync(Clinic clinic, ClinicDetails details, CancellationToken cancel) =>
        new(clinic.Name, (await details.ReadAsync(cancel)).TryGetValue(ClinicDetails.Phone, out var phone) ? phone : null, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone));
}
