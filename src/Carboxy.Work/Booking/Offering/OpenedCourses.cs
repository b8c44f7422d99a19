using System.Collections.Concurrent;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A course as somebody opened it to book it.</summary>
/// <param name="Elsewhere">the patient's other visits, each with the end of its hold</param>
/// <param name="Line">the last line of audit before it was read</param>
sealed record OpenedCourse(CourseView View, CourseBookings Bookings, IReadOnlyList<(DateOnly Day, DateTimeOffset? Until)> Elsewhere, long Line, DateTimeOffset At);

/// <summary>
/// Keeps for some minutes what somebody has open, so that a changed wish does not read the whole course again. Nobody else sees it; as soon as anything
/// is written about the patient, which always leaves a line of audit, it is forgotten.
/// </summary>
public sealed class OpenedCourses(TimeProvider clock)
{
    /// <summary>So long a page that stands open is one reading (decision 0013).</summary>
    internal static readonly TimeSpan Reading = TimeSpan.FromMinutes(10);

    /// <summary>More than any desk has open at once; beyond it the oldest go.</summary>
    const int Most = 1000;

    readonly ConcurrentDictionary<(Id<Clinic> Clinic, string Actor, Id<CourseRow> Course), OpenedCourse> opened = new();

    internal void Keep(ClinicDb db, OpenedCourse course)
    {
        foreach (var old in opened.Where(o => o.Value.At < clock.GetUtcNow() - Reading))
            opened.TryRemove(old);
        foreach (var old in opened.OrderBy(o => o.Value.At).Take(opened.Count - Most + 1).ToList())
            opened.TryRemove(old);
        opened[(db.Clinic, db.Actor.Code, course.View.File.Id)] = course;
    }

    /// <summary>What this person opened a moment ago, where it is still true.</summary>
    internal async Task<OpenedCourse?> FindAsync(ClinicDb db, Id<CourseRow> id, CancellationToken cancel)
    {
        if (!opened.TryGetValue((db.Clinic, db.Actor.Code, id), out var found) || found.At < clock.GetUtcNow() - Reading)
            return null;
        var patient = found.View.File.Patient.Id;
        return await db.AuditLines.AsNoTracking().AnyAsync(l => l.PatientId == patient && l.Sequence > found.Line && l.Kind != AuditKind.Read, cancel) ? null : found;
    }
}
