using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Messages;

/// <summary>What a message speaks of.</summary>
public enum MessageKind
{
    /// <summary>Visits of a course were booked, moved or cancelled.</summary>
    Booking,

    /// <summary>A visit in two days.</summary>
    ReminderDays,

    /// <summary>A visit in three hours.</summary>
    ReminderHours,

    /// <summary>What to do after a session.</summary>
    Aftercare,

    /// <summary>Something that was used is recalled.</summary>
    Recall,
}

/// <summary>Where a message stands.</summary>
public enum MessageState
{
    Waiting,

    /// <summary>Somebody is sending it, until the lease runs out.</summary>
    Sending,
    Sent,

    /// <summary>It cannot be delivered; the desk sees it.</summary>
    Failed,

    /// <summary>There is nothing to say any more.</summary>
    Dropped,
}

/// <summary>By which way a message went.</summary>
public enum Channel
{
    Mail,
    Text,

    /// <summary>Somebody of the clinic has telephoned.</summary>
    Call,
}

/// <summary>Something to be said to a patient. It holds ids only; the words are made when it is sent.</summary>
public sealed class MessageRow
{
    public required Id<MessageRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Begins what a message is about where it asks how the patient is after a session.</summary>
    internal const string CheckUpAbout = "check:";

    /// <summary>It asks how the patient is a day after a session.</summary>
    public bool AsksAfter => About.StartsWith(CheckUpAbout, StringComparison.Ordinal);

    /// <summary>The act, visit or session that it speaks of; of one kind there is one message about it.</summary>
    public required string About { get; init; }

    public required Id<CourseRow> CourseId { get; init; }

    public Id<BookingRow>? BookingId { get; init; }

    public Id<SessionRow>? SessionId { get; init; }

    /// <summary>The count of the course's bookings before the changes that this message tells.</summary>
    public int? FromVersion { get; set; }

    /// <summary>The count of the course's bookings that it tells; from the first try on it does not move, so that every try says the same.</summary>
    public int? ToldVersion { get; set; }

    public required DateTimeOffset DueAt { get; set; }

    public required MessageState State { get; set; }

    /// <summary>Why it was dropped, put off or failed: a code of <see cref="MessageEnds"/>.</summary>
    public string? Why { get; set; }

    public Channel? Channel { get; set; }

    public required int Attempts { get; set; }

    /// <summary>Another with every claim: whoever lost it may not write what became of the message.</summary>
    public Guid? Lease { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How one try to send ended.</summary>
public enum AttemptOutcome
{
    Accepted,
    Refused,
    PutOff,
}

/// <summary>One try to send a message.</summary>
public sealed class MessageAttempt
{
    public required Id<MessageRow> MessageId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Channel Channel { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    /// <summary>The code of the answer, such as <c>smtp_550</c>; never its words, which may hold an address.</summary>
    public string? Code { get; init; }
}
