using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Web.Courses;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Booking;

/// <summary>Reception leads a caller to a cleared screening and no further: who plans is asked, plans with one press, and reception books.</summary>
public sealed partial class HandOverTests(Served served) : IClassFixture<Served>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_reception_hands_over_stands_with_the_practitioner_and_comes_back_to_be_booked()
    {
        var cleared = await ClearedPatient.ComeAsync(served, family: "Передаева");
        using var reception = await EnteredAsync("reception");
        using var practitioner = await EnteredAsync("practitioner");
        var caller = $"/callers/{cleared.Patient}";
        Assert.DoesNotContain("Передаева", (await practitioner.ReadAsync("/today")).Html, StringComparison.Ordinal);

        var before = await TextAsync(reception, caller);
        using var asked = await reception.SendAsync(caller, caller, ("_handler", "ask-for-course"));
        using var again = await reception.SendAsync(caller, caller, ("_handler", "ask-for-course"));
        var after = await TextAsync(reception, caller);
        var task = await TextAsync(practitioner, "/today");

        Assert.Contains("Hand over to a practitioner", before, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (asked.StatusCode, again.StatusCode));
        Assert.Contains("Waits for a practitioner", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Hand over to", after, StringComparison.Ordinal);
        Assert.Contains("Wait for a course to be planned", task, StringComparison.Ordinal);
        Assert.Contains($"href=\"{caller}\"", task, StringComparison.Ordinal);

        using var planned = await practitioner.SendAsync(caller, caller, ("_handler", "plan-proposal"), ("Key", $"{Guid.CreateVersion7()}"));
        var booking = Booking().Match(await TextAsync(reception, "/today")).Groups["to"].Value;
        var offers = await TextAsync(reception, booking);

        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        Assert.Contains("Book all", offers, StringComparison.Ordinal);
        Assert.Contains("Передаева", offers, StringComparison.Ordinal);
        await using var scope = served.App.Services.CreateAsyncScope();
        var course = new Id<Work.Courses.CourseRow>(Guid.Parse(booking.Split('/')[2]));
        var offered = Assert.IsType<OffersFound.Offered>(await scope.ServiceProvider.GetRequiredService<OfferPlaces>().RunAsync(course, BookingWish.None, anew: false, 1, Cancel));
        Assert.IsType<CourseBooked.Kept>(await scope.ServiceProvider.GetRequiredService<BookCourse>().RunAsync($"{Guid.CreateVersion7()}", course, 0, offered.Offers[0].Places, Cancel));
        Assert.DoesNotContain(booking, await TextAsync(reception, "/today"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reception_still_plans_nothing_itself()
    {
        var cleared = await ClearedPatient.ComeAsync(served, family: "Сама");
        using var reception = await EnteredAsync("reception");
        var caller = $"/callers/{cleared.Patient}";

        using var tried = await reception.SendAsync(caller, caller, ("_handler", "plan-proposal"), ("Key", $"{Guid.CreateVersion7()}"));

        Assert.NotEqual(HttpStatusCode.Redirect, tried.StatusCode);
        await using var db = Db();
        Assert.False(await db.Courses.AnyAsync(c => c.PatientId == new Id<Carboxy.Patients.Patient>(cleared.Patient), Cancel));
    }

    [Fact]
    public async Task Injections_go_to_a_physician()
    {
        var cleared = await ClearedPatient.ComeAsync(served, Modality.Injection, family: "Уколова");
        using var reception = await EnteredAsync("reception");

        Assert.Contains("Hand over to a physician", await TextAsync(reception, $"/callers/{cleared.Patient}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_screening_takes_the_task_away()
    {
        var cleared = await ClearedPatient.ComeAsync(served, family: "Новоответова");
        using var reception = await EnteredAsync("reception");
        var caller = $"/callers/{cleared.Patient}";
        using var asked = await reception.SendAsync(caller, caller, ("_handler", "ask-for-course"));
        Assert.Contains("Новоответова", await TextAsync(reception, "/today"), StringComparison.Ordinal);

        await using (var db = Db())
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Screenings.Add(new()
            {
                Id = Id<ScreeningRecord>.New(now), Patient = new(cleared.Patient), Modality = Modality.NonInvasive, Zone = "face", On = served.App.Services.GetRequiredService<Clinic>().DayOf(now), RuleSet = "test",
                CaseJson = """{"goals":["S0-17"]}""", Verdict = Verdict.Excluded, ResultJson = """{"findings":[],"plan_flags":[]}""",
            });
            db.Note(new(Work.Audit.AuditKind.Create, "screening", Guid.CreateVersion7(), new(cleared.Patient)));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.DoesNotContain("Новоответова", await TextAsync(reception, "/today"), StringComparison.Ordinal);
    }

    async Task<Visitor> EnteredAsync(string role)
    {
        var visitor = served.NewVisitor("en");
        await visitor.EnterAsync(role);
        visitor.Client.DefaultRequestHeaders.Add("Cookie", "carboxy.language=en");
        return visitor;
    }

    static async Task<string> TextAsync(Visitor visitor, string path) => WebUtility.HtmlDecode((await visitor.ReadAsync(path)).Html);

    ClinicDb Db()
    {
        var services = served.App.Services;
        return services.GetRequiredService<ClinicStore>().Open(new(services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), TimeProvider.System);
    }

    [GeneratedRegex("href=\"(?<to>/courses/[0-9a-f-]{36}/book)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Booking();
}
