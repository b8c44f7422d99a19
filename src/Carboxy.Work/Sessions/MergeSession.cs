using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>
/// Takes what a device recorded by itself into the session: in its order, each event once, nothing dropped. What
/// contradicts the record is kept beside it until somebody decides.
/// </summary>
public sealed class MergeSession(ClinicDb db, ClinicKnowledge knowledge, Calendars calendars, SessionNews news, TimeProvider clock)
{
    /// <summary>Two devices that send at once take turns; one that loses this often tries again by itself.</summary>
    const int Attempts = 8;

    /// <param name="id">Which session.</param>
    /// <param name="batch">What the device sends.</param>
    /// <param name="have">How many events the device has; whatever it is given beyond them is read, and says so in the audit.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SessionMerged> RunAsync(Id<SessionRow> id, DeviceBatch batch, int have, CancellationToken cancel)
    {
        if (batch.Events.Count > DeviceBatch.Most)
            return new SessionMerged.Refused(new(new($"Слишком много записей сразу: больше {DeviceBatch.Most}.", $"Too many entries at once: more than {DeviceBatch.Most}.")));
        for (var attempt = 1; ; attempt++)
        {
            var merged = await Again.WhenHinderedAsync(() => TryAsync(id, batch, have, cancel), cancel);
            if (merged is not null)
                return merged;
            if (attempt == Attempts)
                return new SessionMerged.Refused(new(new("Запись сейчас меняют другие экраны. Планшет повторит сам.", "Other screens are changing the record. The tablet will try again by itself.")));
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 30) * attempt), cancel);
        }
    }

    async Task<SessionMerged?> TryAsync(Id<SessionRow> id, DeviceBatch batch, int have, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } row || await SessionFiles.FindAsync(db, id, cancel) is not { } session)
            return new SessionMerged.Gone();
        if (await ByAsync(cancel) is not { } by || by != batch.By)
            return new SessionMerged.Refused(new(new("Эти записи сделал другой сотрудник. Пусть он войдёт на этом планшете, и они уйдут сами.", "Somebody else made these entries. Let that person sign in on this tablet, and they will be sent.")));
        if (row.Events != session.Events.Count)
            return null;

        var known = await db.SessionEventOrigins.AsNoTracking().Where(o => o.SessionId == id).ToDictionaryAsync(o => o.EventId, cancel);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        var own = known.Values.Where(o => o.DeviceId == batch.Device).Select(o => new Id<SessionEvent>(o.EventId)).ToHashSet();
        var work = new Merging(row, session, own, batch, by, clock.GetUtcNow());
        var shelf = await ShelfFiles.MeaningAsync(db, batch.Events.Select(e => MaterialUsed.In(e.What)?.Batch).OfType<string>(), cancel);
        foreach (var sent in batch.Events)
        {
            if (known.TryGetValue(sent.Id.Value, out var before))
                work.Remember(before);
            else
                work.Take(sent, at => new(knowledge.Courses.Protocols.Find(session.Plan.Protocol), knowledge.Courses.Warnings, clinic.DayOf(at)) { Shelf = shelf, Maps = knowledge.Maps });
        }

        if (work.Sent.Count > 0 && !await KeepAsync(row, session, work, cancel))
            return null;
        if (work.Sent.Count == 0 && session.Events.Count > have)
        {
            db.Note(new(AuditKind.Read, "session", id.Value, row.PatientId, "session_on_tablet"));
            await db.SaveChangesAsync(cancel);
        }

        return new SessionMerged.Done(work.Session, work.Answers, await Conflicts.CountAsync(db, id, cancel));
    }

    async Task<bool> KeepAsync(SessionRow row, Session before, Merging work, CancellationToken cancel)
    {
        var keeping = new SessionKeeping(db, knowledge, calendars, clock);
        if (work.Events.Count > 0)
            await keeping.AddAsync(row, before.Events.Count, work.Events, work.Session, "merge", cancel);
        else
            db.Note(new(AuditKind.Change, "session", row.Id.Value, row.PatientId, "merge"));
        db.SessionEventOrigins.AddRange(work.Sent);
        db.SessionConflicts.AddRange(work.Waiting);
        if (!await keeping.SaveAsync(cancel))
            return false;
        news.Tell(row.Id);
        return true;
    }

    async Task<Guid?> ByAsync(CancellationToken cancel) => await db.ActingAsync(Roles.Practitioner, cancel) ?? await db.ActingAsync(Roles.Physician, cancel);
}
