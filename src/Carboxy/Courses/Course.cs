using Carboxy.Patients;
using Carboxy.Screening;

namespace Carboxy.Courses;

/// <summary>A protocol for one patient: what for, where, how, how many sessions, from when.</summary>
public sealed record Course
{
    public required Id<Course> Id { get; init; }

    public required Id<Patient> Patient { get; init; }

    /// <summary>The clearance under which it was planned; a later session may hold a newer one.</summary>
    public required Id<Clearance> Clearance { get; init; }

    /// <summary>The seed row that the patient wants, such as <c>S0-17</c>.</summary>
    public required string Goal { get; init; }

    public required string Indication { get; init; }

    public required string Protocol { get; init; }

    public required Modality Modality { get; init; }

    public required string Zone { get; init; }

    public Side Side { get; init; }

    public bool Express { get; init; }

    /// <summary>How many sessions are planned.</summary>
    public required int Sessions { get; init; }

    /// <summary>Days between sessions where somebody chose them; otherwise the rule's ideal.</summary>
    public int? GapDays { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>The physician who set the number of sessions (S2-21); needed for injections.</summary>
    public Guid? NumberSetBy { get; init; }

    /// <summary>The physician whose diagnosis a medical indication rests on (P7).</summary>
    public Guid? DiagnosisBy { get; init; }

    /// <summary>What allowed sessions 8 to 10, or null.</summary>
    public Extension? Extension { get; init; }

    public CourseState State { get; init; }

    /// <summary>Why it waits for a physician; null for every course that does not.</summary>
    public CoursePause? Pause { get; init; }

    /// <summary>How it ended before its last session; null for every other course.</summary>
    public EarlyEnd? End { get; init; }
}

/// <summary>Sessions beyond the usual number: a recorded measurement and a renewed consent (C-03).</summary>
public sealed record Extension(DateOnly MeasuredOn, DateOnly ConsentedOn);

/// <summary>Where a course stands.</summary>
public enum CourseState
{
    Open,
    Finished,

    /// <summary>Its sessions wait until a physician lets them go on or ends it.</summary>
    Paused,

    /// <summary>Ended early, with a reason in the record.</summary>
    Stopped,
}

/// <summary>A session that took place, in this course or elsewhere.</summary>
public sealed record HeldSession(DateOnly On, Modality Modality, string? Zone, Side Side = Side.None, Id<Course>? Course = null, bool Express = false)
{
    /// <summary>Express sessions earn no credit (C-07).</summary>
    public bool CountsFor(Course course) => Course == course.Id && (!Express || course.Express);
}

/// <summary>Another procedure that the patient had; a zone that nobody named may be any.</summary>
public sealed record PastProcedure(string Procedure, DateOnly On, string? Zone = null, Truth ReleasedBySurgeon = null);
