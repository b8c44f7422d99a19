namespace Carboxy.Booking;

/// <summary>A plan for a whole course as it is offered.</summary>
/// <param name="Cost">what it costs, term by term, before the priority multiplies it</param>
/// <param name="Total">what it costs in the objective</param>
/// <param name="Why">each term of its cost in words</param>
/// <param name="Differences">how it differs from the best plan; none for that one</param>
public sealed record Offer(IReadOnlyList<BookedSession> Plan, CourseCost Cost, long Total, IReadOnlyList<CostLine> Why, IReadOnlyList<Text> Differences);

/// <summary>One term of a cost in words.</summary>
public sealed record CostLine(Text What, long Cost);
