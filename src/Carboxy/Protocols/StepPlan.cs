namespace Carboxy.Protocols;

/// <summary>A step as it will be done for this patient, with every flag that changed it.</summary>
public sealed record PlannedStep(Step Step, StepState State, IReadOnlyList<StepChange> Because)
{
    /// <summary>A skipped step needs a reason, unless a flag is the reason or the step was never asked for.</summary>
    public bool SkippingNeedsReason => State is not (StepState.Off or StepState.OffByDefault or StepState.IfNeeded) && Step.SkippedNeedsReason;
}

/// <summary>Whether and how a step is done.</summary>
public enum StepState
{
    Do,

    /// <summary>Optional: the practitioner decides.</summary>
    IfNeeded,

    /// <summary>Optional and off unless the product's own instruction asks for it (C-12).</summary>
    OffByDefault,

    /// <summary>Done gently or not at all.</summary>
    Gentle,

    AwayFromLesions,

    /// <summary>A flag forbids it; nobody switches it on at the chair.</summary>
    Off,
}

/// <summary>Weaves the flags of the screening into the steps of a protocol.</summary>
public static class StepPlan
{
    /// <summary>
    /// The steps in order. A flag may be named by its own id or by the rule that raised it. <paramref name="asked"/> names the
    /// steps that are off by default and that the product's instruction asks for.
    /// </summary>
    public static IReadOnlyList<PlannedStep> For(Protocol protocol, IEnumerable<PlanFlag> known, IEnumerable<string> raised, IEnumerable<string> asked)
    {
        var names = raised.ToHashSet(StringComparer.Ordinal);
        var wanted = asked.ToHashSet(StringComparer.Ordinal);
        var changes = known.Where(f => names.Contains(f.Id) || f.Rules.Any(names.Contains)).SelectMany(f => f.Changes).ToLookup(c => c.Step, StringComparer.Ordinal);
        return [.. protocol.Steps.Select(step => Plan(step, [.. changes[step.Id]], wanted.Contains(step.Id)))];
    }

    static PlannedStep Plan(Step step, IReadOnlyList<StepChange> changes, bool asked)
    {
        var own = step switch
        {
            { OffByDefault: true } when !asked => StepState.OffByDefault,
            { Optional: true } => StepState.IfNeeded,
            _ => StepState.Do,
        };
        if (changes.Count == 0)
            return new(step, own, changes);
        return new(step, changes.Max(c => c.Kind) switch
        {
            ChangeKind.Off => StepState.Off,
            _ when own == StepState.OffByDefault => own,
            ChangeKind.AwayFromLesions => StepState.AwayFromLesions,
            _ => StepState.Gentle,
        }, changes);
    }
}
