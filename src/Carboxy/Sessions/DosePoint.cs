using System.Text.Json.Serialization;
using Carboxy.Protocols;

namespace Carboxy.Sessions;

/// <summary>What went in at one point of the body map. Numbers are ml, ml/min, mm, gauge, degrees, cm, degrees Celsius.</summary>
public sealed record DosePoint
{
    const int LongestWord = 80;

    public Side Side { get; init; }

    /// <summary>The drawing that it is marked on; null for a point from before there were drawings.</summary>
    public string? Drawing { get; init; }

    /// <summary>The area of the drawing, such as abdomen_left.</summary>
    public string? Area { get; init; }

    /// <summary>From the left edge of the body map, 0 to 1.</summary>
    public required decimal X { get; init; }

    /// <summary>From the top edge of the body map, 0 to 1.</summary>
    public required decimal Y { get; init; }

    public required Layer Layer { get; init; }

    public required decimal DepthMm { get; init; }

    public required decimal FlowMlPerMin { get; init; }

    public required decimal VolumeMl { get; init; }

    public required int NeedleGauge { get; init; }

    public required string NeedleBatch { get; init; }

    public decimal? NeedleLengthMm { get; init; }

    public decimal? AngleDegrees { get; init; }

    public decimal? SpacingCm { get; init; }

    /// <summary>Of the gas; null where it is not heated or nobody measured.</summary>
    public decimal? GasCelsius { get; init; }

    /// <summary>Pain at this point, 0 to 10.</summary>
    public int? Pain { get; init; }

    /// <summary>Points that were laid as one grid share it.</summary>
    public Guid? Grid { get; init; }

    /// <summary>On the map, with real numbers that a slip of the finger does not reach: far beyond everything published, and no limit of treatment.</summary>
    [JsonIgnore]
    public bool IsSane =>
        this is { X: >= 0 and <= 1, Y: >= 0 and <= 1, DepthMm: > 0 and <= 100, FlowMlPerMin: > 0 and <= 1000, VolumeMl: > 0 and <= 5000 }
        && this is { NeedleLengthMm: null or (> 0 and <= 200), AngleDegrees: null or (>= 0 and <= 90), SpacingCm: null or (> 0 and <= 50), GasCelsius: null or (>= -10 and <= 60), Pain: null or (>= 0 and <= 10) }
        && Quantities.NeedleGauge.Made.Holds(NeedleGauge) && !string.IsNullOrWhiteSpace(NeedleBatch) && NeedleBatch.Length <= LongestWord
        && !(Drawing?.Length > LongestWord) && !(Area?.Length > LongestWord);
}

/// <summary>Where the gas goes.</summary>
public enum Layer
{
    Intradermal,
    Subcutaneous,
}

/// <summary>Running totals of gas: this session, each side of the zone, and the course so far.</summary>
public sealed record DoseTotals(Volume Session, IReadOnlyDictionary<Side, Volume> BySide, Volume Course)
{
    /// <summary>What went into each area of the drawings; points without one are in no area.</summary>
    public IReadOnlyDictionary<string, Volume> ByArea { get; init; } = new Dictionary<string, Volume>();

    public static DoseTotals Of(IReadOnlyCollection<DosePoint> points, Volume earlierInCourse)
    {
        var sides = points.GroupBy(point => point.Side).ToDictionary(side => side.Key, side => Volume.FromMillilitres(side.Sum(point => point.VolumeMl)));
        var session = sides.Values.Aggregate(default(Volume), (sum, side) => sum + side);
        return new(session, sides, earlierInCourse + session)
        {
            ByArea = points.Where(point => point.Area is not null).GroupBy(point => point.Area!).ToDictionary(area => area.Key, area => Volume.FromMillilitres(area.Sum(point => point.VolumeMl))),
        };
    }

    /// <summary>What a further point would put outside everything published, judged before the gas flows (FACTS 6.2).</summary>
    public static IReadOnlyList<DoseRemark> Judge(Protocol protocol, IEnumerable<WarningRange> warnings, IEnumerable<DosePoint> before, DosePoint next) =>
        !next.IsSane ? [] : DoseCheck.Judge(protocol, warnings, new Dose
        {
            Flow = FlowRate.FromMillilitresPerMinute(next.FlowMlPerMin),
            PointVolume = Volume.FromMillilitres(next.VolumeMl),
            SideVolume = Volume.FromMillilitres(before.Where(point => point.Side == next.Side).Sum(point => point.VolumeMl) + next.VolumeMl),
            Depth = Depth.FromMillimetres(next.DepthMm),
            Needle = NeedleGauge.FromGauge(next.NeedleGauge),
        });
}
