namespace Carboxy.Screening;

/// <summary>One patient's answers judged in both modalities at once.</summary>
public sealed record SideBySide(Screened Injection, Screened NonInvasive)
{
    public static readonly IReadOnlyList<Modality> Both = [Modality.NonInvasive, Modality.Injection];

    public static SideBySide Of(RuleSet rules, ScreeningCase of) => new(
        Screen.Decide(rules, of with { Modality = Modality.Injection }),
        Screen.Decide(rules, of with { Modality = Modality.NonInvasive }));

    public Screened In(Modality modality) => modality is Modality.Injection ? Injection : NonInvasive;

    /// <summary>The facts that can still change a wanted verdict: what decides soonest in either comes first.</summary>
    public IReadOnlyList<string> AskNext(IReadOnlyCollection<Modality> wanted) =>
        [.. wanted.SelectMany(m => In(m).AskNext.Select((fact, rank) => (fact, rank)))
            .GroupBy(f => f.fact).OrderBy(g => g.Min(f => f.rank)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    /// <summary>Facts that are open and can no longer change a wanted verdict; a physician who decides may still want them.</summary>
    public IReadOnlyList<string> Beyond(IReadOnlyCollection<Modality> wanted) =>
        [.. wanted.SelectMany(m => In(m).Undetermined).Where(o => o.AtStake > Verdict.Cleared).SelectMany(o => o.Missing).Distinct().Except(AskNext(wanted)).Order(StringComparer.Ordinal)];

    /// <summary>Why a fact is asked for: the open rules that wait for it, each once, the strictest first.</summary>
    public IReadOnlyList<OpenRule> WhyAsk(string fact, IReadOnlyCollection<Modality> wanted) =>
        [.. wanted.SelectMany(m => Questionnaire.WhyAsk(In(m), fact)).OrderByDescending(o => o.AtStake).DistinctBy(o => o.Rule.Id)];
}
