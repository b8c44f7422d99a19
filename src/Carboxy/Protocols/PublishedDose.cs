using Carboxy.Knowledge.Reading;

namespace Carboxy.Protocols;

/// <summary>
/// A dose that somebody published. Sources differ threefold to tenfold (G-02), so there is no one right dose:
/// the real values are recorded and compared with all that was published.
/// </summary>
public sealed record PublishedDose(DoseKind Kind, NumberRange Range, Text? Note, IReadOnlyList<string> Sources)
{
    public Place Place { get; init; }

    public string Unit => UnitOf(Kind);

    public static string UnitOf(DoseKind kind) => kind switch
    {
        DoseKind.Flow => "ml/min",
        DoseKind.Depth => "mm",
        DoseKind.Needle => "G",
        DoseKind.Pressure => "bar",
        DoseKind.VolumePerKgPer25Cm2 => "ml/kg/25 cm2",
        _ => "ml",
    };
}

/// <summary>What a number of a dose measures.</summary>
public enum DoseKind
{
    Flow,
    VolumePerPoint,
    VolumePerSide,
    VolumePerKgPer25Cm2,
    Depth,
    Needle,
    Pressure,
}

/// <summary>A range that warns whatever the aim; not a limit.</summary>
public sealed record WarningRange(PublishedDose Dose, bool NearEye);

/// <summary>A dose as it is about to be given, or was given. What is not known is null.</summary>
public sealed record Dose
{
    public FlowRate? Flow { get; init; }

    public Volume? PointVolume { get; init; }

    /// <summary>The running total of one side of the zone.</summary>
    public Volume? SideVolume { get; init; }

    public Depth? Depth { get; init; }

    public NeedleGauge? Needle { get; init; }

    public Pressure? Pressure { get; init; }

    public IEnumerable<(DoseKind Kind, decimal Value)> Values
    {
        get
        {
            if (Flow is { } flow) yield return (DoseKind.Flow, flow.MillilitresPerMinute);
            if (PointVolume is { } point) yield return (DoseKind.VolumePerPoint, point.Millilitres);
            if (SideVolume is { } side) yield return (DoseKind.VolumePerSide, side.Millilitres);
            if (Depth is { } depth) yield return (DoseKind.Depth, depth.Millimetres);
            if (Needle is { } needle) yield return (DoseKind.Needle, needle.Gauge);
            if (Pressure is { } pressure) yield return (DoseKind.Pressure, pressure.Bar);
        }
    }
}
