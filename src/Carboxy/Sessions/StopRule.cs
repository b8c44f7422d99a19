namespace Carboxy.Sessions;

/// <summary>An answer that stops today's session, with the rule that says so.</summary>
public sealed record StopRule
{
    public required AnswerTest When { get; init; }

    /// <summary>Screening rules (R-xx), or the item of the check (SD-xx) where none applies.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required StopMeaning Means { get; init; }

    public required EarliestDay Earliest { get; init; }

    /// <summary>Words for staff: what happened, what it means, what to do.</summary>
    public required Text Says { get; init; }

    public required Text SaysToPatient { get; init; }

    /// <summary>It does not pass by itself before the next visit: the rest of the course waits with it.</summary>
    public required bool Lasts { get; init; }

    /// <summary>How much of the course it reaches.</summary>
    public StopReach Reach => Means == StopMeaning.PutRight ? StopReach.Now : Lasts ? StopReach.WholeCourse : StopReach.ThisVisit;

    /// <summary>Holds back where a physician's signed decision stands behind the clearance.</summary>
    public bool UnlessPhysicianDecided { get; init; }

    /// <summary>A graver rule beside which this one is not named.</summary>
    public string? YieldsTo { get; init; }
}

/// <summary>Something to bear in mind in a session that may start.</summary>
public sealed record SameDayNote(AnswerTest When, IReadOnlyList<string> Rules, Text Says);

/// <summary>A question that another question's answer brings up.</summary>
public sealed record SameDayTrigger(string Question, AnswerTest When);

/// <summary>What a stop means, from mildest to gravest.</summary>
public enum StopMeaning
{
    /// <summary>It can be put right now; then the check goes on.</summary>
    PutRight,

    Postpone,

    /// <summary>A physician decides in writing.</summary>
    Physician,

    /// <summary>The screening no longer holds; all of it is repeated.</summary>
    FullScreening,

    UrgentReferral,
}

/// <summary>How much of the course a stop reaches, from least to most.</summary>
public enum StopReach
{
    /// <summary>It is put right on the spot; nothing moves.</summary>
    Now,

    /// <summary>This visit moves to a later day.</summary>
    ThisVisit,

    /// <summary>The rest of the course and its bookings wait for a physician.</summary>
    WholeCourse,
}

/// <summary>From when a stopped session may be tried again.</summary>
public enum EarliestDay
{
    /// <summary>Nobody can name the day: something has to end first.</summary>
    NotKnown,

    AnotherDay,
    CourseGap,
    ProcedureGap,
}

/// <summary>A condition on one answer.</summary>
public abstract record AnswerTest
{
    public sealed record Says(bool Value) : AnswerTest;

    public sealed record AtLeast(decimal Limit) : AnswerTest;

    public sealed record Above(decimal Limit) : AnswerTest;

    public sealed record Below(decimal Limit) : AnswerTest;

    public sealed record Picks(IReadOnlyList<string> Options) : AnswerTest;

    /// <summary>Yes or no; unknown where the answer is missing or of another kind.</summary>
    public Truth Holds(SameDayAnswer? answer) => (this, answer) switch
    {
        (Says test, SameDayAnswer.YesNo said) => said.Value == test.Value,
        (AtLeast test, SameDayAnswer.Number given) => given.Value >= test.Limit,
        (Above test, SameDayAnswer.Number given) => given.Value > test.Limit,
        (Below test, SameDayAnswer.Number given) => given.Value < test.Limit,
        (Picks test, SameDayAnswer.Choice chosen) => test.Options.Contains(chosen.Option),
        _ => null,
    };
}
