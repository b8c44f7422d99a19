using System.Globalization;

namespace Carboxy.Patients;

/// <summary>
/// The keys by which a patient is found. A key is a letter for its kind, then what is typed: f, g, m for family, given and
/// middle name; p and q for a phone forwards and backwards; b for a birth date from the year, d from the day.
/// </summary>
public static class NameKeys
{
    public const char Family = 'f';
    public const char Given = 'g';
    public const char Middle = 'm';
    public const char Phone = 'p';
    public const char PhoneEnd = 'q';
    public const char BirthYear = 'b';
    public const char BirthDay = 'd';

    const int Longest = 60;

    /// <summary>Every key of a patient, each once.</summary>
    public static IReadOnlyList<string> Of(Patient patient)
    {
        List<string> keys = [.. Names(Family, patient.FamilyName), .. Names(Given, patient.GivenName), .. Names(Middle, patient.MiddleName)];
        if (patient.Phone is { } phone && PhoneDigits.Of(phone) is { Length: > 0 } digits)
            keys.AddRange([Phone + digits, PhoneEnd + Backwards(digits)]);
        if (patient.BirthDate is { } born)
            keys.AddRange([BirthYear + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture), BirthDay + born.ToString("ddMMyyyy", CultureInfo.InvariantCulture)]);
        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The words of a name: spaces, hyphens and dots part them.</summary>
    public static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\t', '\u00a0', '-', '\u2010', '\u2011', '.', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string Backwards(string digits) => string.Concat(digits.Reverse());

    // "Салтыков-Щедрин" is found by either part, and by both typed as one word.
    static IEnumerable<string> Names(char kind, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return [];
        var words = Words(name).ToList();
        return words.Append(string.Concat(words)).SelectMany(NameFold.Of)
            .Select(fold => kind + (fold.Length > Longest ? fold[..Longest] : fold));
    }
}
