namespace Carboxy.Booking;

/// <summary>
/// A proven lower bound of what all courses together cost. Slots that too many want get a price; then each course is booked by itself
/// at these prices, proven cheapest, and what the free slots are worth is taken off: no plan can cost less (Lagrangian relaxation). Prices are
/// whole numbers, so that nothing is lost in rounding. They follow the average demand of past rounds (the volume algorithm).
/// </summary>
sealed class Bound
{
    const int Finest = 1000;

    readonly Calendar calendar;
    readonly CourseShape[] shapes;
    readonly Prices prices;
    readonly PricedBooker booker;
    readonly Demand demand;
    readonly int[] surcharges;
    readonly int scale;
    double stride = 1;
    int misses;
    long bestScaled = long.MinValue;

    public Bound(BookingProblem problem)
    {
        calendar = new(problem);
        calendar.Prepare();
        shapes = [.. problem.Courses.Select(c => new CourseShape(c, calendar))];
        scale = (int)Math.Clamp(SessionCosts.Never / 4 / Math.Max(1, shapes.Select(s => s.Unplaced).DefaultIfEmpty(1).Max()), 1, Finest);
        (prices, surcharges, demand) = (new(calendar), new int[problem.Resources.Count], new(calendar, scale));
        booker = new(calendar, prices, scale, surcharges);
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
            var with = booker.Book(shape);
            sum += Math.Min(with ?? without, without);
            if (with < without)
                demand.Add(booker.Plan);
        }

        Rounds++;
        var better = sum > bestScaled;
        misses = better ? 0 : misses + 1;
        if (better)
            bestScaled = sum;
        if (misses >= 10)
            (stride, misses) = (stride * 0.7, 0);
        var target = Math.Min(known * scale, Math.Max(bestScaled, 0) * 1.05 + (10 * scale));
        demand.Follow(better, stride, target - bestScaled);
    }
}
