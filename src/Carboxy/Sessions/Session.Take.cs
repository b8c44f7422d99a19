using System.Diagnostics;
using Carboxy.Materials;
using Carboxy.Protocols;

namespace Carboxy.Sessions;

/// <summary>What an event is judged with: the protocol and ranges that a dose is compared with, the clinic's day, the drawings, and what is in stock.</summary>
public sealed record SessionGround(Protocol? Protocol, IReadOnlyList<WarningRange> Warnings, DateOnly Today)
{
    /// <summary>The drawings that points and lines are marked on.</summary>
    public BodyMaps Maps { get; init; } = BodyMaps.None;

    /// <summary>The lots and devices that are judged by; empty where none of the clinic's are meant.</summary>
    public Shelf Shelf { get; init; } = Shelf.Empty;
}

public sealed partial record Session
{
    /// <summary>
    /// Judges something that was recorded away from the server by the same rules as the tap it came from. A start, a
    /// signature and an amendment are made at the server alone.
    /// </summary>
    public SessionReply Take(SessionFact what, SessionGround ground, Stamp stamp) => Unless(Blocked(what, ground, stamp.At), Done(what, ground, stamp), stamp);

    SessionReply Done(SessionFact what, SessionGround ground, Stamp stamp) => what switch
    {
        SessionFact.StepBegun fact => BeginStep(fact.Step, stamp),
        SessionFact.StepFinished fact => FinishStep(fact.Step, stamp),
        SessionFact.StepSkipped fact => SkipStep(fact.Step, fact.Reason, stamp),
        SessionFact.TimerStarted fact => StartTimer(fact.Step, stamp),
        SessionFact.TimerStopped fact => StopTimer(fact.Step, fact.Reason, stamp),
        SessionFact.Paused fact => Pause(fact.Reason, stamp),
        SessionFact.Resumed => Resume(stamp),
        SessionFact.FieldRecorded fact => Record(fact.Field, fact.Value, ground.Today, stamp),
        SessionFact.ProductUsed fact => UseProduct(fact, ground.Today, stamp),
        SessionFact.PointTreated fact when ground.Protocol is { } protocol => TreatPoint(protocol, ground.Warnings, fact.Point, fact.Reason, stamp, ground.Maps),
        SessionFact.PointTreated => new SessionReply.Refused([NoProtocol]),
        SessionFact.CylinderChanged fact => ChangeCylinder(fact, ground.Today, stamp),
        SessionFact.PointFelt fact => FeelPoint(fact.Point, fact.Nrs, stamp),
        SessionFact.MassageDrawn fact => DrawMassage(fact, ground.Maps, stamp),
        SessionFact.ReactionNoted fact => NoteReaction(fact, stamp),
        SessionFact.ReactionEnded fact => EndReaction(fact.Reaction, fact.EndedAt, stamp),
        SessionFact.NoReaction => NoteNoReaction(stamp),
        SessionFact.PainScored fact => ScorePain(fact.Moment, fact.Nrs, stamp),
        SessionFact.AftercareGiven fact => GiveAftercare(fact.Version, fact.Language, stamp),
        SessionFact.TakenBack fact => TakeBack(fact.Entry, fact.Reason, stamp),
        SessionFact.StoppedEarly fact => StopEarly(fact.Reason, fact.Rule, stamp),
        SessionFact.Started or SessionFact.Signed or SessionFact.Amended or SessionFact.FollowedUp => new SessionReply.Refused([AtTheServer]),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// Puts on the record what somebody decided did happen, though the rules refused it at its place: the gas that went in
    /// stays in. Beside a signed record it becomes an amendment.
    /// </summary>
    public SessionReply TakeIn(SessionEvent happened, string? why, SessionGround ground, Stamp decider)
    {
        if (string.IsNullOrWhiteSpace(why))
            return new SessionReply.Refused([new(new("Почему запись верна? Напишите причину.", "Why is the entry right? Write the reason."))]);
        if (!MakesSense(happened.What))
            return new SessionReply.Refused([new(new("Такого шага, поля или значения в этой записи не бывает. Оставьте её в стороне и запишите как было.", "This record has no such step, field or value. Leave the entry aside and record what happened."))]);
        if (Status == SessionStatus.Signed)
            return Amend($"{why.Trim()}: {FactWords.Of(happened.What, Plan).Ru} / {FactWords.Of(happened.What, Plan).En} ({happened.At:O})", null, decider);
        return Take(happened.What, ground, new(happened.Id, happened.By, happened.At)) is SessionReply.Accepted accepted
            ? accepted
            : new SessionReply.Accepted(happened, Apply(happened));
    }

    /// <summary>Whether an event could be part of this record at all, whatever its order.</summary>
    public bool MakesSense(SessionFact what) => what switch
    {
        SessionFact.StepBegun fact => Find(fact.Step) is not null,
        SessionFact.StepFinished fact => Find(fact.Step) is not null,
        SessionFact.StepSkipped fact => Find(fact.Step) is not null && !string.IsNullOrWhiteSpace(fact.Reason),
        SessionFact.TimerStarted fact => Find(fact.Step)?.Step.Timer is not null,
        SessionFact.TimerStopped fact => Find(fact.Step)?.TimerFrom is not null,
        SessionFact.FieldRecorded fact => Plan.Fields.FirstOrDefault(field => field.Id == fact.Field)?.Takes(fact.Value) == true,
        SessionFact.PointTreated fact => fact.Point.IsSane,
        SessionFact.PainScored fact => fact.Nrs is >= 0 and <= 10,
        SessionFact.ReactionNoted fact => fact.Grade is >= 1 and <= 5,
        SessionFact.ProductUsed fact => !string.IsNullOrWhiteSpace(fact.Name),
        SessionFact.CylinderChanged fact => BatchKey.Of(fact.Batch).Length > 0 && AsksForGas,
        SessionFact.PointFelt fact => fact.Nrs is >= 0 and <= 10,
        SessionFact.MassageDrawn fact => fact.Line.IsSane && fact.Drawing.Length > 0,
        SessionFact.Started or SessionFact.Signed or SessionFact.Amended or SessionFact.FollowedUp => false,
        _ => true,
    };

    static Refusal AtTheServer => new(new("Начало, подпись и поправки делают только на связи с сервером.", "A start, a signature and an amendment are made only while connected to the server."));

    static Refusal NoProtocol => new(new("Протокола этого сеанса больше нет среди знаний: дозу не с чем сверить. Остановите сеанс и сообщите владельцу клиники.",
        "The protocol of this session is not among the knowledge any more: there is nothing to compare the dose with. Stop the session and tell the clinic's owner."));
}
