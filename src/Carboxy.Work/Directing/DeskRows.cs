using System.Diagnostics.CodeAnalysis;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Directing;

/// <summary>How a session departed from what was laid down.</summary>
public enum DeviationKind
{
    /// <summary>Above the largest published value.</summary>
    Dose,

    /// <summary>A step that is not optional was left out.</summary>
    Step,

    /// <summary>Minutes outside the step's range.</summary>
    Timer,

    Stopped,

    /// <summary>Later after the session before than the course has it.</summary>
    Gap,
}

/// <summary>A departure from the protocol, beside the event that is its record.</summary>
public sealed class SessionDeviation
{
    public required Id<SessionRow> SessionId { get; init; }

    public required int Sequence { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required DeviationKind Kind { get; init; }

    public required string WordsRu { get; init; }

    public required string WordsEn { get; init; }

    public required DateTimeOffset At { get; init; }

    public Text Words => new(WordsRu, WordsEn);
}

/// <summary>What a physician asks for before deciding about a screening.</summary>
public sealed class DecisionRequest
{
    public required Id<DecisionRequest> Id { get; init; }

    public required Id<ScreeningRecord> ScreeningId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Words { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What can be looked at and put away.</summary>
public enum ReviewAbout
{
    [SuppressMessage("Naming", "CA1716", Justification = "An override of a booking rule; the word is the clinic's.")]
    Override,
    Deviation,
}

/// <summary>Whoever answers for the clinic has looked at it.</summary>
public sealed class DeskReview
{
    public required ReviewAbout About { get; init; }

    /// <summary>The act, or the session.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Which event of the session; 0 for an act.</summary>
    public required int Sequence { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
}
