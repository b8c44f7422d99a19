using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>Something unwanted that can follow a session, expected or grave (FACTS 3.4). No frequency is known.</summary>
public sealed record AdverseEvent
{
    public required string Id { get; init; }

    public required AdverseKind Kind { get; init; }

    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>How many minutes it usually lasts, where a source says so.</summary>
    public NumberRange? ExpectedMinutes { get; init; }

    /// <summary>General knowledge without a published source; shown as such to staff.</summary>
    public bool Unsourced { get; init; }

    public required Text Name { get; init; }

    /// <summary>How long it lasts, or what to do, in words.</summary>
    public required Text Lasts { get; init; }

    /// <summary>How the patient is asked about it afterwards; null where it is for staff alone.</summary>
    public Text? AskPatient { get; init; }

    /// <summary>What the patient is told to do at once; every red flag has it.</summary>
    public Text? Now { get; init; }

    /// <summary>An ambulance comes before the clinic.</summary>
    public bool Emergency { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}

/// <summary>How grave an adverse event is.</summary>
public enum AdverseKind
{
    Expected,
    Uncommon,

    /// <summary>Somebody told it in their own words, and nobody has named it yet.</summary>
    Unknown,

    /// <summary>Reported or warned of as serious (SE-01 to SE-04).</summary>
    Serious,

    /// <summary>Must reach a physician the same day.</summary>
    RedFlag,
}

/// <summary>Reads the adverse events.</summary>
public static class AdverseEventReader
{
    public const string Kind = "adverse_events";

    static readonly Dictionary<string, AdverseKind> Kinds = new()
    {
        ["expected"] = AdverseKind.Expected,
        ["uncommon"] = AdverseKind.Uncommon,
        ["unknown"] = AdverseKind.Unknown,
        ["serious"] = AdverseKind.Serious,
        ["red_flag"] = AdverseKind.RedFlag,
    };

    /// <summary>The id under which what nobody has named is kept.</summary>
    public const string Other = "other";

    internal static IReadOnlyDictionary<string, AdverseKind> KindWords => Kinds;

    public static IReadOnlyList<AdverseEvent> Read(IEnumerable<Node> files, Faults faults)
    {
        var events = Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), e => e.Id, e => e.Place, faults);
        foreach (var flag in events.Where(e => e.Kind == AdverseKind.RedFlag && (e.Now is null || e.AskPatient is null)))
            faults.Add(flag.Place, new("Тревожный признак без слов для пациента.", "A red flag without words for the patient."), new("Напишите patient (как спросить) и now (что делать сразу).", "Write patient (how to ask) and now (what to do at once)."));
        if (events.Count > 0 && events.All(e => e.Kind != AdverseKind.Unknown || e.Id != Other))
            faults.Add(events[0].Place, new($"Нет явления «{Other}» вида unknown.", $"There is no event \"{Other}\" of the kind unknown."), new("Верните его: под ним хранят слова пациента.", "Put it back: the patient's own words are kept under it."));
        return events;
    }

    static AdverseEvent ReadOne(Fields fields) => new()
    {
        Id = fields.Word("id"),
        Kind = fields.Choice("kind", Kinds),
        Modalities = Known.List(fields, "modalities", Known.Modalities),
        ExpectedMinutes = fields.OptionalRange("expected_minutes"),
        Unsourced = fields.Flag("unsourced"),
        Name = fields.Text("name"),
        Lasts = fields.Text("lasts"),
        AskPatient = fields.OptionalText("patient"),
        Now = fields.OptionalText("now"),
        Emergency = fields.Flag("emergency"),
        Sources = Known.Sources(fields),
        Place = fields.Place,
    };
}
