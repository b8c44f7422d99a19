using System.Globalization;

namespace Carboxy.Patients;

/// <summary>
/// What somebody typed to find a patient, as words that all must fit. Each word fits by any of its prefixes of
/// <see cref="NameKeys"/>, the likelier kinds first.
/// </summary>
public sealed record PatientQuery(IReadOnlyList<IReadOnlyList<string>> Words)
{
    const int MostWords = 5;
    const int MostLetters = 60;
    const int PhoneEndFrom = 3;

    /// <summary>
    /// The readings of a text, the likeliest first: as typed, in the other keyboard layout, and without a last letter that
    /// may be half a sound ("k" of "kh", "y" of "yo").
    /// </summary>
    public static IReadOnlyList<PatientQuery> ReadingsOf(string text)
    {
        text = text.Length > MostLetters ? text[..MostLetters] : text;
        return [.. new[] { text, KeyboardLayout.Swapped(text), Unfinished(text) }.OfType<string>().Select(Read).OfType<PatientQuery>()];
    }

    static string? Unfinished(string text) =>
        text.Length > 2 && char.IsLetter(text[^2]) && text[^1] is 'k' or 'y' or 'j' or 'K' or 'Y' or 'J' ? text[..^1] : null;

    static PatientQuery? Read(string text)
    {
        text = text.Trim();
        // A phone number or a date may hold spaces, dots and dashes: without letters it is one word.
        if (!text.Any(char.IsLetter))
            return Digits(text) is [_, ..] keys ? new([keys]) : null;
        List<IReadOnlyList<string>> words = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Word).Where(w => w.Count > 0).Take(MostWords)];
        return words.Count == 0 ? null : new(words);
    }

    static IEnumerable<IReadOnlyList<string>> Word(string word) => word.Any(char.IsLetter)
        ? NameKeys.Words(word).Select(NameFold.Of).Select(folds => (IReadOnlyList<string>)[.. KindsOfName.SelectMany(kind => folds.Select(fold => kind + fold))])
        : [Digits(word)];

    static IEnumerable<char> KindsOfName => [NameKeys.Family, NameKeys.Given, NameKeys.Middle];

    static IReadOnlyList<string> Digits(string text)
    {
        var digits = PhoneDigits.Of(text);
        if (digits.Length == 0)
            return [];
        List<string> keys = [.. Dates(text, digits)];
        if (PhoneDigits.Normal(text) is { } whole)
            keys.Add(NameKeys.Phone + whole[1..]);
        keys.Add(NameKeys.Phone + digits);
        if (digits[0] == '8')
            keys.Add(NameKeys.Phone + "7" + digits[1..]);
        if (digits[0] == '9')
            keys.Add(NameKeys.Phone + "7" + digits);
        if (digits.Length >= PhoneEndFrom)
            keys.Add(NameKeys.PhoneEnd + NameKeys.Backwards(digits));
        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    static IEnumerable<string> Dates(string text, string digits)
    {
        foreach (var format in Formats)
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                foreach (var year in format.Contains("yyyy", StringComparison.Ordinal) ? [day.Year] : new[] { 1900 + (day.Year % 100), 2000 + (day.Year % 100) })
                    yield return NameKeys.BirthYear + string.Create(CultureInfo.InvariantCulture, $"{year:0000}{day:MMdd}");
        if (digits.Length is >= 3 and < 8)
            yield return NameKeys.BirthDay + digits;
        if (digits.Length is >= 4 and < 8 && digits[..2] is "19" or "20")
            yield return NameKeys.BirthYear + digits;
    }

    static string[] Formats { get; } =
        ["d.M.yyyy", "d.M.yy", "d/M/yyyy", "d/M/yy", "d-M-yyyy", "d M yyyy", "d M yy", "yyyy-M-d", "yyyy.M.d", "yyyy/M/d", "ddMMyyyy", "ddMMyy", "yyyyMMdd"];
}
