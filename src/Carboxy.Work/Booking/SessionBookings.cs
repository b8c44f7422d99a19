using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>What becomes of bookings when a session begins, when it is signed, and when the course is stopped; saved together with it.</summary>
sealed class SessionBookings(ClinicDb db, Calendars calendars, TimeProvider clock)
{
    /// <summary>The patient is here. A session held on another day than booked gives its place back.</summary>
    public async Task BeginAsync(Id<CourseRow> course, int number, DateOnly today, CancellationToken cancel)
    {
        if (await FindAsync(course, number, BookingStates.Coming, cancel) is not { } row)
            return;
        var here = row.OnDay == today;
        await KeepAsync([row], here ? BookingState.Arrived : BookingState.Cancelled, here ? null : "held_another_day", cancel);
    }

    public async Task DoneAsync(Id<CourseRow> course, int number, CancellationToken cancel)
    {
        if (await FindAsync(course, number, [BookingState.Arrived], cancel) is { } row)
            await KeepAsync([row], BookingState.Done, reason: null, cancel);
    }

    /// <summary>A course that is stopped gives all its coming places back.</summary>
    public async Task StopAsync(Id<CourseRow> course, CancellationToken cancel) =>
        await KeepAsync(await db.Bookings.Where(b => b.CourseId == course && BookingStates.Coming.Contains(b.State)).ToListAsync(cancel), BookingState.Cancelled, "course_stopped", cancel);

    /// <summary>A course that is paused gives its coming places back, and with them the one for which the patient is here.</summary>
    public async Task PauseAsync(Id<CourseRow> course, int number, CancellationToken cancel) =>
        await KeepAsync(await db.Bookings.Where(b => b.CourseId == course && (BookingStates.Coming.Contains(b.State) || (b.Number == number && b.State == BookingState.Arrived))).ToListAsync(cancel), BookingState.Cancelled, "course_paused", cancel);

    /// <summary>The patient is here and cannot be treated today: the visit waits to be moved. Returns the visit, where there is one.</summary>
    public async Task<Id<BookingRow>?> WaitAsync(Id<CourseRow> course, int number, CancellationToken cancel)
    {
        if (await FindAsync(course, number, [.. BookingStates.Coming, BookingState.Arrived], cancel) is not { } row)
            return null;
        if (row.State == BookingState.Arrived)
            await KeepAsync([row], BookingState.Booked, "check_stopped", cancel);
        return row.Id;
    }

    Task<BookingRow?> FindAsync(Id<CourseRow> course, int number, IReadOnlyList<BookingState> states, CancellationToken cancel) =>
        db.Bookings.SingleOrDefaultAsync(b => b.CourseId == course && b.Number == number && states.Contains(b.State), cancel);

    async Task KeepAsync(List<BookingRow> rows, BookingState state, string? reason, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        var (acts, ids) = (new BookingActs(db, await calendars.ReadAsync(db, cancel), clock.GetUtcNow()), rows.ConvertAll(r => r.Id));
        if (!state.Occupies())
            db.BookingTicks.RemoveRange(await db.BookingTicks.Where(t => ids.Contains(t.BookingId)).ToListAsync(cancel));
        rows.ForEach(row => BookingActs.Put(row, state, reason));
        await acts.AddAsync(state == BookingState.Cancelled ? BookingActKind.Cancel : BookingActKind.State, await acts.CountAsync(rows[0].CourseId, rows[0].PatientId, cancel), rows, [], reason, submission: null, cancel);
    }
}
