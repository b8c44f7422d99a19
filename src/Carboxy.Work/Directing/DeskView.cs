using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Matters;
using Carboxy.Work.Notes;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Directing;

/// <summary>An act that broke a rule of booking, and whose course it was.</summary>
public sealed record OverrideRow(MadeOverride Made, Patient Patient, string? Who);

/// <summary>A departure from a protocol, and who treated.</summary>
public sealed record DeviationRow(SessionDeviation Deviation, Patient Patient, string? Who);

/// <summary>A session in which devices contradict each other.</summary>
public sealed record ConflictRow(Id<SessionRow> Session, Patient Patient, int Open, DateTimeOffset Since);

/// <summary>A session that nobody has signed.</summary>
public sealed record UnsignedSession(Id<SessionRow> Session, int Number, Patient Patient, string? Who, DateTimeOffset Since);

/// <summary>A note that waits: a draft for its writer, a signed one for the second signature.</summary>
public sealed record WaitingNote(Id<NoteRow> Note, string Title, Patient Patient, Guid By, string? Who, DateTimeOffset Since);

/// <summary>A measurement that a course asks for and nobody entered in time.</summary>
public sealed record OverdueMeasure(Patient Patient, Id<CourseRow> Course, MeasurementPurpose Purpose, IReadOnlyList<string> Measures, DateOnly On);

/// <summary>Everything that waits for whoever answers for the clinic; in each part the longest wait first.</summary>
public sealed record DeskView
{
    public required DateTimeOffset Now { get; init; }

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<MatterView> Matters { get; init; }

    public required IReadOnlyList<PendingDecision> Decisions { get; init; }

    public required IReadOnlyList<WaitingNote> Cosigns { get; init; }

    public required IReadOnlyList<WaitingNote> Drafts { get; init; }

    public required IReadOnlyList<UnsignedSession> Sessions { get; init; }

    public required IReadOnlyList<ConflictRow> Conflicts { get; init; }

    public required IReadOnlyList<DeviationRow> Deviations { get; init; }

    public required IReadOnlyList<OverrideRow> Overrides { get; init; }

    public required IReadOnlyList<OverdueMeasure> Reassessments { get; init; }

    /// <summary>Who looks.</summary>
    public required Guid? Viewer { get; init; }
}
