using System.Diagnostics;

namespace Carboxy.Sessions;

/// <summary>Running totals of gas, in ml: this session, each side of the zone, and the course so far.</summary>
public sealed record DoseTotals(decimal Session, IReadOnlyDictionary<string, decimal> BySide, decimal Course)
{
    const string Middle = "middle";

    public static DoseTotals Of(IEnumerable<DosePoint> points, decimal earlierInCourse)
    {
        var sides = points.GroupBy(point => point.Side ?? Middle).ToDictionary(side => side.Key, side => side.Sum(point => point.VolumeMl));
        return new(sides.Values.Sum(), sides, earlierInCourse + sides.Values.Sum());
    }

    /// <summary>What a further point would put outside the published ranges, judged before the gas flows.</summary>
    public static IReadOnlyList<DoseRemark> Judge(IReadOnlyList<DoseRange> ranges, string zone, IReadOnlyList<DosePoint> before, DosePoint next) =>
        [.. For(ranges, zone)
            .Select(range => new DoseRemark(range, range.Quantity switch
            {
                DoseQuantity.Flow => next.FlowMlPerMin,
                DoseQuantity.Depth => next.DepthMm,
                DoseQuantity.VolumePerSide => before.Where(point => point.Side == next.Side).Sum(point => point.VolumeMl) + next.VolumeMl,
                _ => throw new UnreachableException(),
            }))
            .Where(remark => IsOutside(remark.Range, remark.Value))];

    /// <summary>The ranges of a zone: one that names the zone comes before one for all.</summary>
    public static IEnumerable<DoseRange> For(IReadOnlyList<DoseRange> ranges, string zone) =>
        ranges.GroupBy(range => range.Quantity)
            .SelectMany(same => same.Any(range => range.Zones.Contains(zone)) ? same.Where(range => range.Zones.Contains(zone)) : same.Where(range => range.Zones.Count == 0));

    // A running volume starts below the usual range at every first point; only too much of it is worth a word.
    static bool IsOutside(DoseRange range, decimal value) =>
        value > range.Usual.To || value > range.Largest || (value < range.Usual.From && range.Quantity != DoseQuantity.VolumePerSide);
}
