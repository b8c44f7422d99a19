using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A caller for whom a course was asked.</summary>
/// <param name="Course">The course that was planned since and has no place yet; null while it is still to be planned.</param>
public sealed record AskedCourse(Patient Patient, Modality Modality, DateTimeOffset At, Id<CourseRow>? Course);

/// <summary>
/// Lists the courses that reception has asked for: those that are still to be planned, and those that are planned and can be booked. Like the
/// list of a search it shows names and next steps, so it leaves no line of audit; opening any of it does.
/// </summary>
public sealed class OpenCourseRequests(ClinicDb db)
{
    /// <summary>More are not read on one page; the oldest come first.</summary>
    const int Shown = 50;

    public async Task<IReadOnlyList<AskedCourse>> RunAsync(CancellationToken cancel)
    {
        // A clearance holds no longer than this, and nobody plans from one that has ended.
        var (today, since) = (await db.TodayAsync(cancel), db.Now.AddDays(-Clearance.DaysValid));
        var asked = await (
            from request in db.CourseRequests.AsNoTracking()
            join clearance in db.Clearances on request.ClearanceId equals clearance.Id
            where request.At >= since && clearance.ExpiresOn >= today
                // What an older screening granted counts no more.
                && db.Screenings.Where(s => s.Patient == request.PatientId && s.Modality == clearance.Modality && s.Zone == clearance.Zone)
                    .OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Select(s => s.Id).First() == clearance.Screening
            orderby request.At
            select new { request.PatientId, request.At, clearance.Modality, clearance.Zone, clearance.Id }).Take(Shown).ToListAsync(cancel);
        if (asked.Count == 0)
            return [];

        List<Id<Patient>> whose = [.. asked.Select(a => a.PatientId).Distinct()];
        var patients = await db.Patients.AsNoTracking().Where(p => whose.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var courses = await db.Courses.AsNoTracking().Where(c => whose.Contains(c.PatientId)).Select(c => new { c.Id, c.PatientId, c.Modality, c.Zone, c.ClearanceId, c.State }).ToListAsync(cancel);
        var booked = await db.Bookings.AsNoTracking().Where(b => whose.Contains(b.PatientId)).Select(b => b.CourseId).Distinct().ToListAsync(cancel);
        return
        [
            .. from one in asked
               let planned = courses.Find(c => c.PatientId == one.PatientId && (c.ClearanceId == one.Id || (c.State == "open" && c.Modality == one.Modality && c.Zone == one.Zone)))
               where planned is null || (planned.State == "open" && !booked.Contains(planned.Id))
               select new AskedCourse(patients[one.PatientId], one.Modality, one.At, planned?.Id),
        ];
    }
}
