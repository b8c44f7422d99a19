using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Messages;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;
using Refusal = Carboxy.Sessions.Refusal;

namespace Carboxy.Work.Sessions;

/// <summary>Keeps what is done in a session, one row an event; of two screens the second is told to look again.</summary>
public sealed class RunSession(ClinicDb db, ClinicKnowledge knowledge, Calendars calendars, TimeProvider clock)
{
    /// <summary>The grade from which a reaction is an adverse event at once (house default).</summary>
    const int GraveGrade = 3;

    /// <param name="form">The form's own id: sent twice, it is done once.</param>
    /// <param name="id">Which session.</param>
    /// <param name="seen">How many events the screen had seen.</param>
    /// <param name="command">What is done.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<SessionDone> RunAsync(Guid form, Id<SessionRow> id, int seen, SessionCommand command, CancellationToken cancel)
    {
        var done = await TryAsync(form, id, seen, command, cancel);
        return done is SessionDone.Moved && command.MayLag ? await TryAsync(form, id, null, command, cancel) : done;
    }

    async Task<SessionDone> TryAsync(Guid form, Id<SessionRow> id, int? seen, SessionCommand command, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } row || await SessionFiles.FindAsync(db, id, cancel) is not { } session)
            return new SessionDone.Gone();
        if (session.Events.Any(e => e.Id.Value == form))
            return new SessionDone.Kept(session);
        if ((seen is { } count && count != session.Events.Count) || row.Events != session.Events.Count)
            return new SessionDone.Moved();
        if (await ByAsync(cancel) is not { } by)
            return new SessionDone.Refused([new(new("Сеанс ведут врач или специалист.", "A physician or a practitioner runs a session."))]);

        var moves = new SessionMoves(session, knowledge, new(new(form), by, clock.GetUtcNow()), await db.TodayAsync(cancel));
        moves.Run(command);
        if (moves.Refusals.Count > 0)
            return new SessionDone.Refused(moves.Refusals);
        if (moves.Events.Count == 0)
            return new SessionDone.Kept(session); // nothing new was written
        return await KeepAsync(row, session, moves, cancel) ? new SessionDone.Kept(moves.Session) : new SessionDone.Moved();
    }

    async Task<bool> KeepAsync(SessionRow row, Session before, SessionMoves moves, CancellationToken cancel)
    {
        var sequence = before.Events.Count;
        foreach (var happened in moves.Events)
            db.SessionEvents.Add(SessionFiles.RowOf(happened, ++sequence));
        var after = moves.Session;
        (row.State, row.EndedAt, row.Events) = (SessionStates.Of(after.Status), after.EndedAt, sequence);
        var signed = moves.Events.FirstOrDefault(e => e.What is SessionFact.Signed);
        if (signed is not null)
            (row.SignedBy, row.SignedAt) = (signed.By, signed.At);
        db.AdverseEvents.AddRange(moves.Events.Select(e => AdverseOf(e, row)).OfType<AdverseEventRow>());
        db.Note(new(signed is null ? AuditKind.Change : AuditKind.Sign, "session", row.Id.Value, row.PatientId, Word.Snake(moves.Events[0].What.GetType().Name)));
        if (signed is not null)
        {
            await CloseCourseAsync(row, cancel);
            await new SessionBookings(db, calendars, clock).DoneAsync(row.CourseId, row.Number, cancel);
            Outbox.Add(db, row, clock.GetUtcNow());
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            return false;
        }
    }

    /// <summary>The course is finished with the signature under its last session.</summary>
    async Task CloseCourseAsync(SessionRow row, CancellationToken cancel)
    {
        var course = await db.Courses.SingleAsync(c => c.Id == row.CourseId, cancel);
        var open = await db.Sessions.CountAsync(s => s.CourseId == row.CourseId && s.SignedAt == null && s.Id != row.Id, cancel);
        var held = await db.Sessions.CountAsync(s => s.CourseId == row.CourseId, cancel);
        if (open == 0 && held >= course.Sessions && CourseJson.Read(course.Content) is { State: CourseState.Open } running)
            new CourseKeeping(db, clock).Keep(course, running with { State = CourseState.Finished });
    }

    static AdverseEventRow? AdverseOf(SessionEvent happened, SessionRow row) =>
        happened.What is SessionFact.ReactionNoted reaction && (reaction.Grade >= GraveGrade || Reactions.AdviceOn(reaction, happened.At) == ReactionAdvice.ContactAndReport)
            ? new()
            {
                Id = new(happened.Id.Value),
                PatientId = row.PatientId,
                SessionId = row.Id,
                Kind = reaction.Type,
                Grade = reaction.Grade,
                StartedAt = reaction.StartedAt,
                EndedAt = reaction.EndedAt,
                Content = SessionJson.Write(reaction),
                Actor = new Actor.Person(happened.By).Code,
                At = happened.At,
            }
            : null;

    async Task<Guid?> ByAsync(CancellationToken cancel) => await db.ActingAsync(Roles.Practitioner, cancel) ?? await db.ActingAsync(Roles.Physician, cancel);
}
