using Carboxy.Materials;

namespace Carboxy.Sessions;

/// <summary>An event that a device kept by itself, and how many events of the session that device had seen by then.</summary>
public sealed record SentEvent(SessionEvent Happened, int Seen);

/// <summary>What becomes of an event that a device sends.</summary>
public abstract record Merged
{
    /// <summary>On the record.</summary>
    public sealed record Kept(SessionEvent Event, Session After) : Merged;

    /// <summary>Another screen said the very same in the meantime; the record stands so already.</summary>
    public sealed record Echoed(Id<SessionEvent> Of) : Merged;

    /// <summary>It contradicts the record. It waits beside it until somebody decides.</summary>
    public sealed record Open(ConflictKind Kind, IReadOnlyList<Refusal> Reasons, Id<SessionEvent>? Against) : Merged;
}

/// <summary>Why an event waits for a decision.</summary>
public enum ConflictKind
{
    /// <summary>Another screen recorded something else about the same thing.</summary>
    Contradicts,

    /// <summary>What another screen did in the meantime leaves no room for it.</summary>
    Overtaken,

    /// <summary>The record was signed before it arrived.</summary>
    AfterSigning,

    /// <summary>The session's own rules refuse it.</summary>
    Refused,
}

public sealed partial record Session
{
    /// <summary>Two screens that start or stop one timer within this time mean the same tap (house default).</summary>
    static readonly TimeSpan SameTap = TimeSpan.FromMinutes(1);

    /// <summary>Weighs an event of a device against what others did while the device could not see it. Nothing is guessed.</summary>
    /// <param name="sent">The event, with how much its device had seen.</param>
    /// <param name="own">Events of the same device, which it knows of by itself.</param>
    /// <param name="ground">What it is judged with.</param>
    public Merged Merge(SentEvent sent, IReadOnlySet<Id<SessionEvent>> own, SessionGround ground)
    {
        var happened = sent.Happened;
        if (Events.FirstOrDefault(known => known.Id == happened.Id) is { } kept)
            return new Merged.Kept(kept, this);

        var meanwhile = Events.Skip(sent.Seen).Where(known => !own.Contains(known.Id)).ToList();
        if (meanwhile.LastOrDefault(other => AboutTheSame(other.What, happened.What)) is { } said)
            return Agree(said, happened) ? new Merged.Echoed(said.Id) : new Merged.Open(KindOf(ConflictKind.Contradicts), [Differs(said)], said.Id);

        return Take(happened.What, ground, new(happened.Id, happened.By, happened.At)) switch
        {
            SessionReply.Accepted accepted => new Merged.Kept(accepted.Event, accepted.After),
            SessionReply.Refused refused => StandsSo(happened.What) && meanwhile.LastOrDefault(other => other.What == happened.What) is { } same
                ? new Merged.Echoed(same.Id)
                : new Merged.Open(KindOf(meanwhile.Count > 0 ? ConflictKind.Overtaken : ConflictKind.Refused), refused.Reasons, meanwhile.LastOrDefault(Blocks)?.Id),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    ConflictKind KindOf(ConflictKind otherwise) => Status == SessionStatus.Signed ? ConflictKind.AfterSigning : otherwise;

    Refusal Differs(SessionEvent said) => new(new(
        $"На другом экране тем временем записали иначе: {FactWords.Of(said.What, Plan).Ru}",
        $"Another screen recorded otherwise in the meantime: {FactWords.Of(said.What, Plan).En}"));

    /// <summary>The session is paused, or goes on, already.</summary>
    bool StandsSo(SessionFact what) => (what, Status) is (SessionFact.Paused, SessionStatus.Paused) or (SessionFact.Resumed, SessionStatus.Running) or (SessionFact.NoReaction, _);

    static bool Blocks(SessionEvent other) => other.What is SessionFact.StoppedEarly or SessionFact.Signed or SessionFact.Paused or SessionFact.ReactionNoted or SessionFact.TakenBack;

    static bool AboutTheSame(SessionFact one, SessionFact other) => (one, other) switch
    {
        (SessionFact.FieldRecorded a, SessionFact.FieldRecorded b) => a.Field == b.Field,
        (SessionFact.PainScored a, SessionFact.PainScored b) => a.Moment == b.Moment,
        (SessionFact.StepBegun a, SessionFact.StepBegun b) => a.Step == b.Step,
        (SessionFact.StepFinished a, SessionFact.StepFinished b) => a.Step == b.Step,
        (SessionFact.StepFinished a, SessionFact.StepSkipped b) => a.Step == b.Step,
        (SessionFact.StepSkipped a, SessionFact.StepFinished b) => a.Step == b.Step,
        (SessionFact.StepSkipped a, SessionFact.StepSkipped b) => a.Step == b.Step,
        (SessionFact.TimerStarted a, SessionFact.TimerStarted b) => a.Step == b.Step,
        (SessionFact.TimerStopped a, SessionFact.TimerStopped b) => a.Step == b.Step,
        (SessionFact.ReactionEnded a, SessionFact.ReactionEnded b) => a.Reaction == b.Reaction,
        (SessionFact.TakenBack a, SessionFact.TakenBack b) => a.Entry == b.Entry,
        (SessionFact.CylinderChanged, SessionFact.CylinderChanged) or (SessionFact.AftercareGiven, SessionFact.AftercareGiven) or (SessionFact.StoppedEarly, SessionFact.StoppedEarly) => true,
        _ => false,
    };

    static bool Agree(SessionEvent one, SessionEvent other) => (one.What, other.What) switch
    {
        (SessionFact.TimerStarted, SessionFact.TimerStarted) or (SessionFact.TimerStopped, SessionFact.TimerStopped) => (one.At - other.At).Duration() <= SameTap,
        (SessionFact.ReactionEnded a, SessionFact.ReactionEnded b) => (a.EndedAt - b.EndedAt).Duration() <= SameTap,
        (SessionFact.CylinderChanged a, SessionFact.CylinderChanged b) => BatchKey.Of(a.Batch) == BatchKey.Of(b.Batch) && BatchKey.Of(a.Cylinder) == BatchKey.Of(b.Cylinder),
        _ => one.What == other.What,
    };
}
