using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>
/// Finds every place that a coming visit may take: the other sessions of the course stay where they are, soft holds of others give way.
/// What it allows, a move to that place keeps.
/// </summary>
public sealed class VisitPlaces(ClinicDb db, CourseFiles files, ReadCalendar calendar, ClinicKnowledge knowledge, ClinicDays days, TimeProvider clock)
{
    /// <summary>How many of the nearest places are named.</summary>
    public const int Top = 5;

    /// <summary>How far around the visit a place is looked for, and how far ahead at all (house default).</summary>
    const int DaysBefore = 28;

    const int DaysAfter = 42;
    const int LongestHorizon = 370;

    /// <param name="show">Days that are to be looked at whatever else is.</param>
    /// <param name="why">Where it is asked, for the line of audit.</param>
    /// <returns>Null where there is no such booking.</returns>
    public async Task<PlacesFound?> RunAsync(Id<BookingRow> id, (DateOnly From, DateOnly To)? show, string why, CancellationToken cancel)
    {
        if (await OpenAsync(id, booking => earliest => Span(booking.OnDay, earliest, show), why, cancel) is not { } read)
            return null;
        if (Refuse(read) is { } refused)
            return refused;
        var found = new PlacesFound.Found(read.Booking, read.Version, [.. read.Hours.Resources.Values], Days(read, ProblemOf(read)), []);
        return found with { Nearest = LeastDisturbance.Of(found, Top) };
    }

    /// <summary>The same for some days of a board, lane by lane.</summary>
    /// <returns>Null where there is no such booking.</returns>
    public async Task<PlacesFound?> LanesAsync(Id<BookingRow> id, DateOnly from, DateOnly to, ResourceKind by, string why, CancellationToken cancel)
    {
        if (await OpenAsync(id, _ => _ => (from, to), why, cancel) is not { } read)
            return null;
        if (Refuse(read) is { } refused)
            return refused;
        var all = Days(read, ProblemOf(read));
        var open = all.Where(d => d.Day >= from && d.IsAllowed).ToList();
        return new PlacesFound.Lanes(read.Booking, read.Version, [.. all.Where(d => d.Day >= from)], by == ResourceKind.Practitioner
            ? [.. open.SelectMany(d => d.With.Select(w => new VisitLane(w.Practitioner, d.Day, [.. w.Starts.Select(s => new LaneStart(s.Minute, w.Practitioner, s.Room, s.Device))])))]
            : [.. read.Hours.Resources.Values.Where(r => r.Kind == by && !(r.RetiredOn <= from)).SelectMany(row => LanesOf(row, ProblemOf(read, row), open, read.Booking))]);
    }

    /// <summary>Every start with that room or device, with whoever treats now where that can be.</summary>
    static IEnumerable<VisitLane> LanesOf(ResourceRow row, VisitProblem problem, IEnumerable<VisitDay> days, BookingRow booking)
    {
        foreach (var day in days)
        {
            var starts = problem.On(day.Day).OrderBy(w => w.Practitioner != booking.PractitionerId).SelectMany(w => w.Starts.Select(s => new LaneStart(s.Minute, w.Practitioner, s.Room, s.Device)))
                .Where(s => s.Room == row.Id || s.Device == row.Id).DistinctBy(s => s.Minute).OrderBy(s => s.Minute).ToList();
            if (starts.Count > 0)
                yield return new(row.Id, day.Day, starts);
        }
    }

