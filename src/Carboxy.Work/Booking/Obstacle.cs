namespace Carboxy.Work.Booking;

/// <summary>Why something cannot be booked or changed, and what to do; with its sources where medicine says so.</summary>
public sealed record Obstacle(Text Says, params IReadOnlyList<string> Sources)
{
    /// <summary>The rule that those allowed may break with a reason; null where nobody can.</summary>
    public BookingRule? Rule { get; init; }

    public string In(Language language) => Sources.Count == 0 ? Says.In(language) : $"{Says.In(language)} ({string.Join(", ", Sources)})";
}
