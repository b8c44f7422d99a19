namespace Carboxy.Screening;

/// <summary>One fired rule: what it says, until when, on whose word, and the very answer that fired it.</summary>
public sealed record Finding(Rule Rule, Verdict Verdict, DateOnly? Until, IReadOnlyList<string> Sources, string Because);

/// <summary>A rule that silence leaves open, with the facts that it misses.</summary>
/// <param name="AskFirst">Those of them that are worth asking for now; the others matter only after some answers to these.</param>
public sealed record OpenRule(Rule Rule, Verdict AtStake, IReadOnlyCollection<string> Missing, IReadOnlyCollection<string> AskFirst);

/// <summary>What screening says of one case: the strictest verdict, every fired rule, every open one, and what to ask next.</summary>
public sealed record Screened
{
    public required ScreeningCase Case { get; init; }

    /// <summary>The version of the rule set that judged it.</summary>
    public required string RuleSet { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The first day on which a postponement is over, where every dated reason has passed; null where no date is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The strictest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    public required IReadOnlyList<OpenRule> Undetermined { get; init; }

    /// <summary>The facts that can still change the verdict, the one that decides soonest first.</summary>
    public required IReadOnlyList<string> AskNext { get; init; }

    public required IReadOnlyList<string> PlanFlags { get; init; }

    /// <summary>Every seed row shown: of the findings, of the goals, and of the physician's plan where one is needed.</summary>
    public required IReadOnlyList<string> Rows { get; init; }
}
