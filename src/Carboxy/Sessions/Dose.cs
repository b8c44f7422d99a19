using Carboxy.Knowledge.Reading;

namespace Carboxy.Sessions;

/// <summary>What went in at one point: flow in ml/min, volume in ml, depth in mm.</summary>
public sealed record DosePoint
{
    /// <summary>Left, right or null for the middle.</summary>
    public string? Side { get; init; }

    /// <summary>From the left edge of the body map, 0 to 1.</summary>
    public required decimal X { get; init; }

    /// <summary>From the top edge of the body map, 0 to 1.</summary>
    public required decimal Y { get; init; }

    public required Layer Layer { get; init; }

    public required decimal DepthMm { get; init; }

    public required decimal FlowMlPerMin { get; init; }

    public required decimal VolumeMl { get; init; }

    public decimal? AngleDegrees { get; init; }

    public decimal? SpacingCm { get; init; }
}

/// <summary>Where the gas goes.</summary>
public enum Layer
{
    Intradermal,
    Subcutaneous,
}

/// <summary>What a published range is about.</summary>
public enum DoseQuantity
{
    /// <summary>ml/min at a point.</summary>
    Flow,

    /// <summary>ml in one session on one side.</summary>
    VolumePerSide,

    /// <summary>mm at a point.</summary>
    Depth,
}

/// <summary>What was published for a zone: a warning, not a limit (G-02). Above the largest value somebody says why.</summary>
public sealed record DoseRange
{
    public required string Id { get; init; }

    public required DoseQuantity Quantity { get; init; }

    /// <summary>Zones that it is about; empty means every zone that no other range names.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    public required NumberRange Usual { get; init; }

    public required decimal Largest { get; init; }

    public required Text Name { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}

/// <summary>A value outside what was published.</summary>
public sealed record DoseRemark(DoseRange Range, decimal Value)
{
    public bool NeedsReason => Value > Range.Largest;

    public Text Says => NeedsReason
        ? new($"{Range.Name.Ru}: {Value:0.##} {Range.Unit} — больше наибольшего опубликованного значения {Range.Largest:0.##}. Запишите причину или уменьшите.",
            $"{Range.Name.En}: {Value:0.##} {Range.Unit} is above the largest published value {Range.Largest:0.##}. Write the reason or lower it.")
        : new($"{Range.Name.Ru}: {Value:0.##} {Range.Unit} — вне опубликованного {Range.Usual}. Проверьте, что так и задумано.",
            $"{Range.Name.En}: {Value:0.##} {Range.Unit} is outside the published {Range.Usual}. Check that it is meant.");
}
