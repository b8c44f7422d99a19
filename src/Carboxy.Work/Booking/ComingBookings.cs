using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Asks which sessions of a course have a place that is still to come.</summary>
static class ComingBookings
{
    public static async Task<IReadOnlyList<int>> NumbersAsync(ClinicDb db, Id<CourseRow> course, CancellationToken cancel) =>
        // What is about to be saved counts too: a booking that was just given back is not coming any more.
        [.. (await db.Bookings.Where(b => b.CourseId == course && BookingStates.Coming.Contains(b.State)).ToListAsync(cancel)).Where(b => b.State.IsComing()).Select(b => b.Number)];

    public static Task<BookingRow?> OfSessionAsync(ClinicDb db, Id<CourseRow> course, int number, CancellationToken cancel) =>
        db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.CourseId == course && b.Number == number && BookingStates.Coming.Contains(b.State), cancel);
}
