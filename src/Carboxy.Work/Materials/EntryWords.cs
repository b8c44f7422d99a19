using System.Text;

namespace Carboxy.Work.Materials;

/// <summary>Words of a form as they are kept: no control characters, no blanks around them, not longer than they may be.</summary>
static class EntryWords
{
    public static string? Clean(string? words, int longest)
    {
        var clean = new StringBuilder();
        foreach (var letter in words ?? "")
            if (clean.Length < longest)
                clean.Append(char.IsControl(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate ? ' ' : letter);
        return clean.ToString().Trim() is { Length: > 0 } kept ? kept : null;
    }

    /// <summary>Thousandths of an amount, or null where it is no amount that anybody could mean.</summary>
    public static long? Thousandths(decimal? amount, bool zero = false) =>
        amount is { } value && (value > 0 || (zero && value == 0)) && value <= Carboxy.Materials.Stock.Most && decimal.Round(value, Carboxy.Materials.Stock.Places) == value ? (long)(value * 1000) : null;
}
