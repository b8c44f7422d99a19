using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Carboxy.Notes;

/// <summary>The words of a note: made clean, filled from the record, looked through for what is still open.</summary>
public static partial class NoteText
{
    /// <summary>Some ten printed pages; more is not one note.</summary>
    public const int Longest = 20_000;

    /// <summary>
    /// One kind of line end, nothing after the last word, and no characters that nobody sees: they could make a signed
    /// text read otherwise than it is written.
    /// </summary>
    public static string Clean(string? typed)
    {
        if (string.IsNullOrEmpty(typed))
            return "";
        var clean = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
            if (IsSeen(rune))
                clean.Append(rune.ToString());
        return string.Join('\n', clean.ToString().Split('\n').Select(line => line.TrimEnd())).Trim('\n');
    }

    /// <summary>A lone half of a pair becomes the sign of replacement before it comes here.</summary>
    static bool IsSeen(Rune rune) => rune.Value is '\n' or '\t' or 0x200d or 0xad
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>The fingerprint by which a signed text is known for ever.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Puts in what the record says; what it does not say stays open under its name.</summary>
    public static string Fill(string body, IReadOnlyDictionary<string, string> said, Language language) =>
        Word().Replace(body, match => said.TryGetValue(match.Groups["word"].Value, out var value) && value.Length > 0
            ? value.Replace("{?", "{ ?", StringComparison.Ordinal)
            : $"{{?{NoteWord.Find(match.Groups["word"].Value)?.Name.In(language) ?? match.Groups["word"].Value}}}");

    /// <summary>What is still to be said, in the order in which it stands there.</summary>
    public static IReadOnlyList<string> Open(string text) => [.. Blank().Matches(text).Select(match => match.Groups["asked"].Value.Trim()).Distinct()];

    /// <summary>Words of a template that the record could fill.</summary>
    public static IReadOnlySet<string> WordsIn(string body) => Word().Matches(body).Select(match => match.Groups["word"].Value).ToHashSet();

    [GeneratedRegex(@"\{(?<word>[a-z_]{1,40})\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{\?(?<asked>[^{}\n]{1,120})\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
