using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>The pressure of the gas at the apparatus or in the cylinder. Never negative.</summary>
public readonly record struct Pressure : IComparable<Pressure>
{
    public decimal Bar { get; private init; }

    public static Pressure FromBar(decimal value) => value >= 0
        ? new() { Bar = value }
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A pressure cannot be negative.");

    public static bool operator <(Pressure left, Pressure right) => left.CompareTo(right) < 0;

    public static bool operator >(Pressure left, Pressure right) => left.CompareTo(right) > 0;

    public static bool operator <=(Pressure left, Pressure right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Pressure left, Pressure right) => left.CompareTo(right) >= 0;

    public int CompareTo(Pressure other) => Bar.CompareTo(other.Bar);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bar:0.##} bar");
}
