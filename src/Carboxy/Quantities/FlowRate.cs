using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>How fast the gas flows. Never negative.</summary>
public readonly record struct FlowRate : IComparable<FlowRate>
{
    public decimal MillilitresPerMinute { get; private init; }

    public static FlowRate FromMillilitresPerMinute(decimal value) => value >= 0
        ? new() { MillilitresPerMinute = value }
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A flow cannot be negative.");

    public static bool operator <(FlowRate left, FlowRate right) => left.CompareTo(right) < 0;

    public static bool operator >(FlowRate left, FlowRate right) => left.CompareTo(right) > 0;

    public static bool operator <=(FlowRate left, FlowRate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FlowRate left, FlowRate right) => left.CompareTo(right) >= 0;

    public int CompareTo(FlowRate other) => MillilitresPerMinute.CompareTo(other.MillilitresPerMinute);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MillilitresPerMinute:0.##} mL/min");
}
