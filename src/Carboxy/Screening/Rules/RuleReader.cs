using Carboxy.Knowledge;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Screening;

/// <summary>Reads knowledge/rules and knowledge/codes strictly, and tries every condition.</summary>
public static class RuleReader
{
    /// <summary>The rule set, or null where there is a fault.</summary>
    /// <param name="files">Every file of rules, codes and plan flags.</param>
    /// <param name="hash">The content hash of all the files that verdicts depend on.</param>
    public static RuleSet? Read(IReadOnlyList<Node> files, IEnumerable<Zone> zones, IEnumerable<Indication> indications, IEnumerable<Spacing> spacing, string hash, Faults faults)
    {
        var before = faults.All.Count;
        var named = Entries.Unique(Entries.Of(files, "conditions", faults, ReadNamed), c => c.Id, c => c.Place, faults);
        var rules = Entries.Unique(Entries.Of(files, "rules", faults, ReadRule), r => r.Id, r => r.Place, faults);
        var source = new RuleSource
        {
            Version = $"{Label(files, faults)}+{hash}",
            Rules = [.. rules.OrderBy(r => r.Id, StringComparer.Ordinal)],
            Named = [.. named.Select(n => KeyValuePair.Create(n.Id, n.When))],
            Policy = Entries.Unique(Entries.Of(files, "policy", faults, ReadKnob), k => k.Id, k => k.Place, faults),
            PlanFlags = [.. PlanFlags(files)],
            Diseases = CodeGroupReader.ReadDiseases(files, faults),
            Medicines = CodeGroupReader.ReadMedicines(files, faults),
            Zones = [.. zones],
            Indications = [.. indications],
            Spacing = [.. spacing],
        };
        CheckRules(source, faults);
        CheckConditions(source, named, faults);
        return faults.All.Count == before ? new RuleSet(source) : null;
    }

    static void CheckRules(RuleSource source, Faults faults)
    {
        foreach (var rule in source.Rules.Where(r => r.Until is null && (r.Injection is Verdict.Excluded or Verdict.PostponeUntil || r.NonInvasive is Verdict.Excluded or Verdict.PostponeUntil)))
            faults.Add(rule.Place, new($"{rule.Id} запрещает, но не говорит, до каких пор.", $"{rule.Id} forbids and does not say until when."), new("Добавьте until.", "Add until."));
        foreach (var knob in source.Policy)
        {
            Entries.Refer([knob.Rule], id => source.Rules.Any(r => r.Id == id), knob.Place, "rule", faults);
            if (source.Rules.FirstOrDefault(r => r.Id == knob.Rule) is { } rule && (knob.Becomes >= rule.In(knob.Modality) || knob.Becomes is Verdict.Cleared))
                faults.Add(knob.Place, new($"{knob.Id}: правило можно смягчить, но не до разрешения.", $"{knob.Id} may lower a rule, though never to cleared."), new("Исправьте becomes.", "Correct becomes."));
        }
    }

    static void CheckConditions(RuleSource source, IReadOnlyList<NamedCondition> named, Faults faults)
    {
        var (diseases, medicines) = (new CodeBook(source.Diseases.Take(CodeBook.MostGroups), false), new CodeBook(source.Medicines.Take(CodeBook.MostGroups), true));
        if (source.Diseases.Count > CodeBook.MostGroups)
            faults.Add(source.Diseases[^1].Place, new($"Групп больше {CodeBook.MostGroups}.", $"There are more than {CodeBook.MostGroups} groups."), new("Объедините группы.", "Join some groups."));
        var known = new Dictionary<string, Condition>(StringComparer.Ordinal);
        var zones = source.Zones.Select(z => z.Id).ToHashSet();
        Condition? Try(string text, Place place)
        {
            try
            {
                return new ConditionParser(diseases, medicines, zones, known).Read(text);
            }
            catch (ConditionSyntaxException e)
            {
                faults.Add(place, e.Problem, new("Исправьте условие.", "Correct the condition."));
                return null;
            }
        }

        foreach (var one in named)
        {
            if (Try(one.When, one.Place) is { } condition)
                known[one.Id] = condition;
        }

        foreach (var rule in source.Rules.Where(r => r.Id != RuleSet.Unanswered))
            Try(rule.When, rule.Place);
        foreach (var knob in source.Policy)
            Try(knob.When, knob.Place);
    }

    static Rule ReadRule(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Title = fields.Text("title"),
        When = fields.Word("when"),
        Injection = fields.Choice("injection", AnswerWords.Verdicts),
        NonInvasive = fields.Choice("non_invasive", AnswerWords.Verdicts),
        Until = fields.OptionalText("until"),
        Note = fields.OptionalText("note"),
        Patient = fields.Text("patient"),
        Urgent = fields.Flag("urgent"),
        Sources = Known.Sources(fields),
        Ground = fields.Words("ground"),
    };

    static PolicyKnob ReadKnob(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Title = fields.Text("title"),
        On = fields.Flag("on"),
        Rule = fields.Word("rule"),
        Modality = fields.Choice("modality", AnswerWords.Modalities),
        When = fields.Word("when"),
        Becomes = fields.Choice("becomes", AnswerWords.Verdicts),
        Sources = Known.Sources(fields),
    };

    static NamedCondition ReadNamed(Fields fields)
    {
        Known.Sources(fields);
        return new(fields.Word("id"), fields.Word("when"), fields.Place);
    }

    static string Label(IReadOnlyList<Node> files, Faults faults)
    {
        var label = files.OfType<Node.Mapping>().SelectMany(f => f.Entries).FirstOrDefault(e => e.Key == "rule_set");
        if (label is not null)
            return Fields.Of(label.Value, faults).Word("label");
        faults.Add(new("knowledge/rules/rule-set.yaml", 1, 1), new("Нет названия свода правил.", "The rule set has no label."), new("Напишите rule_set: {label: \"2026.1\"}.", "Write rule_set: {label: \"2026.1\"}."));
        return "";
    }

    /// <summary>Which plan flags each rule raises; the room of protocols reads the rest of that file, and its faults.</summary>
    static IEnumerable<KeyValuePair<string, string>> PlanFlags(IReadOnlyList<Node> files)
    {
        var quiet = new Faults();
        var flags = files.OfType<Node.Mapping>().SelectMany(f => f.Entries).Where(e => e.Key == "plan_flags").SelectMany(e => Reads.Items(e.Value, quiet));
        foreach (var flag in flags.Select(f => Fields.Of(f, quiet)))
        {
            foreach (var rule in flag.OptionalWords("rules"))
                yield return KeyValuePair.Create(rule, flag.Word("id"));
        }
    }

    sealed record NamedCondition(string Id, string When, Place Place);
}
