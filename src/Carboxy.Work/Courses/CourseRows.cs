using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Database;

namespace Carboxy.Work.Courses;

/// <summary>A course as it is kept: what the clinic asks by in columns, the whole course in JSON.</summary>
public sealed class CourseRow
{
    public required Id<CourseRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    /// <summary>The clearance that allowed the course to be planned; each session names its own.</summary>
    public required Id<Clearance> ClearanceId { get; init; }

    public required Modality Modality { get; init; }

    public required string Zone { get; init; }

    public string? Side { get; init; }

    /// <summary>The seed row of the aim, such as <c>S0-17</c>.</summary>
    public required string Indication { get; init; }

    public required string Protocol { get; init; }

    public required string RuleSet { get; init; }

    /// <summary>How many sessions are planned.</summary>
    public required int Sessions { get; set; }

    public required DateOnly StartsOn { get; set; }

    public required string State { get; set; }

    public required string Content { get; set; }

    /// <summary>Counts the saves; the second of two savers who read the same version is refused.</summary>
    public required int Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A course as one save left it.</summary>
public sealed class CourseVersion
{
    public required Id<CourseRow> CourseId { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Content { get; init; }
}

/// <summary>A date of a course, booked or only wished; the session itself is made when it starts.</summary>
public sealed class PlannedSession
{
    public required Id<CourseRow> CourseId { get; init; }

    public required int Number { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required DateOnly OnDay { get; set; }

    public DateTimeOffset? StartsAt { get; set; }

    public required int Minutes { get; set; }

    public Guid? PractitionerId { get; set; }

    public Id<Room>? RoomId { get; set; }

    public required string State { get; set; }

    public Id<Sessions.SessionRow>? SessionId { get; set; }
}

/// <summary>What was done to a zone besides carboxytherapy; the spacing table looks here.</summary>
public sealed class OtherProcedureRow
{
    public required Id<OtherProcedureRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Kind { get; init; }

    public string? Zone { get; init; }

    public required DateOnly OnDay { get; init; }

    /// <summary>After surgery: whether the surgeon has released the patient; null where nobody has said.</summary>
    public Truth Released { get; init; }

    public string? Note { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The entry that this one corrects.</summary>
    public Id<OtherProcedureRow>? ReplacesId { get; init; }
}
