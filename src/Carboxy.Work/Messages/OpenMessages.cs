using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>A message and the patient whom it is for.</summary>
public sealed record MessageLine(MessageRow Message, Patient Patient);

/// <summary>The outbox as the desk sees it.</summary>
/// <param name="CanSend">Whether somebody has set up how messages are sent.</param>
/// <param name="ToCall">No way to write; somebody has to call.</param>
/// <param name="Failed">Not delivered; somebody has to look.</param>
/// <param name="Waiting">The next to go, the nearest first.</param>
/// <param name="WaitingInAll">How many wait.</param>
/// <param name="Recent">What has ended lately, the latest first.</param>
public sealed record MessageDesk(bool CanSend, IReadOnlyList<MessageLine> ToCall, IReadOnlyList<MessageLine> Failed, IReadOnlyList<MessageLine> Waiting, int WaitingInAll, IReadOnlyList<MessageLine> Recent);

/// <summary>
/// Reads the outbox. Like every list of the desk it shows names and states and nothing that was said, so it leaves no line of audit.
/// </summary>
public sealed class OpenMessages(ClinicDb db)
{
    const int Shown = 50, OfOnePatient = 20;

    public async Task<MessageDesk> RunAsync(CancellationToken cancel)
    {
        var failed = await db.Messages.AsNoTracking().Where(m => m.State == MessageState.Failed).OrderByDescending(m => m.EndedAt).ThenBy(m => m.PatientId).ThenBy(m => m.Kind).Take(2 * Shown).ToListAsync(cancel);
        var waits = db.Messages.AsNoTracking().Where(m => m.State == MessageState.Waiting || m.State == MessageState.Sending);
        var waiting = await waits.OrderBy(m => m.DueAt).ThenBy(m => m.PatientId).ThenBy(m => m.Kind).Take(Shown).ToListAsync(cancel);
        var recent = await db.Messages.AsNoTracking().Where(m => m.State == MessageState.Sent || (m.State == MessageState.Dropped && m.Why != MessageEnds.Joined)).OrderByDescending(m => m.EndedAt).ThenBy(m => m.PatientId).ThenBy(m => m.Kind).Take(Shown).ToListAsync(cancel);
        var ids = failed.Concat(waiting).Concat(recent).Select(m => m.PatientId).Distinct().ToList();
        var patients = await db.Patients.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return new(await CanSendAsync(cancel), Of(failed.Where(m => m.Why == MessageEnds.NoAddress)), Of(failed.Where(m => m.Why != MessageEnds.NoAddress)), Of(waiting), await waits.CountAsync(cancel), Of(recent));

        List<MessageLine> Of(IEnumerable<MessageRow> rows) => [.. rows.Select(r => new MessageLine(r, patients[r.PatientId]))];
    }

    /// <summary>How many wait for somebody to call or to look.</summary>
    public async Task<int> ToDoAsync(CancellationToken cancel) => await db.Messages.CountAsync(m => m.State == MessageState.Failed, cancel);

    public async Task<bool> CanSendAsync(CancellationToken cancel)
    {
        var (settings, _) = await KeepMessageSettings.ReadAsync(db, cancel);
        return (await db.Clinics.AsNoTracking().Where(c => c.Id == db.Clinic).Select(c => c.IsDemo).SingleAsync(cancel) ? settings.InDemo() : settings).CanSend;
    }

    /// <summary>What waits to be said about the bookings of a course; null where nothing does.</summary>
    public async Task<MessageRow?> OfCourseAsync(Id<CourseRow> course, CancellationToken cancel) =>
        await db.Messages.AsNoTracking().Where(m => m.CourseId == course && m.Kind == MessageKind.Booking && (m.State == MessageState.Waiting || m.State == MessageState.Sending)).OrderByDescending(m => m.FromVersion).FirstOrDefaultAsync(cancel);

    /// <summary>The patient, how they want to hear from the clinic, and their latest messages; null where there is no such patient.</summary>
    public Task<PatientMessages?> OfPatientAsync(Id<Patient> patient, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "message", null, patient, "patient_messages"), async () =>
            await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == patient, cancel) is { } found ? new PatientMessages(
                found,
                await db.ContactChoices.AsNoTracking().Where(c => c.PatientId == patient).OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancel),
                await db.Messages.AsNoTracking().Where(m => m.PatientId == patient).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.DueAt).ThenBy(m => m.Kind).ThenByDescending(m => m.FromVersion).Take(OfOnePatient).ToListAsync(cancel)) : null, cancel);
}

/// <summary>What a patient was told and is still to be told.</summary>
public sealed record PatientMessages(Patient Patient, ContactChoice? Choice, IReadOnlyList<MessageRow> Messages)
{
    public ContactWish Wish => Choice is { } made ? new(made.Way, made.Reminders, made.Aftercare) : ContactWish.Everything;
}
