using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Carboxy.Patients;

/// <summary>
/// Brings a name down to the sound that all its spellings share: Щербакова, Shcherbakova and Scherbakova are one, and so
/// are Юлия, Yuliya and Julia. The start of a name folds to the start of its fold, so that search can follow the typing.
/// </summary>
public static class NameFold
{
    // ш, щ and с fold to one letter, ж and з too: "s", "sh" and "shch" then agree from the first keystroke. Ranking
    // by the name as written sets apart what folds together.
    static readonly FrozenDictionary<char, string> Cyrillic = new Dictionary<char, string>
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "e", ['ж'] = "z", ['з'] = "z",
        ['и'] = "i", ['й'] = "i", ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r",
        ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f", ['х'] = "h", ['ц'] = "ts", ['ч'] = "c", ['ш'] = "s", ['щ'] = "s",
        ['ъ'] = "", ['ы'] = "i", ['ь'] = "", ['э'] = "e", ['ю'] = "iu", ['я'] = "ia",
        // Neighbours who are treated here too: Ukrainian, Belarusian, Kazakh.
        ['і'] = "i", ['ї'] = "i", ['є'] = "e", ['ґ'] = "g", ['ў'] = "u", ['ә'] = "a", ['ғ'] = "g", ['қ'] = "k", ['ң'] = "n",
        ['ө'] = "o", ['ұ'] = "u", ['ү'] = "u", ['һ'] = "h",
    }.ToFrozenDictionary();

    // Longest first; each line one sound in the schemes of passports, scholars and neighbours.
    static readonly (string Written, string Sound)[] Latin =
    [
        ("shch", "s"), ("schtsch", "s"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("ch", "c"), ("cz", "c"), ("sh", "s"), ("zh", "z"), ("kh", "h"),
        ("ph", "f"), ("th", "t"), ("tz", "ts"), ("tc", "ts"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"),
    ];

    /// <summary>The sounds of one word. Mostly one; a bare Latin "c" may be к, ц or the beginning of ч.</summary>
    public static IReadOnlyList<string> Of(string word)
    {
        var plain = Plain(word);
        var hard = Fold(plain, "k");
        if (!HasBareC(plain))
            return hard.Length == 0 ? [] : [hard];
        return [.. new[] { hard, Fold(plain, "ts"), Fold(plain, "c") }.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Lower case, no accents and no apostrophes; й and ё stay what they are.</summary>
    static string Plain(string word)
    {
        var text = new StringBuilder(word.Length);
        foreach (var letter in word.ToLowerInvariant())
        {
            if (Cyrillic.ContainsKey(letter))
                text.Append(letter);
            else
                foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
                    if (char.IsLetter(part) && CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                        text.Append(part == 'ł' ? 'l' : part);
        }

        return text.ToString();
    }

    static bool HasBareC(string plain)
    {
        for (var at = 0; at < plain.Length;)
        {
            var sound = SoundAt(plain, at);
            if (sound is null && plain[at] == 'c' && !AfterS(plain, at))
                return true;
            at += sound?.Length ?? 1;
        }

        return false;
    }

    static string Fold(string plain, string bareC)
    {
        var text = new StringBuilder(plain.Length + 4);
        for (var at = 0; at < plain.Length;)
        {
            if (SoundAt(plain, at) is { } spelt)
            {
                Add(text, spelt.Sound);
                at += spelt.Length;
                continue;
            }

            var letter = plain[at++];
            // "sc" and "shc" are "shch" on its way to being typed.
            if (letter == 'c' && AfterS(plain, at - 1))
                continue;
            Add(text, letter == 'c' ? bareC : Cyrillic.TryGetValue(letter, out var sound) ? sound : letter.ToString());
        }

        return text.ToString();
    }

    static (string Sound, int Length)? SoundAt(string plain, int at)
    {
        foreach (var (written, sound) in Latin)
            if (string.CompareOrdinal(plain, at, written, 0, written.Length) == 0)
                return (sound, written.Length);
        return null;
    }

    static bool AfterS(string plain, int at) => at > 0 && (plain[at - 1] == 's' || (at > 1 && plain[at - 1] == 'h' && plain[at - 2] == 's'));

    /// <summary>Doubled sounds count once; "ie" and "io" are е and ё.</summary>
    static void Add(StringBuilder text, string sound)
    {
        foreach (var letter in sound)
        {
            if (letter is 'e' or 'o' && text.Length > 0 && text[^1] == 'i')
            {
                text.Length--;
                if (text.Length == 0 || text[^1] != 'e')
                    text.Append('e');
            }
            else if (text.Length == 0 || text[^1] != letter)
            {
                text.Append(letter);
            }
        }
    }
}
