using System.Net;
using Carboxy.Sessions;
using Carboxy.Web.Printing;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Consents;

public sealed class PapersTests(Served served) : IClassFixture<Served>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_copy_of_a_consent_holds_every_word_that_was_signed_and_its_hash()
    {
        var signing = await Signing.ComeAsync(served);
        var consent = await signing.SignAsync();
        using var visitor = await EnterAsync("reception");

        var read = await PdfAsync(visitor, $"/consents/{consent}/copy.pdf");

        await using var scope = served.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var row = await db.Consents.SingleAsync(c => c.Id == consent, Cancel);
        var words = read.Words;
        Assert.Contains(row.TextVersion, words, StringComparison.Ordinal);
        foreach (var word in ConsentSection.Of(row.Content).SelectMany(s => $"{s.Heading} {s.Words}".Split(' ')))
            Assert.Contains(word, words, StringComparison.Ordinal);
        Assert.Contains("Соколова Анна", words, StringComparison.Ordinal);
        Assert.InRange(read.Pages, 2, 4);
        Assert.Equal(3, read.Fonts.Count);
        Assert.True(await db.AuditLines.AnyAsync(l => l.RecordId == consent.Value && l.Why == "consent_copy", Cancel));
    }

    [Fact]
    public async Task A_report_goes_to_the_doctor_only_by_the_patients_permit()
    {
        var signing = await Signing.ComeAsync(served);
        using var visitor = await EnterAsync("physician");
        var report = $"/courses/{signing.Course}/report.pdf";

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ReadAsync($"{report}?reader=doctor")).Status);
        await signing.PermitAsync("referring_doctor");

        Assert.Contains("For the patient's own doctor", (await PdfAsync(visitor, $"{report}?reader=doctor&spoken=en")).Words, StringComparison.Ordinal);
        var own = await PdfAsync(visitor, $"{report}?spoken=ru");
        Assert.Contains("Отчёт о курсе", own.Words, StringComparison.Ordinal);
        Assert.Contains("Сеансов ещё не было.", own.Words, StringComparison.Ordinal);
        Assert.Contains("/Lang (ru-RU)", own.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/consents/0193b7a0-0000-7000-8000-0000000000ff/copy.pdf")]
    [InlineData("/courses/0193b7a0-0000-7000-8000-0000000000ff/report.pdf")]
    [InlineData("/c/guessed/copy.pdf")]
    [InlineData("/patients/0193b7a0-0000-7000-8000-0000000000ff/permits")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var visitor = await EnterAsync("physician");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync(path)).Status);
    }

    [Fact]
    public async Task Nobody_reads_a_consent_without_signing_in()
    {
        var consent = await (await Signing.ComeAsync(served)).SignAsync();
        using var visitor = served.NewVisitor();

        Assert.NotEqual(HttpStatusCode.OK, (await visitor.ReadAsync($"/consents/{consent}/copy.pdf")).Status);
    }

    static async Task<PdfText> PdfAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(path, Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return new(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    async Task<Visitor> EnterAsync(string role)
    {
        var visitor = served.NewVisitor();
        await visitor.EnterAsync(role);
        return visitor;
    }
}
