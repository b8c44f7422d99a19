using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Patients;

/// <summary>Takes a new patient in, or changes what the clinic knows of one.</summary>
public sealed class SavePatient(ClinicDb db, TimeProvider clock)
{
    /// <summary>A new patient. The submission key comes from the form: the same form sent twice is one patient.</summary>
    public async Task<PatientSaved> RunAsync(string submission, PatientEntry entry, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await ProblemsAsync(entry, now, cancel) is { } wrong)
            return wrong;
        if (await AlreadyAsync(submission, cancel) is { } stored)
            return stored;

        var patient = entry.For(Id<Patient>.New(now));
        var row = db.Patients.Add(patient);
        row.Property<int>(PatientMap.Version).CurrentValue = 1;
        row.Property<DateTimeOffset>(PatientMap.CreatedAt).CurrentValue = now;
        db.Submissions.Add(new() { Key = submission, Record = "patient", RecordId = patient.Id.Value, At = now });
        await KeepAsync(patient, 1, now, cancel);
        db.Note(new(AuditKind.Create, "patient", patient.Id.Value, patient.Id));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            // The twin of this very form was faster.
            db.ChangeTracker.Clear();
            if (await AlreadyAsync(submission, cancel) is { } already)
                return already;
            throw;
        }

        return new PatientSaved.Saved(patient, 1);
    }

    /// <summary>Changes a patient who was read at a version. Whoever saves second sees what the first saved.</summary>
    public async Task<PatientSaved> RunAsync(Id<Patient> id, int version, PatientEntry entry, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await ProblemsAsync(entry, now, cancel) is { } wrong)
            return wrong;

        var yours = entry.For(id);
        if (await db.Patients.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } current)
            return new PatientSaved.Gone();
        var row = db.Entry(current);
        var stored = row.Property<int>(PatientMap.Version).CurrentValue;
        if (yours == current)
            return new PatientSaved.Saved(current, stored); // the same form twice, or nothing new
        if (stored != version)
            return await ClashAsync(id, version, yours, cancel);

        row.CurrentValues.SetValues(yours);
        row.Property<int>(PatientMap.Version).CurrentValue = version + 1;
        await KeepAsync(yours, version + 1, now, cancel);
        db.Note(new(AuditKind.Change, "patient", id.Value, id));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            return await ClashAsync(id, version, yours, cancel);
        }

        return new PatientSaved.Saved(yours, version + 1);
    }

    async Task KeepAsync(Patient patient, int version, DateTimeOffset now, CancellationToken cancel)
    {
        db.PatientVersions.Add(new() { PatientId = patient.Id, Version = version, At = now, Actor = db.Actor.Code, Content = PatientJson.Write(patient) });
        var keys = NameKeys.Of(patient).ToHashSet(StringComparer.Ordinal);
        var known = version == 1 ? [] : await db.PatientSearchKeys.Where(k => k.PatientId == patient.Id).ToListAsync(cancel);
        db.PatientSearchKeys.RemoveRange(known.Where(k => !keys.Contains(k.Key)));
        db.PatientSearchKeys.AddRange(keys.Except(known.Select(k => k.Key)).Select(key => new PatientSearchKey { Key = key, PatientId = patient.Id }));
    }

    async Task<PatientSaved.Wrong?> ProblemsAsync(PatientEntry entry, DateTimeOffset now, CancellationToken cancel)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        return entry.Problems(clinic.DayOf(now)) is { Count: > 0 } problems ? new(problems) : null;
    }

    async Task<PatientSaved?> AlreadyAsync(string submission, CancellationToken cancel) =>
        await db.Submissions.AsNoTracking().SingleOrDefaultAsync(s => s.Key == submission, cancel) is { } twin
            ? await StoredAsync(new(twin.RecordId), "sent_twice", cancel)
            : null;

    async Task<PatientSaved> ClashAsync(Id<Patient> id, int version, Patient yours, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var @base = await db.PatientVersions.AsNoTracking().SingleOrDefaultAsync(v => v.PatientId == id && v.Version == version, cancel);
        return await StoredAsync(id, "conflict", cancel) is not { } stored ? new PatientSaved.Gone()
            : stored.Patient == yours ? stored
            : new PatientSaved.Conflict(stored.Patient, yours, @base is null ? stored.Patient : PatientJson.Read(@base.Content), stored.Version);
    }

    Task<PatientSaved.Saved?> StoredAsync(Id<Patient> id, string why, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "patient", id.Value, id, why), async () =>
            await db.Patients.AsNoTracking().Where(p => p.Id == id).Select(p => new { p, Version = EF.Property<int>(p, PatientMap.Version) }).SingleOrDefaultAsync(cancel) is { } found
                ? new PatientSaved.Saved(found.p, found.Version)
                : null, cancel);
}
