using Carboxy.Courses;

namespace Carboxy.Work.Booking;

/// <summary>What the course and the patient's past say about the days of one visit, whatever is free then.</summary>
sealed class VisitDayRules(BookingRow booking, SessionWindow window, CourseDemands demands, DateOnly today, IReadOnlyList<CourseSession> others)
{
    public bool HasPassed(DateOnly day) => day < today;

    /// <summary>Every rule that stands against a day.</summary>
    public IReadOnlyList<Obstacle> Against(DateOnly day)
    {
        if (HasPassed(day))
            return [new(new($"{BookingRules.Ru(day)}: этот день уже прошёл.", $"{BookingRules.En(day)}: that day has passed."))];
        var here = demands with { Rests = [.. CourseDayRules.OfRests(window, day)] };
        return [.. here.Rests, .. CourseDayRules.OfDays(others, [new(booking.Number, day, Held: false)], here, today)];
    }
}
