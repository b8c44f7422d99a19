using System.Text;

namespace Carboxy.Exchange.Calendars;

/// <summary>The lines of a calendar file: text in them is escaped, and a long line is folded (RFC 5545, sections 3.1 and 3.3.11).</summary>
public static class ContentLine
{
    /// <summary>The most octets that a line may have, without its line end.</summary>
    public const int Octets = 75;

    /// <summary>The line with its line end, in pieces of at most 75 octets; no letter is torn apart.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length + 16);
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > Octets)
            {
                folded.Append("\r\n ");
                used = 1; // the space counts
            }

            folded.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }

    /// <summary>Words as the value of a property. Control characters other than line ends are left out.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            escaped.Append(rune.Value switch
            {
                '\\' => @"\\",
                ';' => @"\;",
                ',' => @"\,",
                '\n' => @"\n",
                _ when Rune.IsControl(rune) => rune.Value == '\t' ? "\t" : "",
                _ => rune.ToString(),
            });
        return escaped.ToString();
    }
}
