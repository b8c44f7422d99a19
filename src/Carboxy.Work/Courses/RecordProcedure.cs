using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>Another procedure as the form tells of it.</summary>
/// <param name="Released">After surgery: whether the surgeon has released the patient; null where nobody has said.</param>
/// <param name="Replaces">The entry that this one corrects.</param>
public sealed record ProcedureEntry(string Kind, string? Zone, DateOnly? On, Truth Released, string? Note, Id<OtherProcedureRow>? Replaces = null);

/// <summary>What came of recording another procedure.</summary>
public abstract record ProcedureRecorded
{
    public sealed record Kept(Id<OtherProcedureRow> Id) : ProcedureRecorded;

    /// <summary>Problems by the name of their field.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : ProcedureRecorded;

    public sealed record Gone : ProcedureRecorded;
}

/// <summary>What a patient's page of other procedures shows.</summary>
public sealed record ProcedureList(Patient Patient, IReadOnlyList<OtherProcedureRow> InForce, DateOnly Today);

/// <summary>Records what else was done to a patient's skin or body; the spacing of sessions looks here.</summary>
public sealed class RecordProcedure(ClinicDb db, ClinicKnowledge knowledge, MoveExpectedDays expected, TimeProvider clock)
{
    const int LongestNote = 1000;

    public Task<ProcedureList?> ListAsync(Id<Patient> patient, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "other_procedure", null, patient, "procedures_page"), async () =>
        {
            if (await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == patient, cancel) is not { } found)
                return null;
            var rows = await db.OtherProcedures.AsNoTracking().Where(p => p.PatientId == patient).OrderByDescending(p => p.OnDay).ToListAsync(cancel);
            var corrected = rows.Select(r => r.ReplacesId).OfType<Id<OtherProcedureRow>>().ToHashSet();
            return new ProcedureList(found, [.. rows.Where(r => !corrected.Contains(r.Id))], await db.TodayAsync(cancel));
        }, cancel);

    public async Task<ProcedureRecorded> RunAsync(string submission, Id<Patient> patient, ProcedureEntry entry, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new ProcedureRecorded.Kept(new(made));
        if (!await db.Patients.AnyAsync(p => p.Id == patient, cancel))
            return new ProcedureRecorded.Gone();
        if (entry.Replaces is { } old && !await db.OtherProcedures.AnyAsync(p => p.Id == old && p.PatientId == patient, cancel))
            return new ProcedureRecorded.Gone();
        if (Problems(entry, await db.TodayAsync(cancel)) is { Count: > 0 } problems)
            return new ProcedureRecorded.Wrong(problems);

        var now = clock.GetUtcNow();
        var id = Id<OtherProcedureRow>.New(now);
        db.OtherProcedures.Add(new()
        {
            Id = id,
            PatientId = patient,
            Kind = entry.Kind,
            Zone = string.IsNullOrEmpty(entry.Zone) ? null : entry.Zone,
            OnDay = entry.On!.Value,
            Released = entry.Released,
            Note = string.IsNullOrWhiteSpace(entry.Note) ? null : entry.Note.Trim(),
            Actor = db.Actor.Code,
            At = now,
            ReplacesId = entry.Replaces,
        });
        db.Note(new(AuditKind.Create, "other_procedure", id.Value, patient));
        if (await db.SaveOnceAsync(submission, "other_procedure", id.Value, cancel) is { } twin)
            return new ProcedureRecorded.Kept(new(twin));
        await expected.RunAsync(patient);
        return new ProcedureRecorded.Kept(id);
    }

    Dictionary<string, Text> Problems(ProcedureEntry entry, DateOnly today)
    {
        var problems = new Dictionary<string, Text>();
        if (knowledge.Courses.Spacing.Find(entry.Kind) is null)
            problems["Kind"] = new("Выберите процедуру из списка. Если её нет, срок ожидания назначает врач.", "Choose the procedure from the list. If it is not there, a physician sets how long to wait.");
        if (entry.Zone is { Length: > 0 } zone && !knowledge.Zones.Knows(zone))
            problems["Zone"] = new("Такой зоны нет. Выберите из списка.", "There is no such zone. Choose from the list.");
        if (entry.On is not { } on || on > today || on < today.AddYears(-100))
            problems["On"] = new("Нужна дата не позже сегодняшней.", "A date is needed, today or earlier.");
        if (entry.Note is { Length: > LongestNote })
            problems["Note"] = new("Слишком длинно: не больше 1000 знаков.", "Too long: at most 1000 characters.");
        return problems;
    }
}
