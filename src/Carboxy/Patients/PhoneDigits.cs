namespace Carboxy.Patients;

/// <summary>Phone numbers as people write them, brought to one form.</summary>
public static class PhoneDigits
{
    const int Shortest = 7;
    const int Longest = 15;

    /// <summary>E.164 with a leading plus, or null where it is no phone number. Russian numbers may begin with 8 or without a code.</summary>
    public static string? Normal(string text)
    {
        if (text.Any(c => !char.IsDigit(c) && !" +-().\u00a0\u2011\u2013".Contains(c, StringComparison.Ordinal)))
            return null;
        var digits = Of(text);
        if (digits.Length is < Shortest or > Longest)
            return null;
        if (text.TrimStart().StartsWith('+'))
            return "+" + digits;
        return "+" + (digits.Length, digits[0]) switch
        {
            (11, '8') => "7" + digits[1..],
            (10, '9') => "7" + digits,
            _ => digits,
        };
    }

    public static string Of(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
