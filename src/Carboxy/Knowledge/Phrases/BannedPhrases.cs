using System.Text.RegularExpressions;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Phrases;

/// <summary>Looks through a text for promises that C-05, C-18, C-22, P9 and their like forbid.</summary>
public sealed class BannedPhrases(IReadOnlyList<BannedPhrase> all)
{
    public static readonly BannedPhrases None = new([]);

    public IReadOnlyList<BannedPhrase> All => all;

    /// <summary>Every forbidden phrase of one language, in the order of the text; a word is reported once per phrase.</summary>
    public IReadOnlyList<PhraseFound> Find(string text, Language language) => Find(text, [language]);

    /// <summary>Every forbidden phrase of either language: a Russian page may hold an English promise.</summary>
    public IReadOnlyList<PhraseFound> Find(string text) => Find(text, [Language.Russian, Language.English]);

    /// <summary>The same, or null where a hostile text outlasts all patience.</summary>
    public IReadOnlyList<PhraseFound>? TryFind(string text)
    {
        try
        {
            return Find(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    List<PhraseFound> Find(string text, Language[] languages)
    {
        var read = PlainReading.Of(text);
        return [.. languages.SelectMany(language => all.SelectMany(phrase => In(phrase, language, read, text)))
            .OrderBy(found => found.Start).ThenBy(found => found.Phrase.Id, StringComparer.Ordinal)];
    }

    static IEnumerable<PhraseFound> In(BannedPhrase phrase, Language language, PlainReading read, string text)
    {
        var excused = phrase.Unless[language].SelectMany(pattern => Spans(pattern, read.Words)).ToList();
        var end = -1;
        foreach (var (start, length) in phrase.Patterns[language].SelectMany(pattern => Spans(pattern, read.Words)).OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            if (start < end || excused.Any(e => start < e.Start + e.Length && e.Start < start + length))
                continue;
            end = start + length;
            var (from, to) = (read.Place(start), read.Place(end - 1) + 1);
            var (line, column) = LineAndColumn(text, from);
            yield return new(phrase, from, to - from, line, column, Shown(text[from..to]));
        }
    }

    static IEnumerable<(int Start, int Length)> Spans(Regex pattern, string words) =>
        pattern.Matches(words).Where(m => m.Length > 0).Select(m => (m.Index, m.Length));

    static (int Line, int Column) LineAndColumn(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    static string Shown(string found) => string.Join(' ', found.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
