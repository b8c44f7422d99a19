using Carboxy.Screening;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Notes;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>A patient hears what a physician decided: from the desk, once, and nobody is called in vain.</summary>
public sealed class DecisionsToTellTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed record Decided(Carboxy.Patients.Patient Patient, ScreeningRecord Screening, Decision Decision, Clearance? Clearance);

    /// <summary>A screening that a physician has decided a minute after the one before.</summary>
    static async Task<Decided> DecideAsync(Writing writing, string family, bool treat, int? days = null)
    {
        var clinic = writing.Clinic;
        clinic.Clock.Now += TimeSpan.FromMinutes(1);
        var patient = await clinic.PatientAsync(family);
        var screening = Treated.Screening(clinic, patient, Verdict.NeedsClinicianDecision) with { On = writing.Treating.Today };
        await Treated.SaveAsync(clinic, patient, screening);
        var entry = new DecisionEntry(treat, "Seen.") { Until = days is { } later ? writing.Treating.Today.AddDays(later) : null };
        var resolved = Assert.IsType<ScreeningDecided.Resolved>(await writing.AsAsync(writing.Physician, (DecideScreening decide) => decide.RunAsync(screening.Id, entry, Cancel)));
        return new(patient, screening, resolved.Decision, resolved.Clearance);
    }

    static Task<IReadOnlyList<DecisionToTell>> ListAsync(Writing writing) => writing.AsAsync(writing.Reception, (DecisionsToTell list) => list.RunAsync(Cancel));

    static Task<bool> TellAsync(Writing writing, Id<Decision> one) => writing.AsAsync(writing.Reception, (TellDecision tell) => tell.RunAsync(one, Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_decision_waits_until_its_patient_was_told(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var (yes, no, later) = (await DecideAsync(writing, "Допущен", treat: true), await DecideAsync(writing, "Нельзя", treat: false), await DecideAsync(writing, "Позже", treat: false, days: 30));

        Assert.Equal(
            [(yes.Decision.Id, yes.Patient.Id, true, null), (no.Decision.Id, no.Patient.Id, false, null), (later.Decision.Id, later.Patient.Id, false, later.Decision.Until)],
            (await ListAsync(writing)).Select(d => (d.Id, d.Patient.Id, d.Treat, d.Until)));

        Assert.True(await TellAsync(writing, no.Decision.Id));
        Assert.True(await TellAsync(writing, no.Decision.Id));
        Assert.False(await TellAsync(writing, Id<Decision>.New(writing.Clinic.Clock.Now)));
        Assert.Equal([yes.Decision.Id, later.Decision.Id], (await ListAsync(writing)).Select(d => d.Id));
        await using var db = writing.Clinic.Db();
        var kept = await db.DecisionsTold.SingleAsync(Cancel);
        Assert.Equal((writing.Reception.Code, no.Patient.Id), (kept.Actor, kept.PatientId));
        Assert.Equal(1, await db.AuditLines.CountAsync(l => l.Record == "decision_told" && l.PatientId == no.Patient.Id, Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Nobody_is_called_who_is_to_get_a_course_or_was_screened_anew_or_after_two_weeks(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var clinic = writing.Clinic;
        var (asked, screened, waits) = (await DecideAsync(writing, "Ждёт", treat: true), await DecideAsync(writing, "Заново", treat: true), await DecideAsync(writing, "Молчит", treat: true));

        Assert.True(await writing.AsAsync(writing.Reception, (AskForCourse ask) => ask.RunAsync(asked.Patient.Id, asked.Clearance!.Id, Cancel)));
        clinic.Clock.Now += TimeSpan.FromMinutes(1);
        await Treated.SaveAsync(clinic, screened.Patient, Treated.Screening(clinic, screened.Patient, Verdict.Excluded) with { On = writing.Treating.Today });

        Assert.Equal(waits.Decision.Id, Assert.Single(await ListAsync(writing)).Id);
        clinic.Clock.Now = waits.Decision.At.AddDays(DecisionsToTell.Days);
        Assert.Single(await ListAsync(writing));
        clinic.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Empty(await ListAsync(writing));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_who_tell_at_once_keep_it_once(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var one = await DecideAsync(writing, "Вдвоём", treat: true);
        writing.Clinic.Actor = writing.Reception;

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => writing.Clinic.WithAsync((TellDecision tell) => tell.RunAsync(one.Decision.Id, Cancel)), Cancel)));

        Assert.Equal([true, true, true, true], told);
        await using var db = writing.Clinic.Db();
        Assert.Equal(1, await db.DecisionsTold.CountAsync(Cancel));
    }
}
