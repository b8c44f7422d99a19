using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>An amount of gas or gel. Never negative; the unit is named on the way in and on the way out.</summary>
public readonly record struct Volume : IComparable<Volume>
{
    public decimal Millilitres { get; private init; }

    public static Volume FromMillilitres(decimal value) => value >= 0
        ? new() { Millilitres = value }
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A volume cannot be negative.");

    public static Volume operator +(Volume left, Volume right) => new() { Millilitres = left.Millilitres + right.Millilitres };

    public static Volume Add(Volume left, Volume right) => left + right;

    public static bool operator <(Volume left, Volume right) => left.CompareTo(right) < 0;

    public static bool operator >(Volume left, Volume right) => left.CompareTo(right) > 0;

    public static bool operator <=(Volume left, Volume right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Volume left, Volume right) => left.CompareTo(right) >= 0;

    /// <summary>How long this volume takes at a steady flow, or null where nothing flows.</summary>
    public TimeSpan? At(FlowRate flow) => flow.MillilitresPerMinute > 0
        ? TimeSpan.FromMinutes((double)(Millilitres / flow.MillilitresPerMinute))
        : null;

    public int CompareTo(Volume other) => Millilitres.CompareTo(other.Millilitres);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Millilitres:0.##} mL");
}
