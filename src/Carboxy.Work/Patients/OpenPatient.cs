using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Outcomes;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Patients;

/// <summary>Everything that the patient's page shows.</summary>
public sealed record PatientRecord
{
    public required Patient Patient { get; init; }

    public required int Version { get; init; }

    /// <summary>The latest answers, if any were given.</summary>
    public required AnswerSheet? Answers { get; init; }

    /// <summary>Latest first.</summary>
    public required IReadOnlyList<ScreeningRecord> Screenings { get; init; }

    public required IReadOnlyList<Decision> Decisions { get; init; }

    public required IReadOnlyList<Clearance> Clearances { get; init; }

    public required IReadOnlyList<CourseRow> Courses { get; init; }

    public required IReadOnlyList<PlannedSession> PlannedSessions { get; init; }

    public required IReadOnlyList<ConsentRow> Consents { get; init; }

    public required IReadOnlyList<ConsentWithdrawal> Withdrawals { get; init; }

    public required IReadOnlyList<OtherProcedureRow> OtherProcedures { get; init; }

    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    public required IReadOnlyList<AdverseEventRow> AdverseEvents { get; init; }

    public required IReadOnlyList<MeasurementRow> Measurements { get; init; }
}

/// <summary>Opens a patient's record for reading; the line of audit is written in the same transaction.</summary>
public sealed class OpenPatient(ClinicDb db)
{
    const int LatestScreenings = 20;

    /// <summary>The record, or null where the clinic has no such patient. The reason is a code such as <c>patient_page</c>.</summary>
    public Task<PatientRecord?> RunAsync(Id<Patient> id, string why, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "patient", id.Value, id, why), () => ReadAsync(id, cancel), cancel);

    /// <summary>The record with its stream, in one transaction with one line of audit.</summary>
    /// <param name="id">Which patient.</param>
    /// <param name="clinical">Notes and what waits for a physician too; only for those who treat.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<PatientFile?> PageAsync(Id<Patient> id, bool clinical, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "patient", id.Value, id, "patient_page"), async () =>
            await ReadAsync(id, cancel) is { } record ? new PatientFile(record, await PatientStories.ReadAsync(db, record, clinical, cancel)) : null, cancel);

    /// <summary>The patient alone, for a page that needs no more.</summary>
    public Task<Patient?> PatientAsync(Id<Patient> id, string why, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "patient", id.Value, id, why), () => db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel), cancel);

    async Task<PatientRecord?> ReadAsync(Id<Patient> id, CancellationToken cancel)
    {
        if (await db.Patients.AsNoTracking().Where(p => p.Id == id).Select(p => new { Patient = p, Version = EF.Property<int>(p, PatientMap.Version) }).SingleOrDefaultAsync(cancel) is not { } found)
            return null;
        var screenings = await db.Screenings.AsNoTracking().Where(s => s.Patient == id).OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Take(LatestScreenings).ToListAsync(cancel);
        var judged = screenings.ConvertAll(s => s.Id);
        return new()
        {
            Patient = found.Patient,
            Version = found.Version,
            Screenings = screenings,
            Answers = await db.AnswerSheets.AsNoTracking().Where(a => a.PatientId == id).OrderByDescending(a => a.Version).FirstOrDefaultAsync(cancel),
            Decisions = judged.Count == 0 ? [] : await db.Decisions.AsNoTracking().Where(d => judged.Contains(d.Screening)).ToListAsync(cancel),
            // Of two from one day the gentler way comes first.
            Clearances = await db.Clearances.AsNoTracking().Where(c => c.Patient == id).OrderByDescending(c => c.ExpiresOn).ThenByDescending(c => c.Modality).ThenBy(c => c.Id).ToListAsync(cancel),
            Courses = await db.Courses.AsNoTracking().Where(c => c.PatientId == id).OrderByDescending(c => c.CreatedAt).ToListAsync(cancel),
            PlannedSessions = await db.PlannedSessions.AsNoTracking().Where(s => s.PatientId == id).OrderBy(s => s.OnDay).ToListAsync(cancel),
            Consents = await db.Consents.AsNoTracking().Where(c => c.PatientId == id).OrderByDescending(c => c.SignedAt).ToListAsync(cancel),
            Withdrawals = await db.ConsentWithdrawals.AsNoTracking().Where(w => w.PatientId == id).ToListAsync(cancel),
            OtherProcedures = await db.OtherProcedures.AsNoTracking().Where(o => o.PatientId == id).OrderByDescending(o => o.OnDay).ToListAsync(cancel),
            Sessions = await db.Sessions.AsNoTracking().Where(s => s.PatientId == id).OrderByDescending(s => s.OnDay).ToListAsync(cancel),
            AdverseEvents = await db.AdverseEvents.AsNoTracking().Where(a => a.PatientId == id).OrderByDescending(a => a.StartedAt).ToListAsync(cancel),
            Measurements = await db.Measurements.AsNoTracking().Where(m => m.PatientId == id).OrderBy(m => m.OnDay).ToListAsync(cancel),
        };
    }
}
