using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge.Sources;

/// <summary>Reads publications, the rules they add and the serious events they report, in knowledge/sources.</summary>
public static class LiteratureReader
{
    public const string Publications = "literature";

    public const string Rules = "literature_rules";

    public const string Events = "serious_events";

    public static IReadOnlyList<Publication> ReadPublications(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Publications, faults, Publication), p => p.Id, p => p.Place, faults);

    public static IReadOnlyList<LiteratureRule> ReadRules(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Rules, faults, Rule), r => r.Id, r => r.Place, faults);

    public static IReadOnlyList<SeriousEvent> ReadEvents(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Events, faults, Event), e => e.Id, e => e.Place, faults);

    static Publication Publication(Fields fields) => new(
        fields.Word("id"), fields.Word("citation"), Year(fields), fields.OptionalWord("doi"), Address(fields), fields.Flag("mirror"), fields.Place);

    static LiteratureRule Rule(Fields fields) => new(
        fields.Word("id"), fields.Text("text"), Known.Sources(fields), fields.Words("kept_by"), fields.Place);

    static SeriousEvent Event(Fields fields) => new(
        fields.Word("id"), fields.Choice("modality", Known.Modalities), fields.Text("text"), Known.Sources(fields), fields.Place);

    static int? Year(Fields fields)
    {
        var year = fields.OptionalWhole("year");
        if (year is < 1800 or > 2100)
            fields.Faults.Add(fields.PlaceOf("year"), new($"Невозможный год {year}.", $"Impossible year {year}."), new("Исправьте год.", "Correct the year."));
        return year;
    }

    static Uri? Address(Fields fields)
    {
        if (fields.OptionalWord("url") is not { Length: > 0 } url)
            return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
            return address;
        fields.Faults.Add(fields.PlaceOf("url"), new("Это не адрес страницы.", "This is not the address of a page."), new("Начните с https://.", "Begin with https://."));
        return null;
    }
}