    async Task<Read?> OpenAsync(Id<BookingRow> id, Func<BookingRow, Func<DateOnly, (DateOnly, DateOnly)>> span, string why, CancellationToken cancel) =>
        await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } booking ? null
            // The line of audit is written with what is read; what follows from it is worked out when the records are free again.
            : await db.ReadAsync(new(AuditKind.Read, "booking", id.Value, booking.PatientId, why), () => ReadAsync(booking, span(booking), cancel), cancel);

    async Task<Read?> ReadAsync(BookingRow booking, Func<DateOnly, (DateOnly, DateOnly)> span, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        if (await files.SoFarAsync(booking.CourseId, cancel) is not { } soFar)
            return null;
        var next = NextSession.Window(soFar, knowledge.Courses, days, today);
        var (from, to) = Within(today, span(next is Next.Due due ? due.Window.Earliest.Date : today));
        return new(booking, soFar, next, today, from, to,
            await db.CourseBookings.AsNoTracking().Where(c => c.CourseId == booking.CourseId).Select(c => c.Version).SingleAsync(cancel),
            await OthersAsync(booking, cancel), await calendar.HoursAsync(cancel), await calendar.RunAsync(from, to, null, booking.PatientId, cancel));
    }

    static PlacesFound.Refused? Refuse(Read read)
    {
        List<Obstacle> refused = [.. CourseDayRules.OfVisit(read.Booking), .. CourseDayRules.OfCourse(read.SoFar, read.Next)];
        return refused.Count > 0 ? new(read.Booking, refused) : null;
    }

    VisitProblem ProblemOf(Read read, ResourceRow? only = null) =>
        new(read.Booking, read.SoFar.Course, read.Calendar, read.From, read.To, read.Today, read.Hours.Clock.LocalOf(clock.GetUtcNow()).Minute, knowledge.Zones, only);

    List<VisitDay> Days(Read read, VisitProblem problem)
    {
        var (course, window) = (read.SoFar.Course, ((Next.Due)read.Next).Window);
        var rule = knowledge.Courses.RuleFor(course.Modality, course.Express);
        var demands = new CourseDemands(rule, CourseDayRules.LongestGap(rule, course), [], row => row.Can(course.Modality, course.Zone, knowledge.Zones));
        var rules = new VisitDayRules(read.Booking, window, demands, read.Today, read.Others);
        return [.. Enumerable.Range(0, read.To.DayNumber - read.From.DayNumber + 1).Select(read.From.AddDays).Select(day => DayOf(day, problem, rules))];
    }

    sealed record Read(BookingRow Booking, CourseSoFar SoFar, Next Next, DateOnly Today, DateOnly From, DateOnly To, int Version, IReadOnlyList<CourseSession> Others, OpenHours Hours, CalendarView Calendar);

    static VisitDay DayOf(DateOnly day, VisitProblem problem, VisitDayRules rules)
    {
        var (against, with) = (rules.Against(day), rules.HasPassed(day) ? [] : problem.On(day));
        return new(day, with.Count > 0 || rules.HasPassed(day) ? against : [.. against, .. problem.Against(day)], with);
    }

    /// <summary>The other sessions of the course that were held or have a place: they stay.</summary>
    async Task<IReadOnlyList<CourseSession>> OthersAsync(BookingRow booking, CancellationToken cancel)
    {
        var held = await db.Sessions.AsNoTracking().Where(s => s.CourseId == booking.CourseId).Select(s => new CourseSession(s.Number, s.OnDay, true)).ToListAsync(cancel);
        var standing = await db.Bookings.AsNoTracking().Where(b => b.CourseId == booking.CourseId && b.Id != booking.Id && BookingStates.Occupying.Contains(b.State)).Select(b => new CourseSession(b.Number, b.OnDay, false)).ToListAsync(cancel);
        return [.. held.Concat(standing).DistinctBy(s => s.Number)];
    }

    static (DateOnly From, DateOnly To) Span(DateOnly stands, DateOnly earliest, (DateOnly From, DateOnly To)? show)
    {
        var (from, to) = (stands.AddDays(-DaysBefore), (earliest > stands ? earliest : stands).AddDays(DaysAfter));
        return show is { } shown ? (shown.From < from ? shown.From : from, shown.To > to ? shown.To : to) : (from, to);
    }

    /// <summary>From a Monday on, not before this week and not further than a place may be looked for.</summary>
    static (DateOnly From, DateOnly To) Within(DateOnly today, (DateOnly From, DateOnly To) asked)
    {
        var end = today.AddDays(LongestHorizon);
        var from = asked.From < today ? today : asked.From > end ? end : asked.From;
        var to = asked.To < from ? from : asked.To > end ? end : asked.To;
        return (from.AddDays(-(((int)from.DayOfWeek + 6) % 7)), to);
    }
}
