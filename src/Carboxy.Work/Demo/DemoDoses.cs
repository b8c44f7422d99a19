using Carboxy.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>Injection points within what is published for the protocol; the sources stand with the protocol's own doses.</summary>
static class DemoDoses
{
    public static IEnumerable<DosePoint> For(DemoCourse course)
    {
        var (flow, volume, depth, gauge, perSide) = course.Protocol switch
        {
            "injection_periorbital" => (20m, 1m, 4m, 30, 2), // [12], [17]
            "injection_cellulite_fat" => (80m, 170m, 10m, 30, 3), // [7]
            "injection_legs" => (65m, 60m, 4m, 30, 3), // [53]
            "injection_stretch_marks" => (60m, 20m, 10m, 30, 3), // [5]
            _ => (50m, 10m, 5m, 30, 3),
        };
        Side[] sides = course.Side == Side.Both ? [Side.Left, Side.Right] : [course.Side];
        return sides.SelectMany(side => Enumerable.Range(1, perSide).Select(n => new DosePoint
        {
            Side = side,
            X = side switch { Side.Left => 0.62m, Side.Right => 0.38m, _ => 0.3m + (0.1m * n) },
            Y = 0.3m + (0.1m * n),
            Layer = Layer.Subcutaneous,
            DepthMm = depth,
            FlowMlPerMin = flow,
            VolumeMl = volume,
            NeedleGauge = gauge,
            NeedleBatch = "N30-2207",
            NeedleLengthMm = 13,
        }));
    }
}
