namespace Carboxy.Booking;

/// <summary>Says what the cost of a plan is made of. Terms that cost nothing are left out.</summary>
public static class CostWords
{
    public static IReadOnlyList<CostLine> Of(BookingProblem problem, CourseToBook course, CourseCost cost)
    {
        var w = problem.Weights;
        var lines = new List<CostLine>();
        Add(cost.FirstDay, w.FirstDay, n => new($"первый сеанс позже возможного на {Days.Count(n).Ru}", $"the first session {Days.Count(n).En} later than possible"));
        Add(cost.Gap, w.Gap, n => new($"промежутки отличаются от желаемых {Days.Count(course.IdealGap).Ru}: всего на {Days.Count(n).Ru}", $"gaps differ from the ideal {Days.Count(course.IdealGap).En} by {Days.Count(n).En} in all"));
        Add(cost.TimePreference, w.TimePreference, n => new($"сеансов вне желаемых часов: {n}", $"sessions outside the preferred times: {n}"));
        Add(cost.Practitioner, w.Practitioner, n => new($"сеансов не с желаемым специалистом: {n}", $"sessions with another practitioner than wished for: {n}"));
        Add(cost.Switch, w.Switch, n => new($"смен специалиста: {n}", $"changes of practitioner: {n}"));
        Add(cost.Extra, w.Extra, n => new($"шаги длиннее обычного: всего на {n * problem.Slot} мин", $"steps longer than usual by {n * problem.Slot} min in all"));
        if (cost.Moved > 0)
            lines.Add(new(new("сеансы перенесены", "sessions are moved"), cost.Moved));
        return lines;

        void Add(long sum, int weight, Func<int, Text> say)
        {
            if (sum > 0)
                lines.Add(new(say((int)(sum / weight)), sum));
        }
    }
}
