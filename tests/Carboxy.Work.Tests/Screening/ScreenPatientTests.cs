using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

public sealed class ScreenPatientTests(PostgresServer postgres)
{
    static readonly Wish Face = new("face", ["S0-17"], SideBySide.Both);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Somebody_well_is_cleared_both_ways_and_the_verdict_replays_to_the_letter(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await WellAsync(clinic);

        var done = Assert.IsType<PatientScreened.Done>(await ScreenAsync(clinic, "once", patient, Face));

        Assert.Equal([Modality.NonInvasive, Modality.Injection], done.Records.Select(r => r.Modality));
        Assert.All(done.Records, r => Assert.Equal(Verdict.Cleared, r.Verdict));
        Assert.Equal(2, done.Clearances.Count);
        foreach (var record in done.Records)
            Assert.IsType<Replayed.Same>(await clinic.WithAsync((ReplayScreening replay) => replay.RunAsync(record.Id, Cancel)));
        Assert.IsType<TrailVerified.Whole>(await clinic.WithAsync((AuditTrail trail) => trail.VerifyAsync(Cancel)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_verdict_is_replayed_by_the_rules_of_its_day_after_the_files_have_changed(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await WellAsync(clinic);
        var done = Assert.IsType<PatientScreened.Done>(await ScreenAsync(clinic, "once", patient, Face));

        // Another program with other rules finds the texts beside the verdict.
        await using var db = clinic.Db();
        var kept = await db.RuleSets.SingleAsync(Cancel);
        var later = await clinic.WithAsync((RuleSets sets) => Task.FromResult(sets.Current));
        var read = Knowledge.RuleSetFiles.FromJson(kept.Files).Load(new());

        Assert.Equal(later.Version, kept.Version);
        Assert.Equal(kept.Version, read!.Version);
        Assert.Equal(done.First.ResultJson, ScreenedJson.Write(Screen.Decide(read, ScreeningReading.CaseOf(done.First, read)!)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_form_sent_twice_is_one_screening(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await WellAsync(clinic);

        var both = await Task.WhenAll(ScreenAsync(clinic, "key", patient, Face), ScreenAsync(clinic, "key", patient, Face));
        var again = Assert.IsType<PatientScreened.Done>(await ScreenAsync(clinic, "key", patient, Face));

        await using var db = clinic.Db();
        Assert.Equal(2, await db.Screenings.CountAsync(Cancel));
        Assert.All(both, one => Assert.Equal(again.First.Id, Assert.IsType<PatientScreened.Done>(one).First.Id));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Silence_clears_nobody(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();

        var done = Assert.IsType<PatientScreened.Done>(await ScreenAsync(clinic, "k", patient.Id, Face));

        Assert.All(done.Records, r => Assert.Equal(Verdict.NeedsClinicianDecision, r.Verdict));
        Assert.Empty(done.Clearances);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_physician_signs_what_the_rules_leave_open_and_nobody_else_does(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await WellAsync(clinic, ("dx", """[{"icd10":"I83.9","status":"current"}]"""));
        var record = Assert.IsType<PatientScreened.Done>(await ScreenAsync(clinic, "k", patient, Face with { Modalities = [Modality.NonInvasive] })).First;
        Assert.Single(await clinic.WithAsync((PendingDecisions pending) => pending.RunAsync(Cancel)));

        clinic.Actor = new Actor.Person(await clinic.PersonAsync(Roles.Practitioner));
        Assert.IsType<ScreeningDecided.NotPhysician>(await DecideAsync(clinic, record.Id, "because"));
        clinic.Actor = new Actor.Person(await clinic.PersonAsync(Roles.Physician));
        Assert.IsType<ScreeningDecided.NoReason>(await DecideAsync(clinic, record.Id, "  \n"));
        var signed = Assert.IsType<ScreeningDecided.Resolved>(await DecideAsync(clinic, record.Id, "УЗИ вен в норме"));

        Assert.Equal(record.On.AddDays(Clearance.DaysValid), signed.Clearance!.ExpiresOn);
        Assert.IsType<ScreeningDecided.Already>(await DecideAsync(clinic, record.Id, "again"));
        Assert.Empty(await clinic.WithAsync((PendingDecisions pending) => pending.RunAsync(Cancel)));
        var opened = await clinic.WithAsync((OpenScreening open) => open.RunAsync(patient, record.Id, "test", Cancel));
        Assert.Equal("Dr Test", opened!.Ways.Single().Physician);
        Assert.Equal(Modality.Injection, opened.Other!.Case.Modality);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "dx", """[{"icd10":"I20.9","status":"current"}]""", Verdict.Excluded)]
    [InlineData(Engine.Postgres, "infection_now", "\"influenza\"", Verdict.PostponeUntil)]
    public async Task An_exclusion_and_a_postponement_cannot_be_signed_away(Engine engine, string fact, string value, Verdict verdict)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await WellAsync(clinic, (fact, value));
        var record = Assert.IsType<PatientScreened.Done>(await ScreenAsync(clinic, "k", patient, Face)).First;
        clinic.Actor = new Actor.Person(await clinic.PersonAsync(Roles.Physician));

        var refused = Assert.IsType<ScreeningDecided.NotOpen>(await DecideAsync(clinic, record.Id, "because"));

        Assert.Equal(verdict, refused.Verdict);
        Assert.NotNull(refused.Refusal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_newer_screening_takes_the_place_of_the_one_that_waits(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await WellAsync(clinic, ("dx", """[{"icd10":"I83.9","status":"current"}]"""));
        var first = Assert.IsType<PatientScreened.Done>(await ScreenAsync(clinic, "1", patient, Face)).First;
        clinic.Clock.Now = clinic.Clock.Now.AddMinutes(5);
        await ScreenAsync(clinic, "2", patient, Face);
        clinic.Actor = new Actor.Person(await clinic.PersonAsync(Roles.Physician));

        Assert.IsType<ScreeningDecided.Superseded>(await DecideAsync(clinic, first.Id, "because"));
        Assert.DoesNotContain(await clinic.WithAsync((PendingDecisions pending) => pending.RunAsync(Cancel)), p => p.Record.Id == first.Id);
    }

    static Task<PatientScreened> ScreenAsync(TestClinic clinic, string key, Id<Patient> patient, Wish wish) =>
        clinic.WithAsync((ScreenPatient screen) => screen.RunAsync(key, patient, wish, Cancel));

    static Task<ScreeningDecided> DecideAsync(TestClinic clinic, Id<ScreeningRecord> id, string reason) =>
        clinic.WithAsync((DecideScreening decide) => decide.RunAsync(id, new(Treat: true, reason), Cancel));

    /// <summary>A woman of 40 who answered no to everything, but for what is given.</summary>
    internal static async Task<Id<Patient>> WellAsync(TestClinic clinic, params (string Fact, string Value)[] but)
    {
        var patient = await clinic.PatientAsync(with: p => p.Entry = p.Entry with { BirthDate = new(1985, 5, 5), Sex = Sex.Female });
        var values = AnswerWords.YesNoQuestions.Keys.ToDictionary(fact => fact, _ => "\"no\"");
        foreach (var (fact, value) in (ReadOnlySpan<(string, string)>)[("dx", "[]"), ("drugs", "[]"), ("recent", "[]"), ("sessions", "[]"), ("allergies", "[]"), ("cancer", "\"no\""),
            ("infection_now", "\"no\""), ("skin_zone", "[\"intact\"]"), ("temp_c", "36.6"), ("bp", """{"systolic":120,"diastolic":75}"""), ("acne_iga", "0"), ("lmp", "\"2026-03-01\""), .. but])
            values[fact] = value;
        Assert.IsType<AnswersSaved.Saved>(await clinic.WithAsync((SaveAnswers save) => save.RunAsync(patient.Id, new(0, values, AnsweredBy.Staff), Cancel)));
        return patient.Id;
    }
}
