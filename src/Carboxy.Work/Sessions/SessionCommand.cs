using System.Diagnostics.CodeAnalysis;
using Carboxy.Sessions;

namespace Carboxy.Work.Sessions;

/// <summary>What a practitioner does in a session with one tap.</summary>
public abstract record SessionCommand
{
    public sealed record BeginStep(string Step) : SessionCommand;

    /// <summary>Writes fields down without ending the step.</summary>
    public sealed record SaveFields(IReadOnlyDictionary<string, FieldValue> Fields) : SessionCommand;

    /// <summary>Writes the fields down, ends the step and, where nothing asks for a choice, begins the next.</summary>
    public sealed record FinishStep(string Step, IReadOnlyDictionary<string, FieldValue> Fields) : SessionCommand;

    public sealed record SkipStep(string Step, string? Reason) : SessionCommand;

    /// <summary>Writes down what is confirmed before the timer starts, then starts it.</summary>
    public sealed record StartTimer(string Step, IReadOnlyDictionary<string, FieldValue>? Fields = null) : SessionCommand;

    public sealed record StopTimer(string Step, string? Reason) : SessionCommand;

    public sealed record Pause(string? Reason) : SessionCommand;

    public sealed record Resume : SessionCommand;

    public sealed record UseProduct(SessionFact.ProductUsed Product) : SessionCommand;

    public sealed record ChangeCylinder(SessionFact.CylinderChanged Changed) : SessionCommand;

    public sealed record TreatPoint(DosePoint Point, string? Reason) : SessionCommand;

    public sealed record FeelPoint(Id<SessionEvent> Point, int Nrs) : SessionCommand;

    public sealed record DrawMassage(SessionFact.MassageDrawn Drawn) : SessionCommand;

    public sealed record NoteReaction(SessionFact.ReactionNoted Reaction) : SessionCommand;

    public sealed record EndReaction(Id<SessionEvent> Reaction) : SessionCommand;

    public sealed record NoReaction : SessionCommand;

    public sealed record ScorePain(PainMoment Moment, int Nrs) : SessionCommand;

    public sealed record GiveAftercare(string Version, Language Language) : SessionCommand;

    public sealed record TakeBack(Id<SessionEvent> Entry, string? Reason) : SessionCommand;

    public sealed record StopEarly(string? Reason) : SessionCommand;

    [SuppressMessage("Naming", "CA1720", Justification = "A session is signed by a person; no number is meant.")]
    public sealed record Sign : SessionCommand;

    public sealed record Amend(string? Words) : SessionCommand;

    /// <summary>Looks at a reaction after the signature; over or not.</summary>
    public sealed record FollowUp(Id<SessionEvent> Reaction, int Grade, bool Gone, DateTimeOffset? GoneAt, string? Words) : SessionCommand;

    /// <summary>What the patient's safety may ask for at any moment is done also from a screen that is behind.</summary>
    public bool MayLag => this is StopTimer or StopEarly or Pause;

    /// <summary>Batches and serial numbers that it may write down.</summary>
    internal IEnumerable<string> Batches => this switch
    {
        SaveFields c => c.Fields.Values.OfType<FieldValue.Words>().Select(words => words.Value),
        FinishStep c => c.Fields.Values.OfType<FieldValue.Words>().Select(words => words.Value),
        UseProduct c => [c.Product.Batch],
        ChangeCylinder c => [c.Changed.Batch],
        TreatPoint c => [c.Point.NeedleBatch],
        _ => [],
    };
}

/// <summary>What came of a command.</summary>
public abstract record SessionDone
{
    public sealed record Kept(Session Session) : SessionDone;

    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : SessionDone;

    /// <summary>Another screen went on in the meantime; nothing of this command was kept. Look again.</summary>
    public sealed record Moved : SessionDone;

    public sealed record Gone : SessionDone;
}
