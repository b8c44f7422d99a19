using Carboxy.Patients;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Booking;

/// <summary>A place that a firm booking gave back, as it stood.</summary>
public sealed class FreedPlace
{
    public required Id<FreedPlace> Id { get; init; }

    public required Id<BookingRow> BookingId { get; init; }

    public required Id<BookingAct> ActId { get; init; }

    public required Id<ResourceRow> PractitionerId { get; init; }

    public required Id<ResourceRow> RoomId { get; init; }

    public required DateOnly OnDay { get; init; }

    public required int StartMinute { get; init; }

    public required int Minutes { get; init; }

    public required DateTimeOffset At { get; init; }

    public DayPart Part => new(StartMinute, StartMinute + Minutes);
}

/// <summary>A patient who waits for a place in a course, or for an earlier one than they have.</summary>
public sealed class WaitlistEntry
{
    public required Id<WaitlistEntry> Id { get; init; }

    public required Id<CourseRow> CourseId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    /// <summary>Days of the week as numbers, Sunday being 0; empty is any.</summary>
    public required string Weekdays { get; init; }

    public required DayTime Time { get; init; }

    public Id<ResourceRow>? PractitionerId { get; init; }

    public DateOnly? NotBefore { get; init; }

    /// <summary>The last day on which the patient still wants to be asked; null is no limit.</summary>
    public DateOnly? UntilDay { get; init; }

    /// <summary>The day that was booked when the patient asked for an earlier one; null where nothing was.</summary>
    public DateOnly? BeforeDay { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public BookingWish Wish => new()
    {
        Weekdays = [.. Weekdays.Select(c => (DayOfWeek)(c - '0'))], Time = Time, Practitioner = PractitionerId, NotBefore = NotBefore,
    };
}

/// <summary>Why somebody waits no more.</summary>
public enum WaitlistEndReason
{
    /// <summary>The session has got a place.</summary>
    Booked,

    /// <summary>The visit has got an earlier place.</summary>
    Earlier,

    /// <summary>Another entry for the same course stands in its stead.</summary>
    Replaced,

    /// <summary>The patient waits no more.</summary>
    Withdrawn,
}

/// <summary>The end of a wait.</summary>
sealed class WaitlistEnd
{
    public required Id<WaitlistEntry> EntryId { get; init; }

    public required WaitlistEndReason Reason { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}
