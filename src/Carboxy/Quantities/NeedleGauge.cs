using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>The thickness of a needle on the gauge scale: a larger number is a thinner needle.</summary>
public readonly record struct NeedleGauge
{
    /// <summary>The gauges made for injection; anything else is a slip of the pen.</summary>
    public static readonly NumberRange Made = new(18, 34);

    public int Gauge { get; private init; }

    public static NeedleGauge FromGauge(int value) => Made.Holds(value)
        ? new() { Gauge = value }
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"Needles for injection are made from {Made.From}G to {Made.To}G.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Gauge}G");
}
