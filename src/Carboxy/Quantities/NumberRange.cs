using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>From one number to another, both ends included.</summary>
public readonly record struct NumberRange
{
    public NumberRange(decimal from, decimal to)
    {
        if (from > to)
            throw new ArgumentOutOfRangeException(nameof(to), to, "A range ends where it starts, or later.");
        (From, To) = (from, to);
    }

    public decimal From { get; }

    public decimal To { get; }

    public bool Holds(decimal value) => value >= From && value <= To;

    public override string ToString() => From == To
        ? From.ToString("0.##", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{From:0.##}-{To:0.##}");
}
