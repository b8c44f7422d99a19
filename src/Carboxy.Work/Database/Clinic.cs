namespace Carboxy.Work.Database;

/// <summary>The legal owner of the data; the tenant.</summary>
public sealed class Clinic
{
    public required Id<Clinic> Id { get; init; }

    public required string Name { get; set; }

    public required Language Language { get; set; }

    /// <summary>An IANA name such as <c>Europe/Moscow</c>; the clinic's "today" is a day there.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Invented patients only; the one kind of clinic that shows labelled sign-in buttons.</summary>
    public required bool IsDemo { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day that a moment falls on for this clinic.</summary>
    public DateOnly DayOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}

/// <summary>An address with rooms.</summary>
public sealed class Site
{
    public required Id<Site> Id { get; init; }

    public required string Name { get; set; }

    public string? Address { get; set; }
}

/// <summary>A room in which patients are treated.</summary>
public sealed class Room
{
    public required Id<Room> Id { get; init; }

    public required Id<Site> SiteId { get; init; }

    public required string Name { get; set; }
}

/// <summary>A form that was stored under its key, so that sending it twice stores it once.</summary>
public sealed class Submission
{
    public required string Key { get; init; }

    /// <summary>The kind of record that came of it, such as <c>patient</c>.</summary>
    public required string Record { get; init; }

    public required Guid RecordId { get; init; }

    public required DateTimeOffset At { get; init; }
}
