using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A hold that was due to become firm and did not.</summary>
public sealed record WaitingHold(Id<BookingRow> Booking, Id<CourseRow> Course, int Number, DateOnly Day, Text Why);

/// <summary>What a run over the soft holds did.</summary>
public sealed record HoldsFirmed(IReadOnlyList<Id<BookingRow>> Firm, IReadOnlyList<Id<BookingRow>> Expired, IReadOnlyList<WaitingHold> Waiting);

/// <summary>
/// Makes near soft holds firm and lets those that have run out go; a job runs it every day, and running it twice does no
/// harm. A hold behind a missed session stays soft: its day will move with the rest of the course.
/// </summary>
public sealed class FirmUpHolds(ClinicDb db, Acting acting, Calendars calendars, GroupCommit writer, TimeProvider clock)
{
    /// <summary>So many days before the session a hold becomes firm (house default).</summary>
    public const int DaysAhead = 14;

    public async Task<HoldsFirmed> RunAsync(DateOnly today, CancellationToken cancel)
    {
        var (now, until) = (clock.GetUtcNow(), today.AddDays(DaysAhead));
        var courses = await db.Bookings.AsNoTracking().Where(b => b.State == BookingState.Held && (b.OnDay <= until || b.HoldUntil <= now)).Select(b => b.CourseId).Distinct().ToListAsync(cancel);
        // Each course in an act of its own: the writer's turn stays short, and one that fails stops no other.
        var done = await Task.WhenAll(courses.Select(course => writer.RunAsync(acting, turn => OfCourseAsync(turn, course, until), cancel)));
        return new([.. done.SelectMany(d => d.Firm)], [.. done.SelectMany(d => d.Expired)], [.. done.SelectMany(d => d.Waiting)]);
    }

    async Task<Written<HoldsFirmed>> OfCourseAsync(ClinicDb turn, Id<CourseRow> course, DateOnly until)
    {
        var (cancel, now) = (CancellationToken.None, clock.GetUtcNow()); // the turn belongs to others too
        var holds = await turn.Bookings.Where(b => b.CourseId == course && b.State == BookingState.Held).OrderBy(b => b.Number).ToListAsync(cancel);
        List<BookingRow> expired = [.. holds.Where(h => h.HoldUntil <= now)], near = [.. holds.Except(expired).Where(h => h.OnDay <= until)];
        if (expired.Count + near.Count == 0)
            return new(new([], [], []), Keep: false);

        var why = near.Count == 0 ? null : await WhyNotAsync(turn, course, near[0].Number, cancel);
        List<BookingRow> firm = why is null ? near : [];
        var acts = new BookingActs(turn, await calendars.ReadAsync(turn, cancel), now);
        await Ticks.GiveBackAsync(turn, [.. expired.Select(e => e.Id)], cancel);
        expired.ForEach(e => BookingActs.Put(e, BookingState.Expired));
        firm.ForEach(f => BookingActs.Put(f, BookingState.Booked));
        foreach (var (kind, touched) in new[] { (BookingActKind.Expire, expired), (BookingActKind.Firm, firm) })
            if (touched.Count > 0)
                await acts.AddAsync(kind, await acts.CountAsync(course, touched[0].PatientId, cancel), touched, [], reason: null, submission: null, cancel);
        await turn.SaveChangesAsync(cancel);
        return new(new([.. firm.Select(f => f.Id)], [.. expired.Select(e => e.Id)], [.. why is null ? [] : near.Select(n => new WaitingHold(n.Id, course, n.Number, n.OnDay, why))]), Keep: expired.Count + firm.Count > 0);
    }

    /// <summary>Why the rest of a course is not certain enough to be made firm, or null.</summary>
    static async Task<Text?> WhyNotAsync(ClinicDb turn, Id<CourseRow> course, int number, CancellationToken cancel)
    {
        if (!await turn.Courses.AnyAsync(c => c.Id == course && c.State == "open", cancel))
            return new("Курс завершён.", "The course has ended.");
        var missed = await turn.Bookings.AsNoTracking().Where(b => b.CourseId == course && b.Number < number && b.State == BookingState.NoShow
                && !turn.Sessions.Any(s => s.CourseId == course && s.Number == b.Number)
                && !turn.Bookings.Any(o => o.CourseId == course && o.Number == b.Number && BookingStates.Occupying.Contains(o.State)))
            .OrderBy(b => b.Number).Select(b => (int?)b.Number).FirstOrDefaultAsync(cancel);
        return missed is { } n ? new($"Пациент не пришёл на сеанс {n}; перепланируйте остаток курса.", $"The patient missed session {n}; plan the rest of the course anew.") : null;
    }
}
