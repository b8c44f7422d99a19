using System.Globalization;
using Carboxy.Quantities;
using Carboxy.Web.Courses;
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
        app.MapGet("/courses/{id:guid}/report.pdf", ReportAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone });
        app.MapGet("/c/{token}/copy.pdf", OwnCopyAsync).AllowAnonymous().RequireRateLimiting(Pace.Links);
    }

    static async Task<Results<FileContentHttpResult, NotFound>> CopyAsync(Guid id, OpenConsent open, ClinicKnowledge knowledge, TimeProvider clock, CancellationToken cancel) =>
        Printed(await open.RunAsync(new Id<ConsentRow>(id), "consent_copy", cancel), knowledge, clock);

    static async Task<Results<FileContentHttpResult, NotFound>> OwnCopyAsync(string token, SignByLink link, ClinicKnowledge knowledge, TimeProvider clock, HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Printed(await link.CopyAsync(token, cancel), knowledge, clock);
    }

    /// <summary>For the patient, or for the patient's own doctor where the patient permits it.</summary>
    static async Task<Results<FileContentHttpResult, NotFound, ForbidHttpResult>> ReportAsync(Guid id, string? spoken, string? reader, OpenCourseReport open, ClinicKnowledge knowledge, TimeProvider clock, CancellationToken cancel)
    {
        var forDoctor = reader == "doctor";
        if (await open.RunAsync(new Id<CourseRow>(id), forDoctor ? "course_report_doctor" : "course_report", cancel) is not { } report)
            return TypedResults.NotFound();
        if (forDoctor && !report.MayGoToDoctor)
            return TypedResults.Forbid();
        var language = Languages.Read(spoken) ?? report.View.File.Patient.Language;
        return TypedResults.File(new CourseReportPaper(report, knowledge, language, forDoctor).Print(clock.GetUtcNow()), Pdf, $"course-{DayIn(report.TimeZone, clock.GetUtcNow())}.pdf");
    }

    static Results<FileContentHttpResult, NotFound> Printed(ConsentCopy? copy, ClinicKnowledge knowledge, TimeProvider clock) => copy is null
        ? TypedResults.NotFound()
        : TypedResults.File(ConsentPaper.Print(copy, knowledge, clock.GetUtcNow()), Pdf, $"consent-{DayIn(copy.TimeZone, copy.Consent.SignedAt)}.pdf");

    /// <summary>The day by the clinic's clock, as it stands on the paper too.</summary>
    internal static string DayIn(string zone, DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(zone)):yyyy-MM-dd}");
}
