using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Somebody who waits, as the desk sees it.</summary>
public sealed record Waiter(WaitlistEntry Entry, Patient Patient, CourseRow Course);

/// <summary>
/// The list of those who wait, the longest wait first. Like every list of the desk it shows names and wishes, no findings,
/// so it leaves no line of audit.
/// </summary>
public sealed class OpenWaitlist(ClinicDb db)
{
    const int AtMost = 200;

    public async Task<IReadOnlyList<Waiter>> RunAsync(CancellationToken cancel)
    {
        var entries = await Waitlists.Standing(db, await db.TodayAsync(cancel)).Take(AtMost).ToListAsync(cancel);
        var (patients, courses) = (entries.ConvertAll(e => e.PatientId), entries.ConvertAll(e => e.CourseId));
        var who = await db.Patients.AsNoTracking().Where(p => patients.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var what = await db.Courses.AsNoTracking().Where(c => courses.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return [.. entries.Select(e => new Waiter(e, who[e.PatientId], what[e.CourseId]))];
    }

    /// <summary>The entry of a course that stands now, or null.</summary>
    public async Task<WaitlistEntry?> OfAsync(Id<CourseRow> course, CancellationToken cancel) =>
        await Waitlists.Standing(db, await db.TodayAsync(cancel)).FirstOrDefaultAsync(e => e.CourseId == course, cancel);
}
