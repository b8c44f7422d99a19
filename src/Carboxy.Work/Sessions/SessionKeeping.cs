using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Adverse;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Materials;
using Carboxy.Work.Messages;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>Writes events of a session beside the row that is asked for, and everything that follows from them.</summary>
sealed class SessionKeeping(ClinicDb db, ClinicKnowledge knowledge, Calendars calendars, TimeProvider clock)
{
    /// <summary>Prepares what is to be saved; whoever calls saves it.</summary>
    public async Task AddAsync(SessionRow row, int before, IReadOnlyList<SessionEvent> events, Session after, string why, CancellationToken cancel)
    {
        var sequence = before;
        foreach (var happened in events)
        {
            db.SessionEvents.Add(SessionFiles.RowOf(happened, ++sequence));
            if (Deviations.Of(row, sequence, happened, after.Plan) is { } deviation)
                db.SessionDeviations.Add(deviation);
        }

        (row.State, row.EndedAt, row.Events) = (SessionStates.Of(after.Status), after.EndedAt, sequence);
        row.OpenReactions = after.OpenReactions.Count is > 0 and var open ? open : null;
        if (row.Materials == before && !events.Any(e => MaterialUsed.Concerns(e.What)))
            row.Materials = sequence;
        else
            await new SessionStock(db, clock.GetUtcNow()).AddAsync(row, after, sequence, count: true, cancel);
        var signed = events.FirstOrDefault(e => e.What is SessionFact.Signed);
        if (signed is not null)
            (row.SignedBy, row.SignedAt) = (signed.By, signed.At);
        await new AdverseKeeping(db, knowledge).FromSessionAsync(row, events, cancel);
        db.Note(new(signed is null ? AuditKind.Change : AuditKind.Sign, "session", row.Id.Value, row.PatientId, why));
        if (signed is null)
            return;
        await CloseCourseAsync(row, cancel);
        await new SessionBookings(db, calendars, clock).DoneAsync(row.CourseId, row.Number, cancel);
        Outbox.Add(db, row, clock.GetUtcNow());
        Outbox.AddCheckUp(db, row, clock.GetUtcNow());
    }

    /// <summary>Saves all of it, or false where another screen was faster.</summary>
    public async Task<bool> SaveAsync(CancellationToken cancel)
    {
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
            new CourseKeeping(db, clock).Keep(course, running with { State = CourseState.Finished }, course.Version);
    }
}
