namespace Carboxy.Screening;

/// <summary>What an anonymous self-check comes to. Never a permission: only a consultation gives one.</summary>
public enum Suitability
{
    /// <summary>Nothing that was asked stands against a consultation.</summary>
    LikelySuitable,

    AskDoctorFirst,

    NotNow,
}

/// <summary>A short anonymous check on a public page, by the same rules as in the clinic.</summary>
/// <param name="Reasons">The rules that fired; silence itself is no reason here, since little was asked.</param>
/// <param name="Open">Questions of the check that were left open.</param>
public sealed record SelfCheck(Suitability Says, IReadOnlyList<Finding> Reasons, IReadOnlyList<string> Open)
{
    public static SelfCheck Of(RuleSet rules, ScreeningCase of, IReadOnlyCollection<string> asked)
    {
        var screened = Screen.Decide(rules, of);
        var reasons = screened.Findings.Where(f => f.Rule.Id != RuleSet.Unanswered && f.Verdict > Verdict.Cleared).ToList();
        var open = screened.AskNext.Where(asked.Contains).ToList();
        var says = reasons.Any(f => f.Verdict >= Verdict.PostponeUntil) ? Suitability.NotNow
            : reasons.Count > 0 || open.Count > 0 ? Suitability.AskDoctorFirst
            : Suitability.LikelySuitable;
        return new(says, reasons, open);
    }
}
