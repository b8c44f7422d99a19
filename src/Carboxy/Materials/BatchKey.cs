using System.Globalization;
using System.Text;

namespace Carboxy.Materials;

/// <summary>A batch number as it is looked for: how somebody typed it makes no difference, what it says does.</summary>
public static class BatchKey
{
    /// <summary>A batch as people write it is never longer; longer words are no batch.</summary>
    public const int Longest = 80;

    /// <summary>Cyrillic letters that look like Latin ones are taken for them: a label is typed off by eye.</summary>
    const string LooksCyrillic = "АВЕКМНОРСТУХ";
    const string LooksLatin = "ABEKMHOPCTYX";

    /// <summary>Capital letters and digits alone: "co2-5521", "CO2 5521" and "СО2-5521" in Cyrillic letters are one batch.</summary>
    public static string Of(string? batch)
    {
        var key = new StringBuilder();
        foreach (var letter in Whole(batch ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (key.Length == Longest)
                break;
            if (char.IsLetterOrDigit(letter))
                key.Append(LooksCyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? LooksLatin[at] : letter);
        }

        return key.ToString();
    }

    /// <summary>Half of a letter, as damaged text has it, is no letter, nor is what Unicode keeps for itself.</summary>
    static string Whole(string text) => new([.. text.Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)).Take(Longest * 4)]);
}
