namespace Carboxy.Booking;

/// <summary>
/// A proven lower bound of what all courses together cost. Slots that too many want get a price; then each course is booked by itself
/// at these prices, proven cheapest, and what the free slots are worth is taken off: no plan can cost less (Lagrangian relaxation). Prices are
/// whole numbers, so that nothing is lost in rounding. They follow the average demand of past rounds (the volume algorithm).
/// </summary>
sealed class Bound
{
    const int Finest = 1000;

    /// <summary>Equally cheap plans that are drawn for each course, at first and later.</summary>
    const int FirstDraws = 16;
    const int Draws = 4;

    /// <summary>Which share of the missing cost a step of the prices should bring; less after rounds that brought nothing.</summary>
    const double FirstStride = 0.2;
    const double LeastStride = 0.0005;
    const int MostMisses = 10;

    readonly Calendar calendar;
    readonly CourseShape[] shapes;
    readonly Prices prices;
    readonly PricedDraw booker;
    readonly PlacedSession[] plan;
    readonly Demand demand;
    readonly int[] surcharges;
    readonly int scale;
    double stride = FirstStride;
    int misses;
    long bestScaled = long.MinValue;

    public Bound(BookingProblem problem)
    {
        calendar = new(problem);
        calendar.Prepare();
        shapes = [.. problem.Courses.Select(c => new CourseShape(c, calendar))];
        scale = (int)Math.Clamp(SessionCosts.Never / 4 / Math.Max(1, shapes.Select(s => s.Unplaced).DefaultIfEmpty(1).Max()), 1, Finest);
        (prices, surcharges, demand) = (new(calendar), new int[problem.Resources.Count], new(calendar, scale));
        booker = new(calendar, prices, scale, surcharges, new(1));
        plan = new PlacedSession[problem.Courses.Select(c => c.Sessions.Count).DefaultIfEmpty(0).Max()];
    }

    /// <summary>No plan costs less.</summary>
    public long Proven => bestScaled == long.MinValue ? 0 : (long)Math.Ceiling(bestScaled / (decimal)scale);

    /// <summary>How often all courses were booked at some prices.</summary>
    public int Rounds { get; private set; }

    /// <summary>Books all courses once at the prices of the moment. <paramref name="known"/> is what a plan costs that is known.</summary>
    public void Round(long known, Func<bool> stop)
    {
        demand.Announce(prices, surcharges);
        var sum = demand.Worth();
        for (var course = 0; course < shapes.Length; course++)
        {
            if (stop())
                return;
            var shape = shapes[course];
            var without = shape.Unplaced * scale;
            var with = booker.Cheapest(shape);
            sum += Math.Min(with ?? without, without);
            if (!(with < without))
                continue;
            var draws = Rounds == 0 ? FirstDraws : Draws;
            for (var draw = 0; draw < draws; draw++)
            {
                booker.Draw(plan.AsSpan(0, shape.Sessions.Length));
                demand.Add(plan.AsSpan(0, shape.Sessions.Length), 1f / draws);
            }
        }

        Rounds++;
        var better = sum > bestScaled;
        misses = better ? 0 : misses + 1;
        if (better)
            bestScaled = sum;
        if (misses >= MostMisses)
            (stride, misses) = (Math.Max(LeastStride, stride * 0.7), 0);
        var target = Math.Min(known * scale, Math.Max(bestScaled, 0) * 1.05 + (10 * scale));
        demand.Follow(better, stride, target - bestScaled);
    }
}
