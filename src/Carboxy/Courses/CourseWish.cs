using Carboxy.Patients;
using Carboxy.Screening;

namespace Carboxy.Courses;

/// <summary>A course as somebody would like it, before anybody checked whether it may be.</summary>
public sealed record CourseWish
{
    public required Id<Course> Id { get; init; }

    public required Id<Patient> Patient { get; init; }

    /// <summary>The right to treat, or null where there is none yet.</summary>
    public Clearance? Clearance { get; init; }

    public required string Goal { get; init; }

    public required string Protocol { get; init; }

    public required string Zone { get; init; }

    public Side Side { get; init; }

    public required int Sessions { get; init; }

    public required DateOnly StartsOn { get; init; }

    public int? GapDays { get; init; }

    public Guid? NumberSetBy { get; init; }

    public Guid? DiagnosisBy { get; init; }

    public Extension? Extension { get; init; }

    /// <summary>Measured grades by measure id, such as <c>M-19</c>: 2; what is not measured is left out.</summary>
    public IReadOnlyDictionary<string, decimal> Grades { get; init; } = new Dictionary<string, decimal>();

    public History History { get; init; } = History.None;

    internal Course AsCourse(Clearance clearance, string indication, Modality modality, bool express) => new()
    {
        Id = Id,
        Patient = Patient,
        Clearance = clearance.Id,
        Goal = Goal,
        Indication = indication,
        Protocol = Protocol,
        Modality = modality,
        Zone = Zone,
        Side = Side,
        Express = express,
        Sessions = Sessions,
        GapDays = GapDays,
        StartsOn = StartsOn,
        NumberSetBy = NumberSetBy,
        DiagnosisBy = DiagnosisBy,
        Extension = Extension,
    };
}

/// <summary>What came of planning a course.</summary>
public abstract record CoursePlanning
{
    public sealed record Planned(Course Course, CoursePlan Plan) : CoursePlanning;

    /// <summary>It may not be, for all these reasons.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : CoursePlanning;
}

/// <summary>One reason why a course may not be as it was wished.</summary>
public sealed record Refusal(RefusalKind Kind, Reason Reason);

/// <summary>What stands against a course.</summary>
public enum RefusalKind
{
    ClearanceMissing,
    ClearanceOfAnotherPatient,
    ClearanceOfAnotherModality,
    ClearanceOfAnotherZone,
    ClearanceNotInForce,
    GoalUnknown,
    GoalNotOffered,
    GoalOfAnotherModality,
    DiagnosisNeeded,
    LimitReached,
    ProtocolUnknown,
    ProtocolNotForGoal,
    ZoneUnknown,
    ZoneNotForGoal,
    ZoneNotForProtocol,
    SideNotOfZone,
    NumberOutsideLimits,
    NumberNeedsPhysician,
    ExtensionNeedsMeasurementAndConsent,
    GapOutsideLimits,
    StartInThePast,
    CourseStopped,
    NeedsRelease,
    ProcedureUnknown,
}
