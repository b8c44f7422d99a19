using Carboxy.Courses;

namespace Carboxy.Work.Booking;

/// <summary>A session of a course on its day, held or with a place in the calendar.</summary>
sealed record CourseSession(int Number, DateOnly Day, bool Held);

/// <summary>What the course and the patient's past say about the days of one visit, whatever is free then.</summary>
sealed class VisitDayRules(BookingRow booking, SessionWindow window, CourseRule rule, DateOnly today, IReadOnlyList<CourseSession> others)
{
    public bool HasPassed(DateOnly day) => day < today;

    /// <summary>Every rule that stands against a day.</summary>
    public IReadOnlyList<Obstacle> Against(DateOnly day)
    {
        if (HasPassed(day))
            return [new(new($"{BookingRules.Ru(day)}: этот день уже прошёл.", $"{BookingRules.En(day)}: that day has passed."))];
        var rests = BookingRules.OfRests(window, day).ToList();
        // The window has said already what the sessions held ask for.
        var dayOf = others.ToDictionary(s => s.Number, s => s.Day);
        dayOf[booking.Number] = day;
        var beside = BookingRules.OfDays(dayOf, new HashSet<int> { booking.Number }, rule, rests.Count == 0 ? new HashSet<int>() : others.Where(s => s.Held).Select(s => s.Number).ToHashSet());
        return [.. rests, .. beside];
    }
}
