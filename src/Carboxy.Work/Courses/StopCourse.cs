using Carboxy.Courses;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>What came of ending a course early.</summary>
public abstract record CourseStopped
{
    public sealed record Kept : CourseStopped;

    /// <summary>Nothing to stop, a session running, or no reason given.</summary>
    public sealed record Refused(Text Why) : CourseStopped;

    /// <summary>Somebody else saved the course first; look at it again.</summary>
    public sealed record Conflict : CourseStopped;

    public sealed record Gone : CourseStopped;
}

/// <summary>Ends a course before its last session, with a reason that is kept; its coming dates are dropped and its places in the calendar are free.</summary>
public sealed class StopCourse(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, TimeProvider clock)
{
    public const int LongestNote = 1000;

    public async Task<CourseStopped> RunAsync(Id<CourseRow> id, int version, EndReason why, string? note, CancellationToken cancel)
    {
        if (await files.FindAsync(id, cancel) is not { } file)
            return new CourseStopped.Gone();
        if (file.Course.End is { } ended && ended.Why == why && file.Version == version + 1)
            return new CourseStopped.Kept(); // the same form twice
        if (file.Version != version)
            return new CourseStopped.Conflict();
        if (note is { Length: > LongestNote })
            return new CourseStopped.Refused(new("Слишком длинно: не больше 1000 знаков.", "Too long: at most 1000 characters."));

        var today = await db.TodayAsync(cancel);
        var next = NextSession.Window(file.SoFar, knowledge.Courses, days, today);
        var decided = ShorterCourse.Decide(file.Course, next, file.Running is not null, new(today, why, note));
        if (decided is not ShorterCourse.Stopped { Course: var stopped })
            return new CourseStopped.Refused(((ShorterCourse.Refused)decided).Why);

        await new CourseEnding(db, knowledge, days, calendars, clock).StopAsync(file, stopped, today, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            return new CourseStopped.Conflict();
        }

        return new CourseStopped.Kept();
    }
}

/// <summary>Writes down that a course ends early: its coming dates are dropped, its places in the calendar are free. The caller saves.</summary>
sealed class CourseEnding(ClinicDb db, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, TimeProvider clock)
{
    public async Task StopAsync(CourseFile file, Course stopped, DateOnly today, CancellationToken cancel)
    {
        var row = await db.Courses.SingleAsync(c => c.Id == file.Id, cancel);
        new CourseKeeping(db, clock).Keep(row, stopped, file.Version);
        await new SessionBookings(db, calendars, clock).StopAsync(file.Id, cancel);
        await new CourseDates(db, knowledge, days).RenewAsync(file with { Course = stopped }, today, cancel);
        db.Note(new(AuditKind.Change, "course", file.Id.Value, file.Patient.Id, "stop"));
    }
}
