using Carboxy.Knowledge;
using Carboxy.Patients;
using Carboxy.Screening;

namespace Carboxy.Work.Courses;

/// <summary>A course as the form asks for it.</summary>
public sealed record CourseEntry
{
    public required Id<Clearance> Clearance { get; init; }

    /// <summary>The seed row of the aim.</summary>
    public required string Goal { get; init; }

    public required string Protocol { get; init; }

    public Side Side { get; init; }

    public required int Sessions { get; init; }

    public int? GapDays { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>The physician who plans it stands for the diagnosis (P7); nobody else's tick counts.</summary>
    public bool DiagnosisConfirmed { get; init; }
}

/// <summary>What somebody who plans a course has before them.</summary>
public sealed record CourseDesk
{
    public required Patient Patient { get; init; }

    public required Clearance Clearance { get; init; }

    /// <summary>False where a newer screening has taken the place of the one behind the clearance.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>The goals of the screening behind the clearance.</summary>
    public required IReadOnlyList<string> Wished { get; init; }

    /// <summary>What this modality serves in this zone.</summary>
    public required IReadOnlyList<Indication> Aims { get; init; }

    /// <summary>Whoever plans, where that is a physician: only a physician sets the number of injections (S2-21).</summary>
    public required Guid? Physician { get; init; }

    public required DateOnly Today { get; init; }
}

/// <summary>The words under which dates of a course are asked for.</summary>
public static class PlannedStates
{
    public const string Planned = "planned";
    public const string Held = "held";
    public const string Dropped = "dropped";
}
