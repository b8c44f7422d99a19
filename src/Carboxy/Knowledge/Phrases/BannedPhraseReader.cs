using System.Text.RegularExpressions;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Phrases;

/// <summary>Reads knowledge/phrases. Every phrase has patterns in both languages.</summary>
public static class BannedPhraseReader
{
    public const string Kind = "banned_phrases";

    const RegexOptions Reading = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>No honest page takes this long; a hostile one is given up (the linear engine takes a second to start, this one none).</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static BannedPhrases Read(IEnumerable<Node> files, Faults faults) =>
        new(Entries.Unique(Entries.Of(files, Kind, faults, One), p => p.Id, p => p.Place, faults));

    static BannedPhrase One(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Sources = Known.Sources(fields),
        Why = fields.Text("why"),
        Suggestion = fields.Text("suggest"),
        Patterns = Both(fields, "patterns"),
        Unless = Both(fields, "unless"),
    };

    static Dictionary<Language, IReadOnlyList<Regex>> Both(Fields fields, string key)
    {
        if (fields.Need(key) is not { } node)
            return new() { [Language.Russian] = [], [Language.English] = [] };
        var both = Fields.Of(node, fields.Faults);
        var read = new Dictionary<Language, IReadOnlyList<Regex>> { [Language.Russian] = Patterns(both, "ru"), [Language.English] = Patterns(both, "en") };
        both.Done();
        return read;
    }

    static IReadOnlyList<Regex> Patterns(Fields fields, string language) =>
        fields.Need(language) is { } node ? [.. Reads.Items(node, fields.Faults).Select(item => Pattern(item, fields.Faults)).OfType<Regex>()] : [];

    static Regex? Pattern(Node node, Faults faults)
    {
        try
        {
            return new Regex(Reads.Word(node, faults), Reading, Patience);
        }
        catch (ArgumentException e)
        {
            faults.Add(node.Place, new($"Образец не читается: {e.Message}", $"The pattern cannot be read: {e.Message}"),
                new("Исправьте выражение.", "Correct the expression."));
            return null;
        }
    }
}
