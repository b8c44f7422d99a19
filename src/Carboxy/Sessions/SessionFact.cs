using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Carboxy.Patients;
using Carboxy.Screening;

namespace Carboxy.Sessions;

/// <summary>What can happen in a session.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(StepBegun), "step_begun"), JsonDerivedType(typeof(StepFinished), "step_finished"), JsonDerivedType(typeof(StepSkipped), "step_skipped")]
[JsonDerivedType(typeof(TimerStarted), "timer_started"), JsonDerivedType(typeof(TimerStopped), "timer_stopped")]
[JsonDerivedType(typeof(Paused), "paused"), JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(FieldRecorded), "field_recorded"), JsonDerivedType(typeof(ProductUsed), "product_used"), JsonDerivedType(typeof(PointTreated), "point_treated")]
[JsonDerivedType(typeof(CylinderChanged), "cylinder_changed")]
[JsonDerivedType(typeof(PointFelt), "point_felt"), JsonDerivedType(typeof(MassageDrawn), "massage_drawn")]
[JsonDerivedType(typeof(ReactionNoted), "reaction_noted"), JsonDerivedType(typeof(ReactionEnded), "reaction_ended"), JsonDerivedType(typeof(NoReaction), "no_reaction")]
[JsonDerivedType(typeof(PainScored), "pain_scored"), JsonDerivedType(typeof(AftercareGiven), "aftercare_given")]
[JsonDerivedType(typeof(TakenBack), "taken_back"), JsonDerivedType(typeof(StoppedEarly), "stopped_early")]
[JsonDerivedType(typeof(Signed), "signed"), JsonDerivedType(typeof(Amended), "amended"), JsonDerivedType(typeof(FollowedUp), "followed_up")]
public abstract record SessionFact
{
    /// <summary>The session runs. Only <see cref="Session.Start"/> makes one; a stored one is read back.</summary>
    public sealed record Started : SessionFact
    {
        [JsonConstructor]
        internal Started() { }

        public required Id<Patient> Patient { get; init; }

        public required Id<Clearance> Clearance { get; init; }

        public required Id<ScreeningRecord> Screening { get; init; }

        public required Id<Consent> Consent { get; init; }

        public required string ConsentVersion { get; init; }

        /// <summary>The clinic's day.</summary>
        public required DateOnly On { get; init; }

        public required SessionPlan Plan { get; init; }

        /// <summary>The same-day check as it was answered.</summary>
        public required IReadOnlyDictionary<string, SameDayAnswer> Check { get; init; }
    }

    public sealed record StepBegun(string Step) : SessionFact;

    public sealed record StepFinished(string Step) : SessionFact;

    public sealed record StepSkipped(string Step, string Reason) : SessionFact;

    public sealed record TimerStarted(string Step) : SessionFact;

    /// <summary>The reason is there where the minutes lie outside the step's range.</summary>
    public sealed record TimerStopped(string Step, string? Reason = null) : SessionFact;

    public sealed record Paused(string Reason) : SessionFact;

    public sealed record Resumed : SessionFact;

    public sealed record FieldRecorded(string Field, FieldValue Value) : SessionFact;

    /// <summary>A product beyond those that the steps ask for, with the batch by which it can be recalled.</summary>
    public sealed record ProductUsed(string Name, string Batch, DateOnly? Expiry = null, DateTimeOffset? OpenedAt = null, decimal? Amount = null, string? Unit = null) : SessionFact;

    /// <summary>One injection point; the reason is there where the dose lies above everything published.</summary>
    public sealed record PointTreated(DosePoint Point, string? Reason = null) : SessionFact;

    /// <summary>
    /// Another cylinder of gas was fitted in the middle of the session: points from now on come from it. The bars are read at the
    /// gauges of the old one as it came off and of the new one as it went on.
    /// </summary>
    public sealed record CylinderChanged(string Batch, DateOnly? Expiry, bool Purged, string? Cylinder = null, decimal? BarBefore = null, decimal? BarAfter = null) : SessionFact;

    /// <summary>How much one point hurt, 0 to 10; said again, the later score counts.</summary>
    public sealed record PointFelt(Id<SessionEvent> Point, int Nrs) : SessionFact;

    /// <summary>One line of the massage as a finger drew it.</summary>
    public sealed record MassageDrawn(string Drawing, DrawnLine Line) : SessionFact;

    public sealed record ReactionNoted(string Type, DateTimeOffset StartedAt, int Grade, string Action, DateTimeOffset? EndedAt = null) : SessionFact;

    public sealed record ReactionEnded(Id<SessionEvent> Reaction, DateTimeOffset EndedAt) : SessionFact;

    /// <summary>Somebody looked, and there was none.</summary>
    public sealed record NoReaction : SessionFact;

    public sealed record PainScored(PainMoment Moment, int Nrs) : SessionFact;

    public sealed record AftercareGiven(string Version, Language Language) : SessionFact;

    /// <summary>A product, point or reaction entered by mistake; it stays in the history.</summary>
    public sealed record TakenBack(Id<SessionEvent> Entry, string Reason) : SessionFact;

    public sealed record StoppedEarly(string Reason, string? Rule = null) : SessionFact;

    [SuppressMessage("Naming", "CA1720", Justification = "A session is signed by a person; no number is meant.")]
    public sealed record Signed : SessionFact;

    /// <summary>A correction after signing, written beside the record.</summary>
    public sealed record Amended(string Words, Id<SessionEvent>? About = null) : SessionFact;

    /// <summary>A look at a reaction that was still there when the record was signed; with <see cref="GoneAt"/> it is over.</summary>
    public sealed record FollowedUp(Id<SessionEvent> Reaction, int Grade, DateTimeOffset? GoneAt = null, string? Words = null) : SessionFact;
}

/// <summary>When pain is scored, 0 to 10.</summary>
public enum PainMoment
{
    Before,
    Worst,
    After,
}

/// <summary>The value of a field of the session record.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(YesNo), "yes_no"), JsonDerivedType(typeof(Number), "number"), JsonDerivedType(typeof(Words), "words")]
[JsonDerivedType(typeof(Day), "day"), JsonDerivedType(typeof(Clock), "clock")]
public abstract record FieldValue
{
    public sealed record YesNo(bool Value) : FieldValue;

    public sealed record Number(decimal Value, string Unit) : FieldValue;

    /// <summary>Words, or the id of an option.</summary>
    public sealed record Words(string Value) : FieldValue;

    public sealed record Day(DateOnly Value) : FieldValue;

    public sealed record Clock(TimeOnly Value) : FieldValue;
}
