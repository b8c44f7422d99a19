using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Patients;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A course of somebody who calls, and what it waits for.</summary>
/// <param name="Coming">Its visits to come, the next first.</param>
/// <param name="Due">The date of its next session that has no place, or null.</param>
/// <param name="CourseVersion">The count of its bookings.</param>
public sealed record CallerCourse(CourseRow Course, IReadOnlyList<BookingRow> Coming, Courses.PlannedSession? Due, int CourseVersion, WaitlistEntry? Waits);

/// <summary>Everything that the desk needs while somebody is on the telephone.</summary>
/// <param name="Courses">Open courses, the one with the nearest visit first.</param>
public sealed record CallerView(PatientRecord Record, IReadOnlyList<CallerCourse> Courses, IReadOnlyDictionary<Id<ResourceRow>, ResourceRow> Resources, DateOnly Today);

/// <summary>Opens what a caller may ask about; the line of audit is written with the record.</summary>
public sealed class OpenCaller(ClinicDb db, OpenPatient open, ReadCalendar calendar)
{
    public async Task<CallerView?> RunAsync(Id<Carboxy.Patients.Patient> id, CancellationToken cancel)
    {
        if (await open.RunAsync(id, "caller", cancel) is not { } record)
            return null;
        var today = await db.TodayAsync(cancel);
        var coming = await db.Bookings.AsNoTracking().Where(b => b.PatientId == id && BookingStates.Coming.Contains(b.State)).OrderBy(b => b.OnDay).ThenBy(b => b.StartMinute).ToListAsync(cancel);
        var versions = await db.CourseBookings.AsNoTracking().Where(c => c.PatientId == id).ToDictionaryAsync(c => c.CourseId, c => c.Version, cancel);
        var waits = await Waitlists.Standing(db, today).Where(e => e.PatientId == id).ToListAsync(cancel);
        var courses = record.Courses.Where(c => c.State == "open").Select(c => new CallerCourse(
            c, coming.FindAll(b => b.CourseId == c.Id),
            record.PlannedSessions.Where(p => p.CourseId == c.Id && p.State == PlannedStates.Planned).MinBy(p => p.Number) is { } next && !coming.Exists(b => b.CourseId == c.Id && b.Number == next.Number) ? next : null,
            versions.GetValueOrDefault(c.Id), waits.Find(e => e.CourseId == c.Id)));
        return new(record, [.. courses.OrderBy(c => c.Coming.Count > 0 ? c.Coming[0].OnDay : DateOnly.MaxValue)], (await calendar.HoursAsync(cancel)).Resources, today);
    }
}
