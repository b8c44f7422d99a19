namespace Carboxy.Exchange.Calendars;

/// <summary>Whether an event will be.</summary>
public enum CalendarStatus
{
    Confirmed,
    Tentative,
    Cancelled,
}

/// <summary>One visit in a calendar file.</summary>
public sealed record CalendarEvent
{
    /// <summary>The same for as long as the visit exists, however often it moves; made by <see cref="UidOf"/>.</summary>
    public required string Uid { get; init; }

    /// <summary>Greater with every change, so that a calendar program knows which of two files is the later one.</summary>
    public required int Sequence { get; init; }

    /// <summary>When this state of the event was made.</summary>
    public required DateTimeOffset Stamp { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public required string Summary { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>The clinic's mail address.</summary>
    public string? Organizer { get; init; }

    public CalendarStatus Status { get; init; }

    /// <summary>A name that no other event in the world has: the booking at its clinic.</summary>
    public static string UidOf(Guid booking, Guid clinic) => $"{booking:D}@{clinic:D}.carboxy";
}
