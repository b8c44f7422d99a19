namespace Carboxy.Work.Messages;

/// <summary>What is to become of a message whose time has come.</summary>
abstract record Composed
{
    /// <param name="Letter">The words and where they go.</param>
    /// <param name="Channel">By which way.</param>
    /// <param name="Told">The count of the course's bookings that it tells; null where it tells of something else.</param>
    public sealed record Ready(Letter Letter, Channel Channel, int? Told) : Composed;

    /// <summary>There is nothing to say any more.</summary>
    public sealed record Drop(string Why) : Composed;

    /// <summary>Not at this hour, or not before another.</summary>
    public sealed record Later(DateTimeOffset At, string? Why) : Composed;

    /// <summary>It cannot be sent; somebody must call.</summary>
    public sealed record Call(string Why, int? Told) : Composed;
}
