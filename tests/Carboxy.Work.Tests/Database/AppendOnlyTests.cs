using System.Data.Common;
using Carboxy.Work.Screening;

namespace Carboxy.Work.Database;

public sealed class AppendOnlyTests(PostgresServer postgres)
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_written_in_a_record_is_neither_changed_nor_deleted(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        await Treated.PatientAsync(clinic);

        foreach (var (table, column) in new[]
                 {
                     ("audit_line", "actor"), ("patient_version", "content"), ("answer_sheet", "content"), ("screening", "verdict"), ("decision", "reason"), ("clearance", "zone"),
                     ("course_version", "content"), ("consent", "content"), ("consent_withdrawal", "reason"), ("consent_signature", "name"), ("other_procedure", "note"), ("session_event", "content"), ("same_day_check", "outcome"),
                     ("adverse_event", "content"), ("measurement", "content"), ("session_event_origin", "content"), ("session_conflict", "content"), ("session_settlement", "reason"),
                     ("note", "text"), ("note_cosign", "reason"), ("note_template", "body"), ("note_draft", "text"),
                     ("course_request", "actor"), ("decision_told", "actor"), ("matter", "why_ru"), ("matter_act", "words"),
                 })
        {
            var update = await Assert.ThrowsAnyAsync<DbException>(() => clinic.SqlAsync($"update {table} set {column} = 'x'"));
            var delete = await Assert.ThrowsAnyAsync<DbException>(() => clinic.SqlAsync($"delete from {table}"));
            Assert.Contains("append-only", update.Message, StringComparison.Ordinal);
            Assert.Contains("append-only", delete.Message, StringComparison.Ordinal);
        }

        foreach (var table in new[] { "patient", "course", "session" })
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<DbException>(() => clinic.SqlAsync($"delete from {table}"))).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_clinic_does_not_see_the_patients_of_another(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();
        await using var other = clinic.As(Id<Clinic>.New(clinic.Clock.Now));
        await using var own = clinic.Db();

        Assert.Null(await other.Patients.FindAsync([other.Clinic, patient.Id], TestContext.Current.CancellationToken));
        Assert.NotNull(await own.Patients.FindAsync([own.Clinic, patient.Id], TestContext.Current.CancellationToken));
    }
}
