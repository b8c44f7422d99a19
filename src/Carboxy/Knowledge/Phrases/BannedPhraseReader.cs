using System.Text.RegularExpressions;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Phrases;

/// <summary>Reads knowledge/phrases. Every phrase has patterns in both languages.</summary>
public static class BannedPhraseReader
{
    public const string Kind = "banned_phrases";

    /// <summary>Reads in time linear in the text, however hostile the text is.</summary>
    const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

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
            return new Regex(Reads.Word(node, faults), Linear);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            faults.Add(node.Place, new($"Образец не читается: {e.Message}", $"The pattern cannot be read: {e.Message}"),
                new("Исправьте выражение; просмотр назад и вперёд здесь не работает.", "Correct the expression; looking behind and ahead does not work here."));
            return null;
        }
    }
}
