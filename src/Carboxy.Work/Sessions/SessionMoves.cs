using System.Diagnostics;
using Carboxy.Materials;
using Carboxy.Sessions;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Sessions;

/// <summary>Carries one command out on a session: every event of it, or nothing and every reason.</summary>
sealed class SessionMoves(Session session, ClinicKnowledge knowledge, Stamp first, DateOnly today)
{
    readonly List<SessionEvent> events = [];
    readonly List<Refusal> refusals = [];

    public Session Session { get; private set; } = session;

    /// <summary>The lots and devices that are judged by.</summary>
    public Shelf Shelf { get; init; } = Shelf.Empty;

    SessionGround Ground => new(knowledge.Courses.Protocols.Find(Session.Plan.Protocol), knowledge.Courses.Warnings, today) { Shelf = Shelf, Maps = knowledge.Maps };

    public IReadOnlyList<SessionEvent> Events => events;

    public IReadOnlyList<Refusal> Refusals => refusals;

    public void Run(SessionCommand command)
    {
        switch (command)
        {
            case SessionCommand.BeginStep c: Do((s, at) => s.BeginStep(c.Step, at)); break;
            case SessionCommand.SaveFields c: Record(c.Fields); break;
            case SessionCommand.FinishStep c: Finish(c); break;
            case SessionCommand.SkipStep c: Do((s, at) => s.SkipStep(c.Step, c.Reason, at)); GoOn(); break;
            case SessionCommand.StartTimer c: StartTimer(c); break;
            case SessionCommand.StopTimer c: Do((s, at) => s.StopTimer(c.Step, c.Reason, at)); break;
            case SessionCommand.Pause c: Do((s, at) => s.Pause(c.Reason, at)); break;
            case SessionCommand.Resume: Do((s, at) => s.Resume(at)); break;
            case SessionCommand.UseProduct c: Do((s, at) => s.Take(c.Product, Ground, at)); break;
            case SessionCommand.ChangeCylinder c: Do((s, at) => s.Take(c.Changed, Ground, at)); break;
            case SessionCommand.TreatPoint c: Treat(c); break;
            case SessionCommand.FeelPoint c: Do((s, at) => s.FeelPoint(c.Point, c.Nrs, at)); break;
            case SessionCommand.DrawMassage c: Do((s, at) => s.DrawMassage(c.Drawn, knowledge.Maps, at)); break;
            case SessionCommand.NoteReaction c: Do((s, at) => s.NoteReaction(c.Reaction, at)); break;
            case SessionCommand.EndReaction c: Do((s, at) => s.EndReaction(c.Reaction, at.At, at)); break;
            case SessionCommand.NoReaction: Do((s, at) => s.NoteNoReaction(at)); break;
            case SessionCommand.ScorePain c: Do((s, at) => s.ScorePain(c.Moment, c.Nrs, at)); break;
            case SessionCommand.GiveAftercare c: Do((s, at) => s.GiveAftercare(c.Version, c.Language, at)); break;
            case SessionCommand.TakeBack c: Do((s, at) => s.TakeBack(c.Entry, c.Reason, at)); break;
            case SessionCommand.StopEarly c: Do((s, at) => s.StopEarly(c.Reason, null, at)); break;
            case SessionCommand.Sign: Do((s, at) => s.Sign(at)); break;
            case SessionCommand.Amend c: Do((s, at) => s.Amend(c.Words, null, at)); break;
            case SessionCommand.FollowUp c: Do((s, at) => s.FollowUp(new(c.Reaction, c.Grade, c.Gone ? c.GoneAt ?? at.At : null, c.Words), at)); break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>The first event carries the form's own id, so that the form sent twice is done once.</summary>
    void Do(Func<Session, Stamp, SessionReply> move)
    {
        var stamp = events.Count == 0 ? first : first with { Id = Id<SessionEvent>.New(first.At) };
        switch (move(Session, stamp))
        {
            case SessionReply.Accepted done:
                events.Add(done.Event);
                Session = done.After;
                break;
            case SessionReply.Refused no:
                refusals.AddRange(no.Reasons);
                break;
        }
    }

    void Record(IReadOnlyDictionary<string, FieldValue> fields)
    {
        foreach (var (field, value) in fields)
            if (Session.Fields.GetValueOrDefault(field) != value)
                Do((s, at) => s.Take(new SessionFact.FieldRecorded(field, value), Ground, at));
    }

    void Finish(SessionCommand.FinishStep c)
    {
        Record(c.Fields);
        if (refusals.Count > 0)
            return;
        // A step whose fields are empty would only be found when signing; say so while the patient is still there.
        if (Session.Steps.FirstOrDefault(s => s.Step.Id == c.Step) is { Step: { PerPoint: false } step })
            refusals.AddRange(step.Fields.Where(f => f.Required && !Session.Fields.ContainsKey(f.Id)).Select(f => new Refusal(f.Asks)));
        Do((s, at) => s.FinishStep(c.Step, at));
        if (refusals.Count == 0)
            GoOn();
    }

    void GoOn()
    {
        if (refusals.Count > 0 || Session.Status != SessionStatus.Running || Session.Steps.Any(s => s.Status == StepStatus.Running))
            return;
        if (Session.Steps.FirstOrDefault(s => s.Status == StepStatus.Waiting) is { Step: { Optional: false, Forbidden: null } next })
            Do((s, at) => s.BeginStep(next.Id, at));
    }

    void StartTimer(SessionCommand.StartTimer c)
    {
        if (c.Fields is { } fields)
            Record(fields);
        if (refusals.Count == 0)
            Do((s, at) => s.StartTimer(c.Step, at));
    }

    void Treat(SessionCommand.TreatPoint c) => Do((s, at) => s.Take(new SessionFact.PointTreated(c.Point, c.Reason), Ground, at));
}
