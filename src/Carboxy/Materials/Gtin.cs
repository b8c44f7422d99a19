namespace Carboxy.Materials;

/// <summary>A global trade item number: 14 digits, of which the last checks the others. Shorter ones begin with zeros.</summary>
public readonly record struct Gtin
{
    const int Length = 14;

    readonly string? digits;

    Gtin(string digits) => this.digits = digits;

    /// <summary>All 14 digits; zeros where nothing was ever read.</summary>
    public string Digits => digits ?? new('0', Length);

    /// <summary>The number in 8, 12, 13 or 14 digits, or null where its check digit is wrong or it is none.</summary>
    public static Gtin? Read(string? text)
    {
        if (text is not { Length: 8 or 12 or 13 or Length } || !text.All(char.IsAsciiDigit))
            return null;
        var whole = text.PadLeft(Length, '0');
        return CheckOf(whole.AsSpan()[..^1]) == whole[^1] ? new Gtin(whole) : null;
    }

    /// <summary>The number whose first 13 digits these are.</summary>
    public static Gtin From(long thirteen) => thirteen is >= 0 and < 10_000_000_000_000
        ? new($"{thirteen:D13}{CheckOf($"{thirteen:D13}")}")
        : throw new ArgumentOutOfRangeException(nameof(thirteen), thirteen, "Thirteen digits and no sign.");

    public override string ToString() => Digits;

    /// <summary>The check digit of GS1: every other digit counts three times, from the right.</summary>
    internal static char CheckOf(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[i] - '0') * ((digits.Length - i) % 2 == 1 ? 3 : 1);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
