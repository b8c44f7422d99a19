using Carboxy.Knowledge.Drawings;
using Carboxy.Patients;
using Carboxy.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>Injection points within what is published for the protocol, spread over the zone; the sources stand with the protocol's own doses.</summary>
static class DemoDoses
{
    static readonly double[] Spacings = [6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.7, 0.5, 0.3];

    public static IEnumerable<DosePoint> For(DemoCourse course, SessionPlan plan, Sex sex, BodyMaps maps)
    {
        var (flow, volume, depth, gauge, perSide, layer) = course.Protocol switch
        {
            "injection_periorbital" => (20m, 1m, 4m, 30, 3, Layer.Intradermal), // [12], [17]
            "injection_cellulite_fat" => (80m, 65m, 10m, 30, 9, Layer.Subcutaneous), // [7]
            "injection_legs" => (65m, 40m, 4m, 30, 8, Layer.Subcutaneous), // [53]
            "injection_stretch_marks" => (60m, 20m, 10m, 30, 8, Layer.Subcutaneous), // [5]
            _ => (50m, 10m, 5m, 30, 6, Layer.Subcutaneous),
        };
        var drawing = maps.For(plan, sex)[0];
        var (areas, spacing, points) = Spread(drawing, maps.AreasOf(drawing, plan), perSide);
        return points.Select(p => new DosePoint
        {
            Side = areas.First(a => a.Id == p.Area).Side is var side and not Side.None ? side : plan.Side is Side.Both ? Side.None : plan.Side,
            Drawing = drawing.Id,
            Area = p.Area,
            X = p.X,
            Y = p.Y,
            SpacingCm = (decimal)spacing,
            Layer = layer,
            DepthMm = depth,
            FlowMlPerMin = flow,
            VolumeMl = volume,
            NeedleGauge = gauge,
            NeedleBatch = "N30-2207",
            NeedleLengthMm = 13,
            AngleDegrees = layer == Layer.Intradermal ? 15 : 40,
        });
    }

    /// <summary>The widest grid that gives each side enough points, thinned to as many as are given.</summary>
    static (IReadOnlyList<DrawingArea> Areas, double Spacing, IEnumerable<GridPoint> Points) Spread(Drawing drawing, IReadOnlyList<DrawingArea> areas, int perSide)
    {
        var width = Box.Around(areas).Width * drawing.CmPerUnit;
        foreach (var spacing in Spacings)
        {
            if (PointGrid.Lay(drawing, areas, new(spacing, Math.Max(GridWish.LeastWidthCm, width), Staggered: false)) is not PointGrid.Laid laid)
                continue;
            var sides = laid.Points.GroupBy(p => areas.First(a => a.Id == p.Area).Side).Select(side => side.OrderBy(p => p.Y).ThenBy(p => Math.Abs(p.X - 0.5m)).ToList()).ToList();
            if (sides.TrueForAll(side => side.Count >= perSide))
                return (areas, spacing, sides.SelectMany(side => Enumerable.Range(0, perSide).Select(i => side[i * side.Count / perSide])));
        }

        throw new InvalidOperationException($"No points fit on {drawing.Id}.");
    }
}
