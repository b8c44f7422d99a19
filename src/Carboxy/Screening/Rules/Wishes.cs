using Carboxy.Knowledge;

namespace Carboxy.Screening;

/// <summary>Everything that rules ask of zones and goals, worked out beforehand: one bit a question, one word of bits a zone or a goal.</summary>
sealed class Wishes(RuleSet rules)
{
    readonly List<WishLeaf> questions = [];
    readonly Dictionary<string, ulong> zones = new(StringComparer.Ordinal);
    readonly Dictionary<string, ulong> goals = new(StringComparer.Ordinal);

    public int BitOf(WishLeaf question)
    {
        if (questions.Count == 64)
            throw new ArgumentException("At most 64 questions about zones and goals fit.", nameof(question));
        var bit = 1UL << questions.Count;
        questions.Add(question);
        foreach (var zone in rules.Zones.All)
            Note(zones, zone.Id, question.HoldsFor(zone), bit);
        foreach (var goal in SeedRows.All.Concat(rules.Indications.All.Select(i => i.Id)))
            Note(goals, goal, question.HoldsFor(goal, rules.Indications.Find(goal)), bit);
        return questions.Count - 1;
    }

    /// <summary>The bits of a case; a zone or a goal that nobody knows has none.</summary>
    public ulong Of(ScreeningCase one)
    {
        var bits = zones.GetValueOrDefault(one.Zone);
        for (var i = 0; i < one.Goals.Count; i++)
            bits |= goals.GetValueOrDefault(one.Goals[i]);
        return bits;
    }

    static void Note(Dictionary<string, ulong> of, string name, bool holds, ulong bit) => of[name] = of.GetValueOrDefault(name) | (holds ? bit : 0);
}
