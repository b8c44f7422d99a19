using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Matters;

/// <summary>Something that a physician has to look at or decide, with the rule that asks for it.</summary>
public sealed class Matter
{
    public required Id<Matter> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public Id<CourseRow>? CourseId { get; init; }

    public Id<SessionRow>? SessionId { get; init; }

    public required MatterKind Kind { get; init; }

    public required MatterUrgency Urgency { get; init; }

    public required string WhyRu { get; init; }

    public required string WhyEn { get; init; }

    /// <summary>The rules that ask for a physician, such as <c>SD-10, R-24</c>.</summary>
    public required string Rules { get; init; }

    /// <summary>What somebody wrote in their own words.</summary>
    public string? Words { get; init; }

    /// <summary>The record that opened it; it opens one matter of a kind, however often it is sent.</summary>
    public required Guid RecordId { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public Text Why => new(WhyRu, WhyEn);
}

/// <summary>What a matter is about.</summary>
public enum MatterKind
{
    /// <summary>The check before a session ended with a stop that does not pass by itself.</summary>
    StoppedCheck,

    /// <summary>A reaction went beyond what is expected.</summary>
    AdverseEvent,

    /// <summary>A sign that a physician must see the same day.</summary>
    RedFlag,

    /// <summary>A patient wrote something that fits no known reaction.</summary>
    PatientsWords,
}

/// <summary>How soon somebody has to look.</summary>
public enum MatterUrgency
{
    Routine,
    Today,
    Now,
}

/// <summary>What somebody did about a matter; all but a note close it.</summary>
public sealed class MatterAct
{
    public required Id<Matter> MatterId { get; init; }

    /// <summary>From 1; the second of two at the same moment is refused.</summary>
    public required int Sequence { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required MatterActKind Kind { get; init; }

    public required string Words { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What was done about a matter.</summary>
public enum MatterActKind
{
    /// <summary>Something to know; it stays open.</summary>
    Noted,

    /// <summary>Looked at and dealt with.</summary>
    Settled,

    /// <summary>The paused course goes on.</summary>
    Resumed,

    /// <summary>The course ends.</summary>
    Ended,
}
