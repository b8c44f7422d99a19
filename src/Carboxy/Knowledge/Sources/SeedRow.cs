using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Sources;

/// <summary>One statement of a seed text, such as S0-29: what it claims, not what is proven.</summary>
public sealed record SeedRow
{
    public required string Id { get; init; }

    /// <summary>What sort of statement it is: <c>mechanism</c>, <c>step</c>, <c>contraindication</c> ...</summary>
    public required string Kind { get; init; }

    /// <summary>How strict a contraindication is in its own source; null for every other kind.</summary>
    public string? Strength { get; init; }

    /// <summary>The modalities that it speaks of.</summary>
    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>The statement in fields, such as <c>duration_min: 25..35</c>.</summary>
    public required IReadOnlyList<string> Fact { get; init; }

    public required Text Text { get; init; }

    /// <summary>The conflicts and gaps for which it is stored but never promised; empty where it is no mere claim.</summary>
    public required IReadOnlyList<string> NeverPromisedBecause { get; init; }

    public bool IsClaim => NeverPromisedBecause.Count > 0;

    public Place Place { get; init; }
}
