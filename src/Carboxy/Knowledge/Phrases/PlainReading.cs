using System.Text;

namespace Carboxy.Knowledge.Phrases;

/// <summary>
/// A text as a reader takes it in: emphasis marks, soft hyphens and stress marks are looked through, any white space is a
/// space, ё is е. Each character remembers where it stood, so that a find points into the text as written.
/// </summary>
sealed class PlainReading
{
    readonly List<int> places;

    PlainReading(string words, List<int> places) => (Words, this.places) = (words, places);

    public string Words { get; }

    public int Place(int index) => places[index];

    public static PlainReading Of(string text)
    {
        var words = new StringBuilder(text.Length);
        var kept = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Seen(text, ref i) is not { } seen)
                continue;
            words.Append(seen);
            kept.Add(i);
        }

        return new(words.ToString(), kept);
    }

    static char? Seen(string text, ref int at)
    {
        const string Space = "&nbsp;";
        if (text[at] == '&' && text.AsSpan(at).StartsWith(Space, StringComparison.OrdinalIgnoreCase))
        {
            at += Space.Length - 1;
            return ' ';
        }

        return text[at] switch
        {
            '*' or '_' or '`' or '\u00AD' or '\u0301' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => null,
            'ё' => 'е',
            'Ё' => 'Е',
            '\u2019' => '\'',
            '\u2010' or '\u2011' => '-',
            var c when char.IsWhiteSpace(c) => ' ',
            var c => c,
        };
    }
}
