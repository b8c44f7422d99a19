using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge;

/// <summary>Reads knowledge/topics.</summary>
public static class TopicReader
{
    public const string Kind = "topics";

    static readonly Dictionary<string, string> Themes = new[] { "history", "how_it_works", "session", "what_to_expect", "course", "for_whom", "together_with", "limits" }
        .ToDictionary(t => t, t => t, StringComparer.Ordinal);

    public static IReadOnlyList<Topic> Read(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Kind, faults, One), t => t.Id, t => t.Place, faults);

    static Topic One(Fields fields) => new()
    {
        Place = fields.Place,
        Id = fields.Word("id"),
        Theme = fields.Choice("theme", Themes),
        Title = fields.Text("title"),
        Text = fields.Text("text"),
        Modalities = Known.List(fields, "modalities", Known.Modalities),
        Evidence = fields.Text("evidence"),
        Sources = Known.Sources(fields),
    };
}
