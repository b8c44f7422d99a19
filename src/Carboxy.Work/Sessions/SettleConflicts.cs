using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;
using Refusal = Carboxy.Sessions.Refusal;

namespace Carboxy.Work.Sessions;

/// <summary>What came of a decision about conflicts.</summary>
public abstract record Settled
{
    public sealed record Done(Session Session) : Settled;

    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : Settled;

    /// <summary>The session went on in the meantime; look again.</summary>
    public sealed record Moved : Settled;

    public sealed record Gone : Settled;
}

/// <summary>Somebody decides about events that wait beside a session: on the record, or left aside; with a reason, for ever.</summary>
public sealed class SettleConflicts(ClinicDb db, ClinicKnowledge knowledge, Calendars calendars, SessionNews news, TimeProvider clock)
{
    public async Task<Settled> RunAsync(Id<SessionRow> id, IReadOnlyCollection<Guid> which, bool take, string? why, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } row || await SessionFiles.FindAsync(db, id, cancel) is not { } session)
            return new Settled.Gone();
        if (string.IsNullOrWhiteSpace(why))
            return new Settled.Refused([new(new("Напишите, почему так решено.", "Write why it is decided so."))]);
        if (await db.ActingAsync(Roles.Practitioner, cancel) is null && await db.ActingAsync(Roles.Physician, cancel) is null)
            return new Settled.Refused([new(new("Сеанс ведут врач или специалист.", "A physician or a practitioner runs a session."))]);
        var waiting = (await Conflicts.ReadAsync(db, id, session, cancel)).Where(c => which.Contains(c.Happened.Id.Value)).ToList();
        if (waiting.Count == 0)
            return new Settled.Done(session); // settled already, perhaps by the same form sent twice

        var (after, events) = (session, new List<SessionEvent>());
        foreach (var conflict in waiting)
        {
            if (take)
            {
                var now = clock.GetUtcNow();
                var ground = new SessionGround(knowledge.Courses.Protocols.Find(session.Plan.Protocol), knowledge.Courses.Warnings, await db.TodayAsync(cancel)) { Maps = knowledge.Maps };
                var reply = after.TakeIn(conflict.Happened, why, ground, Stamp.Of(db.Actor.PersonId!.Value, now));
                if (reply is not SessionReply.Accepted accepted)
                    return new Settled.Refused(((SessionReply.Refused)reply).Reasons);
                after = accepted.After;
                events.Add(accepted.Event);
            }

            db.SessionSettlements.Add(new()
            {
                SessionId = id, EventId = conflict.Happened.Id.Value, Choice = take ? Origins.Taken : Origins.Left, Reason = why.Trim(),
                Sequence = take ? after.Events.Count : null, Actor = db.Actor.Code, At = clock.GetUtcNow(),
            });
        }

        var keeping = new SessionKeeping(db, knowledge, calendars, clock);
        if (events.Count > 0)
            await keeping.AddAsync(row, session.Events.Count, events, after, "settle", cancel);
        else
            db.Note(new(AuditKind.Change, "session", id.Value, row.PatientId, "settle"));
        if (!await keeping.SaveAsync(cancel))
            return new Settled.Moved();
        news.Tell(id);
        return new Settled.Done(after);
    }
}
