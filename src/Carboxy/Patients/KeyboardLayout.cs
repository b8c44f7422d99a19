using System.Collections.Frozen;

namespace Carboxy.Patients;

/// <summary>What somebody meant who typed in the wrong keyboard layout: "Bdfyjd" is "Иванов", "Шмфтщм" is "Ivanov".</summary>
public static class KeyboardLayout
{
    const string LatinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    const string RussianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё";

    static readonly FrozenDictionary<char, char> ToRussian = LatinKeys.Zip(RussianKeys).ToFrozenDictionary(p => p.First, p => p.Second);
    static readonly FrozenDictionary<char, char> ToLatin = RussianKeys.Zip(LatinKeys).ToFrozenDictionary(p => p.First, p => p.Second);

    /// <summary>The same keys in the other layout, or null where the text has no letters of one layout only.</summary>
    public static string? Swapped(string text)
    {
        var lower = text.ToLowerInvariant();
        var russian = lower.Any(ToLatin.ContainsKey);
        var latin = lower.Any(letter => letter is >= 'a' and <= 'z');
        if (russian == latin)
            return null;
        var keys = russian ? ToLatin : ToRussian;
        return string.Concat(lower.Select(letter => keys.TryGetValue(letter, out var other) ? other : letter));
    }
}
