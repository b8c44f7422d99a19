using System.Data.Common;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

public sealed class ClearanceTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_clearance_is_kept_as_it_was_granted(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();
        var screening = Treated.Screening(clinic, patient, Verdict.Cleared);
        var granted = Clearance.From(screening, clinic.Clock.Now)!;

        await Treated.SaveAsync(clinic, patient, screening, granted);

        await using var db = clinic.Db();
        var kept = await db.Clearances.SingleAsync(Cancel);
        Assert.Equal((granted.Id, granted.Patient, granted.Modality, granted.Zone, granted.GrantedOn, granted.ExpiresOn, granted.Screening, granted.Decision),
            (kept.Id, kept.Patient, kept.Modality, kept.Zone, kept.GrantedOn, kept.ExpiresOn, kept.Screening, kept.Decision));
        Assert.Equal(screening, await db.Screenings.SingleAsync(Cancel));
    }

    [Theory]
    [InlineData(Engine.Sqlite, Verdict.Excluded), InlineData(Engine.Postgres, Verdict.Excluded)]
    [InlineData(Engine.Sqlite, Verdict.PostponeUntil), InlineData(Engine.Postgres, Verdict.PostponeUntil)]
    [InlineData(Engine.Sqlite, Verdict.NeedsClinicianDecision), InlineData(Engine.Postgres, Verdict.NeedsClinicianDecision)]
    public async Task The_database_itself_refuses_a_clearance_that_nobody_granted(Engine engine, Verdict verdict)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();
        await Treated.SaveAsync(clinic, patient, Treated.Screening(clinic, patient, verdict));

        await Assert.ThrowsAnyAsync<DbException>(() => GrantBySqlAsync(clinic, "null"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_decision_not_to_treat_gives_no_clearance(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();
        var screening = Treated.Screening(clinic, patient, Verdict.NeedsClinicianDecision);
        await Treated.SaveAsync(clinic, patient, screening, Treated.Decision(clinic, screening, await clinic.PersonAsync(Roles.Physician), treat: false));

        await Assert.ThrowsAnyAsync<DbException>(() => GrantBySqlAsync(clinic, "(select d.id from decision d)"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_exclusion_cannot_be_decided_away(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();
        var screening = Treated.Screening(clinic, patient, Verdict.Excluded);
        await Treated.SaveAsync(clinic, patient, screening);
        var physician = await clinic.PersonAsync(Roles.Physician);

        await Assert.ThrowsAsync<DbUpdateException>(() => Treated.SaveAsync(clinic, patient, Treated.Decision(clinic, screening, physician, treat: true)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task No_session_starts_without_a_clearance_for_this_very_zone(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        await Treated.PatientAsync(clinic);
        const string Columns = "clinic_id, id, patient_id, course_id, number, clearance_id, modality, zone, consent_id, practitioner_id, on_day, started_at, state, events";

        // The course's own id serves as the id of a second session; all the rest is the first session's.
        Task<int> StartAsync(string clearance, string zone) => clinic.SqlAsync(
            $"insert into session ({Columns}) select clinic_id, course_id, patient_id, course_id, 2, {clearance}, modality, {zone}, consent_id, practitioner_id, on_day, started_at, state, 0 from session");

        await Assert.ThrowsAnyAsync<DbException>(() => StartAsync("null", "zone"));
        await Assert.ThrowsAnyAsync<DbException>(() => StartAsync("patient_id", "zone"));
        await Assert.ThrowsAnyAsync<DbException>(() => StartAsync("clearance_id", "'scalp'"));
        Assert.Equal(1, await StartAsync("clearance_id", "zone"));
    }

    static Task<int> GrantBySqlAsync(TestClinic clinic, string decision) => clinic.SqlAsync(
        $"insert into clearance (clinic_id, id, patient_id, modality, zone, granted_on, expires_on, screening_id, decision_id) select clinic_id, id, patient_id, modality, zone, on_day, on_day, id, {decision} from screening");
}
