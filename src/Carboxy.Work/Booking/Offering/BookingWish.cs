namespace Carboxy.Work.Booking;

/// <summary>A part of the day that a patient prefers.</summary>
public enum DayTime
{
    Any,
    Morning,
    Afternoon,
    Evening,
}

/// <summary>What the patient asks for when a course is booked.</summary>
public sealed record BookingWish
{
    public static readonly BookingWish None = new();

    /// <summary>The days of the week on which the patient can come; empty is any.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>When the patient would rather come; other times are still offered.</summary>
    public DayTime Time { get; init; }

    /// <summary>Who the patient would rather see.</summary>
    public Id<ResourceRow>? Practitioner { get; init; }

    /// <summary>The first day on which the patient can come; null is today.</summary>
    public DateOnly? NotBefore { get; init; }

    /// <summary>Far sessions are only held (<see cref="FarSessions"/>); null is as they stand, and firmly where none does.</summary>
    public bool? HoldFar { get; init; }

    /// <summary>Where the parts of the day begin and end, in minutes since midnight (house default).</summary>
    public static DayPart Span(DayTime time) => time switch
    {
        DayTime.Morning => new(0, 12 * 60),
        DayTime.Afternoon => new(12 * 60, 17 * 60),
        DayTime.Evening => new(17 * 60, DayPart.WholeDay),
        _ => new(0, DayPart.WholeDay),
    };
}
