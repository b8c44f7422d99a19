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

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}

/// <summary>How grave an adverse event is.</summary>
public enum AdverseKind
{
    Expected,
    Uncommon,

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
        ["serious"] = AdverseKind.Serious,
        ["red_flag"] = AdverseKind.RedFlag,
    };

    public static IReadOnlyList<AdverseEvent> Read(IEnumerable<Node> files, Faults faults) =>
        Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), e => e.Id, e => e.Place, faults);

    static AdverseEvent ReadOne(Fields fields) => new()
    {
        Id = fields.Word("id"),
        Kind = fields.Choice("kind", Kinds),
        Modalities = Known.List(fields, "modalities", Known.Modalities),
        ExpectedMinutes = fields.OptionalRange("expected_minutes"),
        Unsourced = fields.Flag("unsourced"),
        Name = fields.Text("name"),
        Lasts = fields.Text("lasts"),
        Sources = Known.Sources(fields),
        Place = fields.Place,
    };
}
