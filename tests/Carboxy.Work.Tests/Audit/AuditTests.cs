using Carboxy.Work.Database;
using Carboxy.Work.Patients;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Audit;

public sealed class AuditTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Each_write_and_each_read_leaves_one_line(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        clinic.Actor = new Actor.Person(Guid.Parse("01890000-0000-7000-8000-000000000001"));
        var patient = await clinic.PatientAsync();
        await clinic.WithAsync((OpenPatient open) => open.RunAsync(patient.Id, "patient_page", Cancel));
        var unknown = await clinic.WithAsync((OpenPatient open) => open.RunAsync(new(Guid.Empty), "patient_page", Cancel));

        var lines = await clinic.WithAsync((AuditTrail trail) => trail.OfPatientAsync(patient.Id, 10, Cancel));

        Assert.Null(unknown);
        Assert.Equal([(2L, AuditKind.Read, "patient_page"), (1L, AuditKind.Create, null)], lines.Select(l => (l.Sequence, l.Kind, l.Why)));
        Assert.All(lines, line => Assert.Equal(("person:01890000-0000-7000-8000-000000000001", clinic.Clock.Now, patient.Id), (line.Actor, line.At, line.PatientId)));
        Assert.IsType<TrailVerified.Whole>(await VerifyAsync(clinic));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_clinical_row_without_a_line_is_not_saved(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var (patient, other) = (await clinic.PatientAsync(), await clinic.PatientAsync("Петрова"));
        await using var db = clinic.Db();
        db.AnswerSheets.Add(new() { PatientId = patient.Id, Version = 1, At = clinic.Clock.Now, Actor = "x", Content = "{}" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        db.Note(new(AuditKind.Read, "answer_sheet", null, patient.Id)); // a read is no leave to write
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        db.Note(new(AuditKind.Create, "answer_sheet", null, other.Id)); // nor is a line about somebody else
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());

        Assert.Empty(await db.AnswerSheets.AsNoTracking().ToListAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_save_that_fails_leaves_no_line(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();
        await using var db = clinic.Db();
        for (var twice = 0; twice < 2; twice++)
        {
            db.ChangeTracker.Clear();
            db.AnswerSheets.Add(new() { PatientId = patient.Id, Version = 1, At = clinic.Clock.Now, Actor = "x", Content = "{}" });
            db.Note(new(AuditKind.Create, "answer_sheet", null, patient.Id));
            if (twice == 0)
                await db.SaveChangesAsync(Cancel);
            else
                Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel))).IsTaken);
        }

        Assert.Equal(new TrailVerified.Whole(2), await VerifyAsync(clinic));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Many_at_once_write_one_unbroken_chain(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var patient = await clinic.PatientAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
                await clinic.WithAsync((OpenPatient open) => open.PatientAsync(patient.Id, "patient_page", Cancel));
        }, Cancel)));

        Assert.Equal(new TrailVerified.Whole(41), await VerifyAsync(clinic));
    }

    [Theory]
    [InlineData(Engine.Sqlite, "update audit_line set actor = 'nobody' where sequence = 2", "Tampered", 2)]
    [InlineData(Engine.Postgres, "update audit_line set actor = 'nobody' where sequence = 2", "Tampered", 2)]
    [InlineData(Engine.Sqlite, "update audit_line set at = '2020-01-01 00:00:00' where sequence = 3", "Tampered", 3)]
    [InlineData(Engine.Postgres, "update audit_line set at = '2020-01-01 00:00:00+00' where sequence = 3", "Tampered", 3)]
    [InlineData(Engine.Sqlite, "delete from audit_line where sequence = 2", "Missing", 2)]
    [InlineData(Engine.Postgres, "delete from audit_line where sequence = 2", "Missing", 2)]
    [InlineData(Engine.Sqlite, "delete from audit_line where sequence = 4", "Missing", 4)]
    [InlineData(Engine.Postgres, "delete from audit_line where sequence = 4", "Missing", 4)]
    public async Task A_line_that_somebody_touched_is_named(Engine engine, string touch, string found, long sequence)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        for (var i = 0; i < 4; i++)
            await clinic.PatientAsync();
        foreach (var trigger in engine == Engine.Sqlite ? new[] { "audit_line_no_update", "audit_line_no_delete" } : ["audit_line_append_only on audit_line"])
            await clinic.SqlAsync($"drop trigger {trigger}");

        await clinic.SqlAsync(touch);

        TrailVerified expected = found == "Missing" ? new TrailVerified.Missing(sequence) : new TrailVerified.Tampered(sequence);
        Assert.Equal(expected, await VerifyAsync(clinic));
    }

    [Theory, InlineData("Иванова"), InlineData("Anna Ivanova"), InlineData(""), InlineData("left; drop")]
    public void A_line_has_no_room_for_a_name(string text) =>
        Assert.Throws<ArgumentException>(() => new AuditNote(AuditKind.Read, "patient", null, null, text));

    static Task<TrailVerified> VerifyAsync(TestClinic clinic) => clinic.WithAsync((AuditTrail trail) => trail.VerifyAsync(Cancel));
}
