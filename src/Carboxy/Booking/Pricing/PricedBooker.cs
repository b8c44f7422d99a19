namespace Carboxy.Booking;

/// <summary>
/// Books one course where slots have prices: the plan with the least cost and price together, proven. Costs are multiplied by the course's
/// priority and by <c>scale</c>, so that prices can be finer than costs; sums must stay below half a billion.
/// </summary>
/// <param name="surcharges">for each resource, what every slot of its work as the practitioner costs, in units of one over the scale</param>
public sealed class PricedBooker(Calendar calendar, Prices prices, int scale, int[]? surcharges = null)
{
    readonly CourseBooker booker = new(new PricedCosts(calendar, prices, scale, surcharges));

    /// <summary>The sessions of the course that was booked last, good until the next one.</summary>
    public ReadOnlySpan<PlacedSession> Plan => booker.Plan;

    /// <summary>The least cost and price together, in units of one over the scale, or null where the course fits nowhere.</summary>
    public long? Book(CourseShape course) => booker.Cheapest(course);
}
