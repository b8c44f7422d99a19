using System.Text.Json.Nodes;
using Carboxy.Quantities;

namespace Carboxy.Screening;

/// <summary>What an example shows of its rule.</summary>
public enum Shows
{
    Fires,
    DoesNotFire,
    CannotBeKnown,
}

/// <summary>One example of one rule in one modality, from rule-examples.json.</summary>
public sealed record RuleExample(string Rule, Shows Shows, Modality Modality, int Number, JsonNode Node)
{
    public ScreeningCase Case => ClinicRules.Case(Node["answers"]!, Modality, (string?)Node["zone"] ?? "face", Node["goals"] is JsonArray goals ? [.. goals.Select(g => (string)g!)] : ["S0-17"]);

    /// <summary>The first allowed day that the example names; null where it names none.</summary>
    public DateOnly? Until => Node["until"] is { } day ? DateOnly.ParseExact((string)day!, "yyyy-MM-dd") : null;

    public bool NamesUntil => Node.AsObject().ContainsKey("until");

    public string Name => $"{Rule} {Shows} {AnswerWords.Of(Modality)} {Number}";
}

/// <summary>The rules as the specification words them, independent of the YAML: verdicts, rows, examples.</summary>
static class RuleExamples
{
    static readonly JsonArray Rules = JsonNode.Parse(ClinicRules.Resource("rule-examples.json"))!["rules"]!.AsArray();

    public static IReadOnlyList<(string Rule, Verdict Injection, Verdict NonInvasive, IReadOnlyList<string> Rows, bool NeverOpen)> Specified { get; } = [.. Rules.Select(rule => (
        (string)rule!["rule"]!,
        AnswerWords.Verdicts[(string)rule["injection"]!],
        AnswerWords.Verdicts[(string)rule["non_invasive"]!],
        (IReadOnlyList<string>)[.. rule["rows"]!.AsArray().Select(r => (string)r!)],
        rule["never_open"] is not null))];

    public static IReadOnlyList<RuleExample> All { get; } = [.. Rules.SelectMany(rule => Of(rule!, "fires", Shows.Fires)
        .Concat(Of(rule!, "does_not_fire", Shows.DoesNotFire))
        .Concat(Of(rule!, "cannot_be_known", Shows.CannotBeKnown)))];

    static IEnumerable<RuleExample> Of(JsonNode rule, string key, Shows shows) =>
        from pair in rule[key]!.AsArray().Select((node, i) => (Node: node!, Number: i + 1))
        from modality in Enum.GetValues<Modality>()
        where pair.Node["modality"] is not { } only || AnswerWords.Modalities[(string)only!] == modality
        select new RuleExample((string)rule["rule"]!, shows, modality, pair.Number, pair.Node);
}
