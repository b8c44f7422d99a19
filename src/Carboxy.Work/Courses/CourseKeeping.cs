using Carboxy.Courses;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>Keeps a changed course as its next version.</summary>
sealed class CourseKeeping(ClinicDb db, TimeProvider clock)
{
    /// <param name="row">The course's row.</param>
    /// <param name="course">As it is to be.</param>
    /// <param name="read">The version from which it follows. Where somebody has kept another meanwhile, its number is taken and the save fails.</param>
    public void Keep(CourseRow row, Course course, int read)
    {
        row.State = Word.Of(course.State);
        row.Content = CourseJson.Write(course);
        row.Version = read + 1;
        db.CourseVersions.Add(new() { CourseId = row.Id, Version = row.Version, At = clock.GetUtcNow(), Actor = db.Actor.Code, Content = row.Content });
    }
}

/// <summary>
/// Writes the dates of a course's coming sessions down anew, each on the day that the plan now proposes. A session that has
/// its place in the calendar stays there until somebody moves it.
/// </summary>
sealed class CourseDates(ClinicDb db, ClinicKnowledge knowledge, ClinicDays days)
{
    const int UsualMinutes = 60;

    public async Task RenewAsync(CourseFile file, DateOnly today, CancellationToken cancel)
    {
        var id = file.Id;
        var rows = await db.PlannedSessions.Where(s => s.CourseId == id).ToListAsync(cancel);
        var coming = Planner.Continue(file.SoFar, knowledge.Courses, days, today).Sessions;
        var booked = await ComingBookings.NumbersAsync(db, id, cancel);
        foreach (var session in coming.Where(s => !booked.Contains(s.Number)))
        {
            if (rows.Find(r => r.Number == session.Number) is { } row)
                (row.OnDay, row.State) = (session.On, PlannedStates.Planned);
            else
                db.PlannedSessions.Add(new() { CourseId = id, Number = session.Number, PatientId = file.Patient.Id, OnDay = session.On, Minutes = rows.FirstOrDefault()?.Minutes ?? UsualMinutes, State = PlannedStates.Planned });
        }

        foreach (var row in rows.Where(r => r.State == PlannedStates.Planned && !booked.Contains(r.Number) && coming.All(s => s.Number != r.Number)))
            row.State = PlannedStates.Dropped;
    }
}
