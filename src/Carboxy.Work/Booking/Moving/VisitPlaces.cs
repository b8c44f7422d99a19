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
        if (await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } booking)
            return null;
        // The line of audit is written with what is read; what follows from it is worked out when the records are free again.
        if (await db.ReadAsync(new(AuditKind.Read, "booking", id.Value, booking.PatientId, why), () => ReadAsync(booking, show, cancel), cancel) is not { } read)
            return null;
        List<Obstacle> refused = [.. BookingRules.OfVisit(booking), .. BookingRules.OfCourse(read.SoFar, read.Next)];
        return refused.Count > 0 || read.Next is not Next.Due due ? new PlacesFound.Refused(booking, refused) : Find(read, due);
    }

    async Task<Read?> ReadAsync(BookingRow booking, (DateOnly From, DateOnly To)? show, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        if (await files.SoFarAsync(booking.CourseId, cancel) is not { } soFar)
            return null;
        var next = NextSession.Window(soFar, knowledge.Courses, days, today);
        var (from, to) = Span(booking, next is Next.Due due ? due.Window.Earliest.Date : today, today, show);
        return new(booking, soFar, next, today, from, to,
            await db.CourseBookings.AsNoTracking().Where(c => c.CourseId == booking.CourseId).Select(c => c.Version).SingleAsync(cancel),
            await OthersAsync(booking, cancel), await calendar.HoursAsync(cancel), await calendar.RunAsync(from, to, null, booking.PatientId, cancel));
    }

    PlacesFound.Found Find(Read read, Next.Due due)
    {
        var (course, now) = (read.SoFar.Course, read.Hours.Clock.LocalOf(clock.GetUtcNow()).Minute);
        var problem = new VisitProblem(read.Booking, course, read.Calendar, read.From, read.To, read.Today, now, knowledge.Zones);
        var rules = new VisitDayRules(read.Booking, due.Window, knowledge.Courses.RuleFor(course.Modality, course.Express), read.Today, read.Others);
        var looked = Enumerable.Range(0, read.To.DayNumber - read.From.DayNumber + 1).Select(read.From.AddDays).Select(day => DayOf(day, problem, rules));
        var found = new PlacesFound.Found(read.Booking, read.Version, [.. read.Hours.Resources.Values], [.. looked], []);
        return found with { Nearest = LeastDisturbance.Of(found, Top) };
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

    /// <summary>From a Monday on, so far as a place may be looked for.</summary>
    static (DateOnly From, DateOnly To) Span(BookingRow booking, DateOnly earliest, DateOnly today, (DateOnly From, DateOnly To)? show)
    {
        var end = today.AddDays(LongestHorizon);
        var (from, to) = (booking.OnDay.AddDays(-DaysBefore), (earliest > booking.OnDay ? earliest : booking.OnDay).AddDays(DaysAfter));
        if (show is { } shown)
            (from, to) = (shown.From < from ? shown.From : from, shown.To > to ? shown.To : to);
        from = from < today ? today : from > end ? end : from;
        to = to < from ? from : to > end ? end : to;
        return (from.AddDays(-(((int)from.DayOfWeek + 6) % 7)), to);
    }
}
