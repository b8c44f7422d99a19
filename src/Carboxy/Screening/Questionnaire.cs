namespace Carboxy.Screening;

/// <summary>Which questions can still change a verdict, and in which order they decide soonest.</summary>
public static class Questionnaire
{
    /// <summary>Facts that decide alone, and strictly, come first; what can no longer change the verdict is not asked.</summary>
    /// <param name="open">The rules that silence leaves open.</param>
    /// <param name="certain">What is certain already: a rule that could say no more than this is not worth a question.</param>
    public static IReadOnlyList<string> AskNext(IReadOnlyList<OpenRule> open, Verdict certain)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var rule in open.Where(o => o.AtStake > certain))
        {
            foreach (var fact in rule.AskFirst)
                weights[fact] = weights.GetValueOrDefault(fact) + (Weight(rule.AtStake) / rule.AskFirst.Count);
        }

        return [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key)];
    }

    static double Weight(Verdict atStake) => atStake switch
    {
        Verdict.Excluded => 16,
        Verdict.PostponeUntil => 4,
        _ => 1,
    };

    /// <summary>Why a fact is asked for: the open rules that wait for it, the strictest first.</summary>
    public static IReadOnlyList<OpenRule> WhyAsk(Screened screened, string fact) =>
        [.. screened.Undetermined.Where(o => o.AtStake > Verdict.Cleared && o.Missing.Contains(fact)).OrderByDescending(o => o.AtStake)];
}
