using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>What becomes of a booking when its session begins and when it is signed; saved together with the session.</summary>
sealed class SessionBookings(ClinicDb db, Calendars calendars, TimeProvider clock)
{
    /// <summary>The patient is here. A session held on another day than booked gives its place back.</summary>
    public async Task BeginAsync(Id<CourseRow> course, int number, DateOnly today, CancellationToken cancel)
    {
        if (await FindAsync(course, number, BookingStates.Coming, cancel) is not { } row)
            return;
        var here = row.OnDay == today;
        if (!here)
            db.BookingTicks.RemoveRange(await db.BookingTicks.Where(t => t.BookingId == row.Id).ToListAsync(cancel));
        await KeepAsync(row, here ? BookingState.Arrived : BookingState.Cancelled, here ? null : "held_another_day", cancel);
    }

    public async Task DoneAsync(Id<CourseRow> course, int number, CancellationToken cancel)
    {
        if (await FindAsync(course, number, [BookingState.Arrived], cancel) is { } row)
            await KeepAsync(row, BookingState.Done, reason: null, cancel);
    }

    Task<BookingRow?> FindAsync(Id<CourseRow> course, int number, IReadOnlyList<BookingState> states, CancellationToken cancel) =>
        db.Bookings.SingleOrDefaultAsync(b => b.CourseId == course && b.Number == number && states.Contains(b.State), cancel);

    async Task KeepAsync(BookingRow row, BookingState state, string? reason, CancellationToken cancel)
    {
        var acts = new BookingActs(db, await calendars.ReadAsync(db, cancel), clock.GetUtcNow());
        BookingActs.Put(row, state, reason);
        await acts.AddAsync(BookingActKind.State, await acts.CountAsync(row.CourseId, row.PatientId, cancel), [row], [], reason, submission: null, cancel);
    }
}
