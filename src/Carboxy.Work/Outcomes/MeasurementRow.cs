using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Outcomes;

/// <summary>One score of one instrument as it is kept; a correction is a new row that names the one it replaces.</summary>
public sealed class MeasurementRow
{
    public required Id<MeasurementRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public Id<CourseRow>? CourseId { get; init; }

    public Id<SessionRow>? SessionId { get; init; }

    /// <summary>The instrument, such as <c>M-01</c>.</summary>
    public required string Measure { get; init; }

    public string? Zone { get; init; }

    public string? Side { get; init; }

    /// <summary>Where in the course it was taken, such as <c>baseline</c>.</summary>
    public required string Moment { get; init; }

    public required DateOnly OnDay { get; init; }

    /// <summary>The score; null where the instrument gives none, or an item was left open.</summary>
    public decimal? Value { get; init; }

    /// <summary>The answers item by item, in JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Who judged: patient, practitioner or an instrument.</summary>
    public required string Rater { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public Id<MeasurementRow>? ReplacesId { get; init; }
}
