using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Sources;

/// <summary>Reads the seed rows of knowledge/sources.</summary>
public static class SeedRowReader
{
    public const string Kind = "rows";

    static readonly Dictionary<string, string> Kinds = Words(
        "mechanism", "effect", "effect_duration", "onset", "advantage", "side_effect", "limitation", "combination", "body_area", "population",
        "indication", "indication_rule", "step", "material", "duration", "course_size", "interval", "maintenance", "contraindication",
        "contraindication_scope", "history", "scope");

    static readonly Dictionary<string, string> Strengths = Words("absolute", "absolute_class", "absolute_transient", "relative", "deferral");

    static readonly Dictionary<string, IReadOnlyList<Modality>> Modalities = new(StringComparer.Ordinal)
    {
        ["injection"] = [Modality.Injection],
        ["non_invasive"] = [Modality.NonInvasive],
        ["both"] = [Modality.Injection, Modality.NonInvasive],
    };

    public static IReadOnlyList<SeedRow> Read(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Kind, faults, One), row => row.Id, row => row.Place, faults);

    static SeedRow One(Fields fields)
    {
        var kind = fields.Choice("kind", Kinds);
        return new()
        {
            Place = fields.Place,
            Id = fields.Word("id"),
            Kind = kind,
            Strength = kind == "contraindication" ? fields.Choice("strength", Strengths) : null,
            Modalities = fields.Choice("modality", Modalities),
            Fact = Facts(fields),
            Text = fields.Text("text"),
            NeverPromisedBecause = fields.Flag("claim") ? fields.Words("never_promised_because") : [],
        };
    }

    static IReadOnlyList<string> Facts(Fields fields)
    {
        if (fields.Need("fact") is not { } node)
            return [];
        if (node is Node.Mapping { Entries.Count: > 0 } fact)
            return [.. fact.Entries.Select(e => $"{e.Key}: {Said(e.Value)}")];
        fields.Faults.Add(node.Place, new("Факт записывают полями.", "A fact is written as fields."), new("Например: { sessions: 4..7 }.", "For example: { sessions: 4..7 }."));
        return [];
    }

    static string Said(Node node) => node switch
    {
        Node.Scalar scalar => scalar.Value,
        Node.Sequence list => string.Join(", ", list.Items.Select(Said)),
        _ => "",
    };

    static Dictionary<string, string> Words(params string[] words) => words.ToDictionary(w => w, w => w, StringComparer.Ordinal);
}
