using System.Text.Json.Serialization;
using Carboxy.Protocols;

namespace Carboxy.Sessions;

/// <summary>What went in at one point of the body map. Numbers are ml, ml/min, mm, gauge, degrees, cm.</summary>
public sealed record DosePoint
{
    public Side Side { get; init; }

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

    /// <summary>On the map, and with real numbers.</summary>
    [JsonIgnore]
    public bool IsSane => this is { X: >= 0 and <= 1, Y: >= 0 and <= 1, DepthMm: > 0, FlowMlPerMin: > 0, VolumeMl: > 0 } && Quantities.NeedleGauge.Made.Holds(NeedleGauge) && !string.IsNullOrWhiteSpace(NeedleBatch);
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
    public static DoseTotals Of(IEnumerable<DosePoint> points, Volume earlierInCourse)
    {
        var sides = points.GroupBy(point => point.Side).ToDictionary(side => side.Key, side => Volume.FromMillilitres(side.Sum(point => point.VolumeMl)));
        var session = sides.Values.Aggregate(default(Volume), (sum, side) => sum + side);
        return new(session, sides, earlierInCourse + session);
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
