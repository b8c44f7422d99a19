using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>The bookings of a course: those that stand, and those that stood.</summary>
/// <param name="Version">The count that whoever changes them must name.</param>
/// <param name="All">By session, the newest place last.</param>
/// <param name="Acts">What was done, the latest first.</param>
public sealed record CourseBookings(int Version, IReadOnlyList<BookingRow> All, IReadOnlyList<BookingAct> Acts)
{
    public IEnumerable<BookingRow> Standing => All.Where(b => b.State.Occupies());

    /// <summary>Sessions that lost their place and have no other: a hold pushed aside or run out, a visit missed or cancelled.</summary>
    public IEnumerable<BookingRow> Waiting => All.Where(b => b.State.LostItsPlace() && All.All(o => o.Number != b.Number || o.Id == b.Id || !o.State.Occupies()))
        .GroupBy(b => b.Number).Select(g => g.Last());
}

/// <summary>Opens the bookings of a course for reading; the line of audit is written in the same transaction.</summary>
public sealed class OpenBookings(ClinicDb db)
{
    public async Task<CourseBookings?> RunAsync(Id<CourseRow> course, string why, CancellationToken cancel)
    {
        if (await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == course, cancel) is not { } row)
            return null;
        return await db.ReadAsync(new(AuditKind.Read, "booking", course.Value, row.PatientId, why), () => FindAsync(course, cancel), cancel);
    }

    async Task<CourseBookings?> FindAsync(Id<CourseRow> course, CancellationToken cancel) => new(
        await db.CourseBookings.AsNoTracking().Where(c => c.CourseId == course).Select(c => c.Version).SingleOrDefaultAsync(cancel),
        await db.Bookings.AsNoTracking().Where(b => b.CourseId == course).OrderBy(b => b.Number).ThenBy(b => b.Id).ToListAsync(cancel),
        await db.BookingActs.AsNoTracking().Where(a => a.CourseId == course).OrderByDescending(a => a.Version).ToListAsync(cancel));

    /// <summary>Every session of an open course that lost its place and has no other: the list of the desk. Ids only.</summary>
    public async Task<IReadOnlyList<DisplacedHold>> WaitingAsync(CancellationToken cancel) =>
        [.. (await db.Bookings.AsNoTracking()
            .Where(b => BookingStates.Placeless.Contains(b.State) && db.Courses.Any(c => c.Id == b.CourseId && c.State == "open")
                && !db.Sessions.Any(s => s.CourseId == b.CourseId && s.Number == b.Number)
                && !db.Bookings.Any(o => o.CourseId == b.CourseId && o.Number == b.Number && BookingStates.Occupying.Contains(o.State)))
            .OrderBy(b => b.OnDay).ThenBy(b => b.Id).Select(b => new DisplacedHold(b.Id, b.CourseId, b.Number, b.OnDay)).ToListAsync(cancel)).DistinctBy(b => (b.Course, b.Number))];
}
