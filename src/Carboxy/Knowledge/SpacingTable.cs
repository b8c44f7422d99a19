using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>How long the skin rests after one kind of other procedure in the same zone (G-13).</summary>
public sealed record Spacing
{
    public required string Procedure { get; init; }

    /// <summary>Other words for the same procedure; a word that nobody knows is read as an operation.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public required Text Name { get; init; }

    public required SpacingKind Kind { get; init; }

    /// <summary>Days to wait before injection.</summary>
    public required int BeforeInjection { get; init; }

    /// <summary>Days to wait before the gel mask.</summary>
    public required int BeforeNonInvasive { get; init; }

    /// <summary>After surgery the surgeon must also have released the patient (G-05).</summary>
    public bool NeedsSurgeonRelease { get; init; }

    /// <summary>A condition on the number, such as a product instruction that must allow it.</summary>
    public Text? Condition { get; init; }

    /// <summary>True where the number is this house's own choice and no published one.</summary>
    public bool HouseDefault { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }

    public int DaysBefore(Modality modality) => modality == Modality.Injection ? BeforeInjection : BeforeNonInvasive;
}

/// <summary>What kind of other procedure it was.</summary>
public enum SpacingKind
{
    Cosmetic,

    /// <summary>An operation: it counts wherever on the body it was (S2-133, R-24).</summary>
    Surgery,

    /// <summary>Carboxytherapy of the other modality (G-22).</summary>
    OtherModality,
}

/// <summary>How long to wait after other procedures, by procedure and modality.</summary>
public sealed class SpacingTable(IEnumerable<Spacing> rows)
{
    public const string OtherModality = "carboxytherapy_other_modality";

    readonly Dictionary<string, Spacing> byProcedure = rows
        .SelectMany(row => row.Also.Prepend(row.Procedure).Select(word => KeyValuePair.Create(word, row)))
        .DistinctBy(word => word.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    public IReadOnlyCollection<Spacing> All => [.. byProcedure.Values.Distinct()];

    public Spacing? Find(string procedure) => byProcedure.GetValueOrDefault(procedure);

    /// <summary>Days to wait, or null where the procedure is not known: then a person must decide.</summary>
    public int? DaysBefore(string procedure, Modality modality) => Find(procedure)?.DaysBefore(modality);
}
