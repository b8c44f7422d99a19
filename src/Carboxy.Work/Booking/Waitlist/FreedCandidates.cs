using Carboxy.Courses;
using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Gathers who may be thought of for a free place: those who wait, and those whose session is due and has no place.</summary>
sealed class FreedCandidates(ClinicDb db, CourseFiles files, OpenCourse open)
{
    const int AtMost = 40;

    /// <summary>A session whose best day is a little later may already be allowed on the day of the place.</summary>
    const int DaysBeforeBest = 7;

    public async Task<IReadOnlyList<Candidate>> FindAsync(Freed freed, DateOnly today, CancellationToken cancel)
    {
        var entries = await Waitlists.Standing(db, today).Take(AtMost).ToListAsync(cancel);
        var due = await DueAsync(freed.Day.AddDays(DaysBeforeBest), cancel);
        var gaveBack = await db.Bookings.AsNoTracking().Where(b => b.Id == freed.Booking).Select(b => b.CourseId).SingleAsync(cancel);
        List<Id<CourseRow>> courses = [.. entries.Select(e => e.CourseId).Concat(due.Select(d => d.CourseId)).Distinct().Where(c => c != gaveBack)];
        var standing = (await db.Bookings.AsNoTracking().Where(b => courses.Contains(b.CourseId) && BookingStates.Occupying.Contains(b.State)).ToListAsync(cancel)).ToLookup(b => b.CourseId);
        var versions = await db.CourseBookings.AsNoTracking().Where(c => courses.Contains(c.CourseId)).ToDictionaryAsync(c => c.CourseId, c => c.Version, cancel);
        var elsewhere = await ElsewhereAsync(courses, freed.Day, cancel);

        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);

        List<Candidate> found = [];
        foreach (var id in courses)
            if (await files.FindAsync(id, cancel) is { Running: null } file)
            {
                var view = open.View(file, today);
                var entry = entries.Find(e => e.CourseId == id);
                IReadOnlyList<BookingRow> theirs = [.. standing[id].OrderBy(b => b.Number)];
                var booked = view.Next is Next.Due next ? theirs.FirstOrDefault(b => b.Number == next.Number && b.State.IsComing()) : null;
                var best = due.Find(d => d.CourseId == id)?.OnDay ?? freed.Day;
                found.Add(new(view, KindOf(entry, booked, best, today), entry is null || best < today ? best : clinic.DayOf(entry.At), entry, booked, theirs, versions.GetValueOrDefault(id), elsewhere.Contains((file.Patient.Id, id))));
            }

        return found;
    }

    static FitKind KindOf(WaitlistEntry? entry, BookingRow? booked, DateOnly best, DateOnly today) =>
        booked is not null ? FitKind.WouldComeEarlier : best < today ? FitKind.Overdue : entry is not null ? FitKind.Waits : FitKind.Due;

    /// <summary>The next date of each open course, where it falls so early and has no place.</summary>
    Task<List<Work.Courses.PlannedSession>> DueAsync(DateOnly until, CancellationToken cancel) => db.PlannedSessions.AsNoTracking()
        .Where(p => p.OnDay <= until && p.State == PlannedStates.Planned && db.Courses.Any(c => c.Id == p.CourseId && c.State == "open")
            && !db.PlannedSessions.Any(q => q.CourseId == p.CourseId && q.State == PlannedStates.Planned && q.Number < p.Number)
            && !db.Bookings.Any(b => b.CourseId == p.CourseId && b.Number == p.Number && BookingStates.Occupying.Contains(b.State)))
        .OrderBy(p => p.OnDay).ThenBy(p => p.CourseId).Take(AtMost).ToListAsync(cancel);

    /// <summary>Whose other courses bring them to the clinic on that day.</summary>
    async Task<HashSet<(Id<Patient>, Id<CourseRow>)>> ElsewhereAsync(List<Id<CourseRow>> courses, DateOnly day, CancellationToken cancel)
    {
        var patients = await db.Courses.AsNoTracking().Where(c => courses.Contains(c.Id)).Select(c => new { c.Id, c.PatientId }).ToListAsync(cancel);
        var ids = patients.ConvertAll(p => p.PatientId);
        var there = await db.Bookings.AsNoTracking().Where(b => b.OnDay == day && ids.Contains(b.PatientId) && BookingStates.Occupying.Contains(b.State)).Select(b => new { b.PatientId, b.CourseId }).ToListAsync(cancel);
        return [.. patients.Where(p => there.Exists(t => t.PatientId == p.PatientId && t.CourseId != p.Id)).Select(p => (p.PatientId, p.Id))];
    }
}
