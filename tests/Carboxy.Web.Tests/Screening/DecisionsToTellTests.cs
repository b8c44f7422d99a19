using System.Net;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Screening;

/// <summary>Who speaks with patients sees on the page of the day what physicians have decided, and says with one press that the patient knows.</summary>
public sealed class DecisionsToTellTests(Served served) : IClassFixture<Served>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_is_told_of_a_decision_without_its_reason_until_it_says_that_the_patient_knows()
    {
        using var reception = await EnteredAsync("reception");
        using var owner = await EnteredAsync("owner");
        var decision = await DecideAsync("Решаева");

        var waiting = await TodayAsync(reception);
        Assert.Contains("A physician has decided: tell the patient", waiting, StringComparison.Ordinal);
        Assert.Contains("Решаева", waiting, StringComparison.Ordinal);
        Assert.Contains("not cleared", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("Varices as thick as a finger", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("Решаева", await TodayAsync(owner), StringComparison.Ordinal);

        using var notTheirs = await owner.SendAsync("/today", "/today", ("_handler", "told"), ("Told", $"{decision}"));
        using var nonsense = await reception.SendAsync("/today", "/today", ("_handler", "told"), ("Told", "nonsense"));
        Assert.Contains("Решаева", await TodayAsync(reception), StringComparison.Ordinal);
        using var told = await reception.SendAsync("/today", "/today", ("_handler", "told"), ("Told", $"{decision}"));
        using var again = await reception.SendAsync("/today", "/today", ("_handler", "told"), ("Told", $"{decision}"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (told.StatusCode, again.StatusCode));
        Assert.DoesNotContain("Решаева", await TodayAsync(reception), StringComparison.Ordinal);
    }

    /// <summary>A physician declines to treat somebody who is not in the house.</summary>
    async Task<Id<Decision>> DecideAsync(string family)
    {
        var services = served.App.Services;
        var now = TimeProvider.System.GetUtcNow();
        var cleared = await Courses.ClearedPatient.ComeAsync(served, Modality.Injection, family: family);
        await using var db = services.GetRequiredService<ClinicStore>().Open(new(services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), TimeProvider.System);
        var screening = new ScreeningRecord
        {
            Id = Id<ScreeningRecord>.New(now), Patient = new(cleared.Patient), Modality = Modality.Injection, Zone = "calf", On = services.GetRequiredService<Clinic>().DayOf(now), RuleSet = "test",
            CaseJson = """{"goals":["S0-17"]}""", Verdict = Verdict.NeedsClinicianDecision, ResultJson = """{"findings":[],"plan_flags":[]}""",
        };
        db.Screenings.Add(screening);
        db.Note(new(AuditKind.Create, "screening", screening.Id.Value, screening.Patient));
        await db.SaveChangesAsync(Cancel);
        var physician = await db.PersonRoles.Where(r => r.Role == Roles.Physician).Select(r => r.PersonId).FirstAsync(Cancel);
        await using var acting = services.GetRequiredService<ClinicStore>().Open(new(db.Clinic, new Actor.Person(physician)), TimeProvider.System);
        return Assert.IsType<ScreeningDecided.Resolved>(await new DecideScreening(acting, services.GetRequiredService<Work.Directing.DeskNews>()).RunAsync(screening.Id, new(Treat: false, "Varices as thick as a finger."), Cancel)).Decision.Id;
    }

    async Task<Visitor> EnteredAsync(string role)
    {
        var visitor = served.NewVisitor("en");
        await visitor.EnterAsync(role);
        visitor.Client.DefaultRequestHeaders.Add("Cookie", "carboxy.language=en");
        return visitor;
    }

    static async Task<string> TodayAsync(Visitor visitor) => WebUtility.HtmlDecode((await visitor.ReadAsync("/today")).Html);
}
