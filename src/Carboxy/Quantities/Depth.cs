using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>How deep the needle's tip lies under the skin. Never negative.</summary>
public readonly record struct Depth : IComparable<Depth>
{
    public decimal Millimetres { get; private init; }

    public static Depth FromMillimetres(decimal value) => value >= 0
        ? new() { Millimetres = value }
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A depth cannot be negative.");

    public static bool operator <(Depth left, Depth right) => left.CompareTo(right) < 0;

    public static bool operator >(Depth left, Depth right) => left.CompareTo(right) > 0;

    public static bool operator <=(Depth left, Depth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Depth left, Depth right) => left.CompareTo(right) >= 0;

    public int CompareTo(Depth other) => Millimetres.CompareTo(other.Millimetres);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Millimetres:0.##} mm");
}
