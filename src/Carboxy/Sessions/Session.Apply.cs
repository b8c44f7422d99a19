namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>
    /// The session after one more event. What it has already, what belongs to another session, and whatever but an
    /// amendment or a follow-up comes after the signature, changes nothing.
    /// </summary>
    public Session Apply(SessionEvent happened)
    {
        if (happened.Session != Id || happened.What is SessionFact.Started || Events.Any(known => known.Id == happened.Id))
            return this;
        if (Status == SessionStatus.Signed && !FollowsSignature(happened.What))
            return this;
        return After(happened) with { Events = [.. Events, happened] };
    }

    Session After(SessionEvent happened) => happened.What switch
    {
        SessionFact.StepBegun fact => OnStep(fact.Step, step => step with { Status = StepStatus.Running, BegunAt = happened.At }),
        SessionFact.StepFinished fact => OnStep(fact.Step, step => step with { Status = StepStatus.Finished, EndedAt = happened.At }),
        SessionFact.StepSkipped fact => OnStep(fact.Step, step => step with { Status = StepStatus.Skipped, EndedAt = happened.At, SkipReason = fact.Reason }),
        SessionFact.TimerStarted fact => OnStep(fact.Step, step => step with { TimerFrom = happened.At }),
        SessionFact.TimerStopped fact => OnStep(fact.Step, step => step with { TimerUntil = happened.At, TimerReason = fact.Reason }),
        SessionFact.Paused fact => this with { Status = SessionStatus.Paused, Pauses = [.. Pauses, new(happened.At, Until: null, fact.Reason)] },
        SessionFact.Resumed => this with { Status = SessionStatus.Running, Pauses = PausesUntil(happened.At) },
        SessionFact.FieldRecorded fact => this with { Fields = new Dictionary<string, FieldValue>(Fields) { [fact.Field] = fact.Value } },
        SessionFact.ProductUsed fact => this with { Products = [.. Products, Noted(happened, fact)] },
        SessionFact.PointTreated fact => this with { Points = [.. Points, Noted(happened, fact)] },
        SessionFact.CylinderChanged fact => this with { Cylinders = [.. Cylinders.Append(Noted(happened, fact)).OrderBy(changed => changed.At)] },
        SessionFact.PointFelt fact => this with { Points = [.. Points.Select(p => p.Id == fact.Point ? p with { What = p.What with { Point = p.What.Point with { Pain = fact.Nrs } } } : p)] },
        SessionFact.MassageDrawn fact => this with { Massage = [.. Massage, Noted(happened, fact)] },
        SessionFact.ReactionNoted fact => this with { Reactions = [.. Reactions, Noted(happened, fact)], NoReaction = false },
        SessionFact.ReactionEnded fact => this with { Reactions = [.. Reactions.Select(r => r.Id == fact.Reaction ? r with { What = r.What with { EndedAt = fact.EndedAt } } : r)] },
        SessionFact.NoReaction => this with { NoReaction = true },
        SessionFact.PainScored fact => Scored(fact),
        SessionFact.AftercareGiven fact => this with { Aftercare = fact },
        SessionFact.TakenBack fact => Without(fact.Entry),
        SessionFact.StoppedEarly fact => StoppedAt(happened.At, fact),
        SessionFact.Signed => this with { Status = SessionStatus.Signed, SignedBy = happened.By, EndedAt = EndedAt ?? happened.At },
        SessionFact.Amended fact => this with { Amendments = [.. Amendments, Noted(happened, fact)] },
        SessionFact.FollowedUp fact => this with { FollowUps = [.. FollowUps, Noted(happened, fact)] },
        _ => this,
    };

    static bool FollowsSignature(SessionFact what) => what is SessionFact.Amended or SessionFact.FollowedUp;

    static Entry<T> Noted<T>(SessionEvent happened, T what) => new(happened.Id, happened.By, happened.At, what);

    Session OnStep(string id, Func<StepState, StepState> change) =>
        this with { Steps = [.. Steps.Select(step => step.Step.Id == id ? change(step) : step)] };

    IReadOnlyList<SessionPause> PausesUntil(DateTimeOffset at) => [.. Pauses.Select(pause => pause.Until is null ? pause with { Until = at } : pause)];

    Session Scored(SessionFact.PainScored fact) => fact.Moment switch
    {
        PainMoment.Before => this with { PainBefore = fact.Nrs },
        PainMoment.Worst => this with { PainWorst = fact.Nrs },
        _ => this with { PainAfter = fact.Nrs },
    };

    Session Without(Id<SessionEvent> entry)
    {
        var reactions = Reactions.Where(r => r.Id != entry).ToList();
        return this with
        {
            Products = [.. Products.Where(p => p.Id != entry)],
            Points = [.. Points.Where(p => p.Id != entry)],
            Cylinders = [.. Cylinders.Where(c => c.Id != entry)],
            Massage = [.. Massage.Where(m => m.Id != entry)],
            Reactions = reactions,
            NoReaction = reactions.Count == 0 && Reactions.Count > 0 ? null : NoReaction,
        };
    }

    // Whoever stops a session takes the mask off: a running timer ends with it, for the same reason.
    Session StoppedAt(DateTimeOffset at, SessionFact.StoppedEarly fact) => this with
    {
        Status = SessionStatus.Stopped,
        Stop = fact,
        EndedAt = at,
        Pauses = PausesUntil(at),
        Steps = [.. Steps.Select(step => step.TimerRuns ? step with { TimerUntil = at, TimerReason = fact.Reason } : step)],
    };
}
