using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Who waits now, and when a wait is over.</summary>
static class Waitlists
{
    /// <summary>The entries that nobody has ended, whose course is open and whose last day has not passed; the longest wait first.</summary>
    public static IQueryable<WaitlistEntry> Standing(ClinicDb db, DateOnly today) => db.WaitlistEntries.AsNoTracking()
        .Where(e => !db.WaitlistEnds.Any(x => x.EntryId == e.Id) && (e.UntilDay == null || e.UntilDay >= today) && db.Courses.Any(c => c.Id == e.CourseId && c.State == "open"))
        .OrderBy(e => e.At).ThenBy(e => e.Id);

    /// <summary>Ends the wait of a course whose session has got a place, or an earlier one, in the same save.</summary>
    public static async Task EndAsync(ClinicDb db, BookingAct act, IReadOnlyList<BookingRow> touched, CancellationToken cancel)
    {
        if (act.Kind is not (BookingActKind.Book or BookingActKind.Move or BookingActKind.Rebook) || !touched.Any(b => b.State.IsComing()))
            return;
        var first = touched.Where(b => b.State.IsComing()).Min(b => b.OnDay);
        foreach (var entry in await db.WaitlistEntries.AsNoTracking().Where(e => e.CourseId == act.CourseId && !db.WaitlistEnds.Any(x => x.EntryId == e.Id)).ToListAsync(cancel))
            if (entry.BeforeDay is not { } before || first < before)
                End(db, entry.Id, entry.BeforeDay is null ? WaitlistEndReason.Booked : WaitlistEndReason.Earlier, act.At);
    }

    public static void End(ClinicDb db, Id<WaitlistEntry> entry, WaitlistEndReason reason, DateTimeOffset now) =>
        db.WaitlistEnds.Add(new() { EntryId = entry, Reason = reason, Actor = db.Actor.Code, At = now });

    /// <summary>The first day of a course that is booked and still to come.</summary>
    public static async Task<DateOnly?> NextDayAsync(ClinicDb db, Id<CourseRow> course, CancellationToken cancel) =>
        await db.Bookings.AsNoTracking().Where(b => b.CourseId == course && BookingStates.Coming.Contains(b.State)).OrderBy(b => b.OnDay).Select(b => (DateOnly?)b.OnDay).FirstOrDefaultAsync(cancel);
}
