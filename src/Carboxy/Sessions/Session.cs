using System.Diagnostics.CodeAnalysis;
using Carboxy.Patients;
using Carboxy.Protocols;

namespace Carboxy.Sessions;

/// <summary>
/// One session as its events tell it. It is rebuilt from them at any moment, so a power cut leaves a session that
/// continues where it was. Commands are in the other files of this name; none changes anything, each says what happened.
/// </summary>
public sealed partial record Session
{
    Session(SessionEvent first, SessionFact.Started started)
    {
        (Id, Started, StartedAt) = (started.Plan.Session, started, first.At);
        Steps = [.. started.Plan.Steps.Select(step => new StepState(step))];
        Fields = Plan.Fields.Select(field => (field.Id, Value: SeedOf(field, started.Check.GetValueOrDefault(field.Id)))).Where(seed => seed.Value is not null).DistinctBy(seed => seed.Id).ToDictionary(seed => seed.Id, seed => seed.Value!);
        PainBefore = started.Check.GetValueOrDefault("pain_before") is SameDayAnswer.Number { Value: >= 0 and <= 10 } pain ? (int)pain.Value : null;
        Events = [first];
    }

    public Id<Session> Id { get; }

    public SessionFact.Started Started { get; }

    public SessionPlan Plan => Started.Plan;

    public Id<Patient> Patient => Started.Patient;

    public DateTimeOffset StartedAt { get; }

    public SessionStatus Status { get; private init; }

    public IReadOnlyList<StepState> Steps { get; private init; }

    /// <summary>Pauses so far; the last one is open while the session is paused.</summary>
    public IReadOnlyList<SessionPause> Pauses { get; private init; } = [];

    /// <summary>Fields by id; what the same-day check holds already is not asked twice.</summary>
    public IReadOnlyDictionary<string, FieldValue> Fields { get; private init; }

    public IReadOnlyList<Entry<SessionFact.ProductUsed>> Products { get; private init; } = [];

    public IReadOnlyList<Entry<SessionFact.PointTreated>> Points { get; private init; } = [];

    /// <summary>Cylinders that were fitted after the first, in the order in which they were.</summary>
    public IReadOnlyList<Entry<SessionFact.CylinderChanged>> Cylinders { get; private init; } = [];

    /// <summary>The lines of the massage that still stand.</summary>
    public IReadOnlyList<Entry<SessionFact.MassageDrawn>> Massage { get; private init; } = [];

    public IReadOnlyList<Entry<SessionFact.ReactionNoted>> Reactions { get; private init; } = [];

    /// <summary>Somebody looked and saw no reaction; null: nobody has said.</summary>
    public Truth NoReaction { get; private init; }

    public int? PainBefore { get; private init; }

    public int? PainWorst { get; private init; }

    public int? PainAfter { get; private init; }

    public SessionFact.AftercareGiven? Aftercare { get; private init; }

    public SessionFact.StoppedEarly? Stop { get; private init; }

    public Guid? SignedBy { get; private init; }

    /// <summary>When it was stopped or signed, whichever came first.</summary>
    public DateTimeOffset? EndedAt { get; private init; }

    public IReadOnlyList<Entry<SessionFact.Amended>> Amendments { get; private init; } = [];

    /// <summary>Looks at reactions after the signature.</summary>
    public IReadOnlyList<Entry<SessionFact.FollowedUp>> FollowUps { get; private init; } = [];

    /// <summary>Everything that happened, in order; their count is the version for those who save.</summary>
    public IReadOnlyList<SessionEvent> Events { get; private init; }

    /// <summary>The points given so far.</summary>
    public IReadOnlyList<DosePoint> Doses => [.. Points.Select(entry => entry.What.Point)];

    /// <summary>The session that the events tell, or null where they do not begin with a start.</summary>
    public static Session? From(IEnumerable<SessionEvent> events)
    {
        Session? session = null;
        foreach (var happened in events)
            session = session is null ? Begin(happened) : session.Apply(happened);
        return session;
    }

    static Session? Begin(SessionEvent first) => first.What is SessionFact.Started started && started.Plan.Session == first.Session ? new(first, started) : null;

    static FieldValue? SeedOf(SessionField field, SameDayAnswer? answer) => answer switch
    {
        SameDayAnswer.YesNo said when field.Kind == FieldKind.YesNo => new FieldValue.YesNo(said.Value),
        SameDayAnswer.Number given when field is { Kind: FieldKind.Number, Unit: { } unit } => new FieldValue.Number(given.Value, unit),
        _ => null,
    };
}

/// <summary>Something recorded, with who and when; its id is that of the event.</summary>
public sealed record Entry<T>(Id<SessionEvent> Id, Guid By, DateTimeOffset At, T What);

/// <summary>Where a session stands.</summary>
public enum SessionStatus
{
    Running,
    Paused,

    /// <summary>Stopped before its last step; the record is still to be completed and signed.</summary>
    Stopped,

    [SuppressMessage("Naming", "CA1720", Justification = "A session is signed by a person; no number is meant.")]
    Signed,
}

/// <summary>A pause and its reason; open while <see cref="Until"/> is null.</summary>
public sealed record SessionPause(DateTimeOffset From, DateTimeOffset? Until, string Reason);
