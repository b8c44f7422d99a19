using Carboxy.Courses;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>Writes down that a course pauses or goes on, with its dates and bookings; whoever calls saves it all at once.</summary>
sealed class CoursePauses(ClinicDb db, ClinicKnowledge knowledge, ClinicDays days, Calendars calendars, TimeProvider clock)
{
    /// <param name="number">The session for which the patient has come; 0 where nobody is here.</param>
    public async Task<bool> PauseAsync(CourseFile file, CoursePause pause, int number, CancellationToken cancel)
    {
        if (CoursePausing.Pause(file.Course, pause) is not { } paused)
            return false;
        await KeepAsync(file, paused, "pause", cancel);
        await new SessionBookings(db, calendars, clock).PauseAsync(file.Id, number, cancel);
        await new CourseDates(db, knowledge, days).RenewAsync(file with { Course = paused }, pause.On, cancel);
        return true;
    }

    /// <returns>Why it cannot go on, or null where it does.</returns>
    public async Task<Text?> ResumeAsync(CourseFile file, DateOnly today, CancellationToken cancel)
    {
        switch (CoursePausing.Resume(file.Course, file.Clearance))
        {
            case CoursePausing.Refused no:
                return no.Why;
            case CoursePausing.Changed { Course: var open }:
                await KeepAsync(file, open, "resume", cancel);
                await new CourseDates(db, knowledge, days).RenewAsync(file with { Course = open }, today, cancel);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    async Task KeepAsync(CourseFile file, Course course, string why, CancellationToken cancel)
    {
        var row = await db.Courses.SingleAsync(c => c.Id == file.Id, cancel);
        new CourseKeeping(db, clock).Keep(row, course, file.Version);
        db.Note(new(AuditKind.Change, "course", file.Id.Value, file.Patient.Id, why));
    }
}
