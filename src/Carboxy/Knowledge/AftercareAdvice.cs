using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>One piece of advice for the time after a session (FACTS 3.6).</summary>
public sealed record AftercareAdvice
{
    public required string Id { get; init; }

    public required int Order { get; init; }

    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>For how many hours it holds, where a source or the house says so.</summary>
    public NumberRange? Hours { get; init; }

    /// <summary>General knowledge without a published source; shown as such to staff.</summary>
    public bool Unsourced { get; init; }

    public required Text Text { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}

/// <summary>Reads the aftercare advice.</summary>
public static class AftercareReader
{
    public const string Kind = "aftercare";

    public static IReadOnlyList<AftercareAdvice> Read(IEnumerable<Node> files, Faults faults) =>
        [.. Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), a => a.Id, a => a.Place, faults).OrderBy(a => a.Order)];

    static AftercareAdvice ReadOne(Fields fields) => new()
    {
        Id = fields.Word("id"),
        Order = fields.Whole("order"),
        Modalities = Known.List(fields, "modalities", Known.Modalities),
        Hours = fields.OptionalRange("hours"),
        Unsourced = fields.Flag("unsourced"),
        Text = fields.Text("text"),
        Sources = Known.Sources(fields),
        Place = fields.Place,
    };
}
