using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Patients;

public sealed class SavePatientTests(PostgresServer postgres)
{
    static readonly PatientEntry Anna = new() { FamilyName = " Иванова ", GivenName = "Анна", MiddleName = "  ", Phone = "8 (916) 123-45-67", Email = "anna@mail.example", BirthDate = new(1985, 3, 12), Sex = Sex.Female };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_is_kept_tidily(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);

        var saved = Assert.IsType<PatientSaved.Saved>(await AddAsync(clinic, "form-1", Anna));

        var record = await clinic.WithAsync((OpenPatient open) => open.RunAsync(saved.Patient.Id, "patient_page", Cancel));
        Assert.Equal(saved.Patient, record!.Patient);
        Assert.Equal(("Иванова", null, "+79161234567", 1), (record.Patient.FamilyName, record.Patient.MiddleName, record.Patient.Phone, record.Version));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_form_sent_twice_is_one_patient(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AddAsync(clinic, "form-1", Anna), Cancel)));

        Assert.Single(sent.Select(s => Assert.IsType<PatientSaved.Saved>(s).Patient.Id).Distinct());
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Patients.CountAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whoever_saves_second_sees_the_first_ones_change_and_can_merge(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var saved = Assert.IsType<PatientSaved.Saved>(await AddAsync(clinic, "form-1", Anna));
        var entry = PatientEntry.Of(saved.Patient);

        var first = await ChangeAsync(clinic, saved, entry with { FamilyName = "Петрова", Email = "new@mail.example" });
        var second = await ChangeAsync(clinic, saved, entry with { FamilyName = "Сидорова", Phone = "+79990000000" });

        Assert.Equal(2, Assert.IsType<PatientSaved.Saved>(first).Version);
        var conflict = Assert.IsType<PatientSaved.Conflict>(second);
        Assert.Equal(
            [new FieldMerge("FamilyName", "Иванова", "Петрова", "Сидорова"), new("Phone", "+79161234567", "+79161234567", "+79990000000"), new("Email", "anna@mail.example", "new@mail.example", "anna@mail.example")],
            conflict.Fields);
        Assert.Equal(["FamilyName"], conflict.Fields.Where(f => f.Clashes).Select(f => f.Field));
        Assert.Equal(("Петрова", "+79990000000", "new@mail.example"), (conflict.Proposed.FamilyName, conflict.Proposed.Phone, conflict.Proposed.Email));

        var merged = await clinic.WithAsync((SavePatient save) => save.RunAsync(saved.Patient.Id, conflict.Version, PatientEntry.Of(conflict.Proposed), Cancel));
        Assert.Equal(3, Assert.IsType<PatientSaved.Saved>(merged).Version);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_two_who_save_at_the_same_moment_nothing_is_lost(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var saved = Assert.IsType<PatientSaved.Saved>(await AddAsync(clinic, "form-1", Anna));

        var ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => ChangeAsync(clinic, saved, PatientEntry.Of(saved.Patient) with { GivenName = $"Анна{i}" }), Cancel)));

        Assert.Single(ends, e => e is PatientSaved.Saved);
        Assert.Equal(3, ends.Count(e => e is PatientSaved.Conflict));
        await using var db = clinic.Db();
        Assert.Equal(2, await db.PatientVersions.CountAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_changed_name_is_found_and_the_old_one_is_not(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var saved = Assert.IsType<PatientSaved.Saved>(await AddAsync(clinic, "form-1", Anna));

        await ChangeAsync(clinic, saved, PatientEntry.Of(saved.Patient) with { FamilyName = "Щукина" });

        Assert.Single(await clinic.WithAsync((FindPatients find) => find.RunAsync("Shchuk", 10, Cancel)));
        Assert.Single(await clinic.WithAsync((FindPatients find) => find.RunAsync("Анна 4567", 10, Cancel)));
        Assert.Empty(await clinic.WithAsync((FindPatients find) => find.RunAsync("Иванова", 10, Cancel)));
    }

    [Fact]
    public async Task What_cannot_be_right_is_said_at_its_field()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);

        var wrong = Assert.IsType<PatientSaved.Wrong>(await AddAsync(clinic, "f", new() { FamilyName = " ", GivenName = "А\nБ", Phone = "call me", Email = "a@b", BirthDate = new(2026, 3, 11) }));

        Assert.Equal(["BirthDate", "Email", "FamilyName", "GivenName", "Phone"], wrong.Problems.Keys.Order(StringComparer.Ordinal));
        Assert.IsType<PatientSaved.Gone>(await clinic.WithAsync((SavePatient save) => save.RunAsync(new(Guid.Empty), 1, Anna, Cancel)));
    }

    static Task<PatientSaved> AddAsync(TestClinic clinic, string form, PatientEntry entry) =>
        clinic.WithAsync((SavePatient save) => save.RunAsync(form, entry, Cancel));

    static Task<PatientSaved> ChangeAsync(TestClinic clinic, PatientSaved.Saved read, PatientEntry entry) =>
        clinic.WithAsync((SavePatient save) => save.RunAsync(read.Patient.Id, read.Version, entry, Cancel));
}
