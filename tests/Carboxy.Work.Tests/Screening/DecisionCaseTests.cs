using Carboxy.Screening;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Notes;

namespace Carboxy.Work.Screening;

public sealed class DecisionCaseTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<ScreeningRecord> CaseAsync(Writing writing, string family, string rule = "R-06")
    {
        writing.Clinic.Clock.Now += TimeSpan.FromMinutes(1);
        var patient = await writing.Clinic.PatientAsync(family);
        var record = new ScreeningRecord
        {
            Id = Id<ScreeningRecord>.New(writing.Clinic.Clock.Now), Patient = patient.Id, Modality = Modality.NonInvasive, Zone = "calf", On = writing.Treating.Today, RuleSet = RealKnowledgeVersion,
            CaseJson = """{"goals":["S0-17"]}""", Verdict = Verdict.NeedsClinicianDecision, ResultJson = $$"""{"findings":[{"rule":"{{rule}}","verdict":"needs_clinician_decision"}],"undetermined":[{"rule":"R-16","verdict":"x"}],"plan_flags":[]}""",
        };
        await Treated.SaveAsync(writing.Clinic, patient, record);
        return record;
    }

    static string RealKnowledgeVersion => Carboxy.Work.Knowledge.RealKnowledge.All.Rules!.Version;

    static Task<DecisionCase?> OpenAsync(Writing writing, ScreeningRecord one) => writing.AsAsync(writing.Physician, (OpenDecisionCase open) => open.RunAsync(one.Patient, one.Id, Cancel));

    static Task<ScreeningDecided> DecideAsync(Writing writing, ScreeningRecord one, DecisionEntry entry) => writing.AsAsync(writing.Physician, (DecideScreening decide) => decide.RunAsync(one.Id, entry, Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_page_shows_what_was_decided_in_like_cases_and_leads_to_the_next(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var (first, other, second) = (await CaseAsync(writing, "Первая"), await CaseAsync(writing, "Иная", "R-16"), await CaseAsync(writing, "Вторая"));
        Assert.IsType<ScreeningDecided.Resolved>(await DecideAsync(writing, first, new(Treat: true, "Duplex scan clean.") { Conditions = "No massage of the calves." }));

        var open = await OpenAsync(writing, second);

        Assert.Equal(("R-06", 1, 0), (open!.Like!.Rule, open.Like.Treated, open.Like.NotTreated));
        Assert.Equal("No massage of the calves.", Assert.Single(open.Like.Latest).Decision.Conditions);
        Assert.Equal((other.Id, 1), (open.Next!.Id, open.Others));
        Assert.Equal(0, (await OpenAsync(writing, other))!.Like!.Treated);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_postponement_needs_a_day_to_come_and_conditions_need_a_treatment(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var one = await CaseAsync(writing, "Первая");
        var today = writing.Treating.Today;

        Assert.IsType<ScreeningDecided.BadDay>(await DecideAsync(writing, one, new(Treat: false, "Later.") { Until = today }));
        Assert.IsType<ScreeningDecided.BadDay>(await DecideAsync(writing, one, new(Treat: false, "Later.") { Until = today.AddYears(3) }));
        Assert.IsType<ScreeningDecided.BadDay>(await DecideAsync(writing, one, new(Treat: true, "Now.") { Until = today.AddDays(3) }));
        Assert.IsType<ScreeningDecided.BadConditions>(await DecideAsync(writing, one, new(Treat: false, "No.") { Conditions = "Gently" }));
        Assert.IsType<ScreeningDecided.BadConditions>(await DecideAsync(writing, one, new(Treat: true, "Yes.") { Conditions = new string('x', 2001) }));
        Assert.IsType<ScreeningDecided.NoReason>(await DecideAsync(writing, one, new(Treat: false, " ") { Until = today.AddDays(30) }));

        var decided = Assert.IsType<ScreeningDecided.Resolved>(await DecideAsync(writing, one, new(Treat: false, "After the surgery.") { Until = today.AddDays(30) }));
        Assert.Equal((today.AddDays(30), null), (decided.Decision.Until, decided.Clearance));
        Assert.IsType<ScreeningDecided.Already>(await DecideAsync(writing, one, new(Treat: true, "After all.")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_case_that_waits_for_facts_stays_in_the_queue_after_the_others(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var (first, second) = (await CaseAsync(writing, "Первая"), await CaseAsync(writing, "Вторая"));
        Task<AskedFor> AskAsync(Actor who, string? words, string key = "ask") => writing.AsAsync(who, (AskBeforeDeciding ask) => ask.RunAsync(key, first.Id, words, Cancel));

        Assert.IsType<AskedFor.Refused>(await AskAsync(writing.Practitioner, "A scan"));
        Assert.IsType<AskedFor.Refused>(await AskAsync(writing.Physician, " "));
        Assert.IsType<AskedFor.Refused>(await AskAsync(writing.Physician, new string('x', 2001)));
        var asked = Assert.IsType<AskedFor.Kept>(await AskAsync(writing.Physician, "A duplex scan of the veins."));
        Assert.Equal(asked.Request.Id, Assert.IsType<AskedFor.Kept>(await AskAsync(writing.Physician, "A duplex scan of the veins.")).Request.Id);

        var queue = await writing.AsAsync(writing.Physician, (PendingDecisions pending) => pending.RunAsync(Cancel));
        Assert.Equal([(second.Id, null), (first.Id, "A duplex scan of the veins.")], queue.Select(p => (p.Record.Id, p.Asked?.Words)));
        Assert.Null((await OpenAsync(writing, second))!.Next);
        Assert.IsType<ScreeningDecided.Resolved>(await DecideAsync(writing, first, new(Treat: true, "The scan is clean.")));
    }

    [Fact]
    public async Task Whoever_is_no_physician_decides_nothing()
    {
        await using var writing = await Writing.OpenAsync(Engine.Sqlite, postgres);
        var one = await CaseAsync(writing, "Первая");

        Assert.IsType<ScreeningDecided.NotPhysician>(await writing.AsAsync(writing.Practitioner, (DecideScreening decide) => decide.RunAsync(one.Id, new(Treat: true, "Fine."), Cancel)));
    }
}
