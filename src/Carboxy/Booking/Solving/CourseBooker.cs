namespace Carboxy.Booking;

/// <summary>
/// Books one course into a calendar as well as it can be booked at all: the proven optimum. Among equal plans the one with the earliest
/// sessions, then the practitioner, room and device that stand first in the problem. Keeps its memory; one booker belongs to one thread.
/// </summary>
public sealed class CourseBooker
{
    readonly SessionCosts costs;
    readonly CourseTable table;
    PlacedSession[] plan = [];

    public CourseBooker(Calendar calendar)
        : this(new LocalCosts(calendar))
    {
    }

    internal CourseBooker(SessionCosts costs) => (this.costs, table) = (costs, new(costs));

    /// <summary>The sessions of the course that was booked last, good until the next one.</summary>
    public ReadOnlySpan<PlacedSession> Plan => plan;

    /// <summary>The best plan's cost times the priority, or null where the course fits nowhere. The plan is in <see cref="Plan"/>.</summary>
    public long? Book(CourseShape course) => (long?)Cheapest(course) * course.Course.Priority;

    /// <summary>Looks at every way to book the course; false where there are not even days enough.</summary>
    internal bool Lay(CourseShape course) => table.Fill(course);

    /// <summary>The same course once more, with something that has to stay the same from session to session.</summary>
    internal void LayAgain(CourseShape course, Constancy constancy) => table.FillAgain(course, constancy);

    /// <summary>What the whole course costs at least when it begins on that day with that practitioner; null where it cannot. The course was laid before.</summary>
    internal int? CostFrom(CourseShape course, int day, int practitioner) =>
        course.Rule.First(day) is >= 0 and var state && table.Rest(0, state, practitioner, day) is < SessionCosts.Never and var rest ? rest + costs.Scaled(course.StartCost(day)) : null;

    /// <summary>The best plan that begins so.</summary>
    internal ReadOnlySpan<PlacedSession> PlanFrom(CourseShape course, int day, int practitioner)
    {
        if (plan.Length != course.Sessions.Length)
            plan = new PlacedSession[course.Sessions.Length];
        var state = course.Rule.First(day);
        for (var i = 0; ; i++)
        {
            plan[i] = costs.Place(i, practitioner, day);
            if (i == plan.Length - 1)
                return plan;
            (state, practitioner, day) = Onward(course, i, state, practitioner, day);
        }
    }

    /// <summary>The cost of the best plan as the costs of single sessions count it.</summary>
    internal int? Cheapest(CourseShape course) => Lay(course) ? PlanLaid(course, Beginnings.Of(course)) : null;

    /// <summary>The best plan of a course that was laid before, among those that begin on such a day.</summary>
    internal int? PlanLaid(CourseShape course, Beginnings days)
    {
        if (Beginning(course, days) is not { } begin)
            return null;
        PlanFrom(course, begin.Day, begin.Practitioner);
        return begin.Cost;
    }

    /// <summary>What the whole course costs at least when it begins on that day; null where it cannot. The course was laid before.</summary>
    internal int? CostFrom(CourseShape course, int day) =>
        course.Rule.First(day) is >= 0 and var state && table.Least(0, state, day) is < SessionCosts.Never and var rest ? rest + costs.Scaled(course.StartCost(day)) : null;

    (int Cost, int Practitioner, int Day)? Beginning(CourseShape course, Beginnings days)
    {
        (int Cost, int Practitioner, int Day) best = (SessionCosts.Never, 0, 0);
        var start = int.MaxValue;
        for (var day = days.From; day <= days.Until; day += days.Step)
        {
            if (CostFrom(course, day) is not { } least || least > best.Cost || (least == best.Cost && day > best.Day))
                continue;
            for (var p = 0; p < course.Practitioners.Length; p++)
            {
                if (CostFrom(course, day, p) is not { } cost || cost > best.Cost || (cost == best.Cost && day > best.Day))
                    continue;
                var begins = costs.BeginsAt(0, p, day);
                if (cost < best.Cost || begins < start)
                    (best, start) = ((cost, p, day), begins);
            }
        }

        return best.Cost < SessionCosts.Never ? best : null;
    }

    /// <summary>The next place on a best plan: the earliest day, then the earliest start.</summary>
    (int State, int Practitioner, int Day) Onward(CourseShape course, int session, int state, int practitioner, int day)
    {
        var left = table.After(session, state, practitioner, day);
        foreach (var step in table.Onward(state))
        {
            var (next, chosen, start) = (day + step.Days, -1, int.MaxValue);
            for (var p = 0; next <= course.Last && p < course.Practitioners.Length; p++)
            {
                if (table.Rest(session + 1, step.State, p, next) + step.Cost + (p == practitioner ? 0 : table.Switched) == left && costs.BeginsAt(session + 1, p, next) is var begins && begins < start)
                    (chosen, start) = (p, begins);
            }

            if (chosen >= 0)
                return (step.State, chosen, next);
        }

        throw new InvalidOperationException("The table promised a way onward that is not there.");
    }
}
