using Carboxy.Knowledge.Reading;

namespace Carboxy.Protocols;

/// <summary>What a finding of the screening changes in the steps, without forbidding the session.</summary>
public sealed record PlanFlag
{
    public required string Id { get; init; }

    /// <summary>The screening rules that raise it.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    public required Text Name { get; init; }

    public required IReadOnlyList<StepChange> Changes { get; init; }

    /// <summary>Measures to take before and after each session.</summary>
    public required IReadOnlyList<string> EachSession { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }
}

/// <summary>One step that is left out or done with care.</summary>
public sealed record StepChange(string Step, ChangeKind Kind, Text Why);

/// <summary>What becomes of a changed step, from mild to strict.</summary>
public enum ChangeKind
{
    /// <summary>Done gently, or left out.</summary>
    Gentle,

    /// <summary>Done only where no lesion lies.</summary>
    AwayFromLesions,

    /// <summary>Not done.</summary>
    Off,
}
