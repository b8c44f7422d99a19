namespace Carboxy.Work.Screening;

/// <summary>The texts of one rule set that has judged somebody, kept for as long as the verdicts.</summary>
public sealed class RuleSetRow
{
    /// <summary>Label and content hash.</summary>
    public required string Version { get; init; }

    /// <summary>File names and texts, in JSON.</summary>
    public required string Files { get; init; }

    public required DateTimeOffset At { get; init; }
}
