using Carboxy.Patients;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Booking;

/// <summary>Where a booking stands.</summary>
public enum BookingState
{
    /// <summary>A soft hold of a far session: it runs out, and gives way to a firm booking.</summary>
    Held,
    Booked,
    Confirmed,
    Arrived,
    Done,
    NoShow,
    Cancelled,

    /// <summary>A hold that a firm booking has pushed aside; the session waits for a new place.</summary>
    Displaced,

    /// <summary>A hold that nobody made firm in time.</summary>
    Expired,
}

/// <summary>A session of a course at its place in the calendar.</summary>
public sealed class BookingRow
{
    public required Id<BookingRow> Id { get; init; }

    public required Id<CourseRow> CourseId { get; init; }

    public required int Number { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Template { get; set; }

    public required Id<ResourceRow> PractitionerId { get; set; }

    public required Id<ResourceRow> RoomId { get; set; }

    public Id<ResourceRow>? DeviceId { get; set; }

    public required DateOnly OnDay { get; set; }

    /// <summary>Minutes since midnight of the clinic's wall clock.</summary>
    public required int StartMinute { get; set; }

    public required int Minutes { get; set; }

    public required string Steps { get; set; }

    public required BookingState State { get; set; }

    public DateTimeOffset? HoldUntil { get; set; }

    public string? Reason { get; set; }

    /// <summary>Counts the acts that touched this booking.</summary>
    public required int Version { get; set; }

    /// <summary>By how many minutes a patient who is still expected is late at this minute of the clinic's day; null where nobody is.</summary>
    public int? LateBy(DateOnly today, int minute) => OnDay == today && State.IsComing() && minute - StartMinute >= Tick.Minutes ? minute - StartMinute : null;

    public DayPart Part => new(StartMinute, StartMinute + Minutes);

    public IReadOnlyList<PlacedStep> StepList => PlacedStep.Read(Steps);
}

/// <summary>Five minutes of a resource, or of a patient, that belong to one booking.</summary>
sealed class BookingTick
{
    public required Guid ResourceId { get; init; }

    public required int Tick { get; init; }

    public required Id<BookingRow> BookingId { get; init; }
}

/// <summary>Counts the changes of a course's bookings.</summary>
sealed class CourseBooking
{
    public required Id<CourseRow> CourseId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required int Version { get; set; }
}

/// <summary>One atomic change of a course's bookings.</summary>
public sealed class BookingAct
{
    public required Id<BookingAct> Id { get; init; }

    public required Id<CourseRow> CourseId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    /// <summary>The count of the course's bookings after it.</summary>
    public required int Version { get; init; }

    public required BookingActKind Kind { get; init; }

    public string? Reason { get; init; }

    public required string Content { get; init; }

    public string? Overrides { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>The rules that it broke.</summary>
    public IReadOnlyList<BrokenRule> Broken => BrokenRule.Read(Overrides);
}

/// <summary>What was done to the bookings of a course.</summary>
public enum BookingActKind
{
    Book,
    Move,
    Rebook,
    Cancel,
    State,
    Firm,
    Expire,
    Displace,
}

/// <summary>A booking as one act left it.</summary>
public sealed class BookingVersion
{
    public required Id<BookingRow> BookingId { get; init; }

    public required int Version { get; init; }

    public required Id<BookingAct> ActId { get; init; }

    public required BookingState State { get; init; }

    public required string Content { get; init; }
}
