using Carboxy.Quantities;

namespace Carboxy.Web.Printing;

/// <summary>A paper of the clinic that is written from top to bottom and goes on to the next page by itself.</summary>
sealed partial class Paper
{
    const double Left = 54;
    const double Top = 54;
    const double Width = PdfPage.Width - (2 * Left);
    const double Floor = PdfPage.Height - 78;

    static readonly PaperColour Ink = new(0x1c, 0x2a, 0x2d);
    static readonly PaperColour Grey = new(0x5a, 0x68, 0x6b);
    static readonly PaperColour Rule = new(0xd5, 0xde, 0xdd);
    static readonly PaperColour Accent = new(0x06, 0x65, 0x5e);
    static readonly PaperColour Tint = new(0xe8, 0xf3, 0xf1);
    static readonly PaperColour Alarm = new(0x9a, 0x22, 0x1c);
    static readonly PaperColour White = new(0xff, 0xff, 0xff);

    readonly PdfFile file;
    PdfPage page;
    double y = Top;

    /// <param name="title">The title in the window of a reader.</param>
    /// <param name="issuer">Who issues it.</param>
    /// <param name="made">When it was made.</param>
    public Paper(string title, string issuer, Language language, DateTimeOffset made)
    {
        file = new() { Title = title, Author = issuer, Language = language == Language.Russian ? "ru-RU" : "en-GB", Made = made };
        page = file.AddPage();
    }

    /// <summary>Makes sure that what comes next stands on one page.</summary>
    void Keep(double height)
    {
        if (y + height <= Floor)
            return;
        page = file.AddPage();
        y = Top;
    }

    /// <summary>What comes next begins at the top of a page.</summary>
    public void NewPage() => (page, y) = (file.AddPage(), Top);

    /// <summary>The clinic's name and where to reach it, above a line in its colour.</summary>
    public void Letterhead(string clinic, string? reach)
    {
        page.Text(clinic, Typeface.Title, 13, Accent, Left, y + 8);
        if (reach is not null)
            page.TextEndingAt(reach, Typeface.Plain, 9, Grey, Left + Width, y + 8);
        page.Line(Accent, 1.2, (Left, y + 18), (Left + Width, y + 18));
        y += 42;
    }

    public void Title(string words, string? lead = null)
    {
        Write(words, Typeface.Title, 21, Ink, 27);
        if (lead is not null)
            Write(lead, Typeface.Plain, 10.5, Grey, 15);
        y += 9;
    }

    public void Heading(string words)
    {
        Keep(52);
        y += 8;
        Write(words, Typeface.Strong, 11.5, Accent, 16);
    }

    public void Paragraph(string words) => Write(words, Typeface.Plain, 9.7, Ink, 13.8);

    public void Small(string words) => Write(words, Typeface.Plain, 8.3, Grey, 11.4);

    /// <summary>Words in a frame that nobody can miss.</summary>
    public void Stamp(string title, string words)
    {
        var lines = Wrap(words, Typeface.Plain, 9.5, Width - 28);
        var height = 30 + (lines.Count * 13);
        Keep(height + 8);
        page.Frame(Alarm, 1.4, Left, y, Width, height);
        page.Text(title, Typeface.Strong, 11, Alarm, Left + 14, y + 18);
        Lines(lines, Typeface.Plain, 9.5, Ink, Left + 14, y + 33, 13);
        y += height + 14;
    }

    /// <summary>Names and values, two pairs beside each other.</summary>
    public void Facts(IReadOnlyList<(string Name, string Value)> facts)
    {
        var column = (Width - 24) / 2;
        foreach (var pair in facts.Chunk(2))
        {
            var values = pair.Select(f => Wrap(f.Value, Typeface.Plain, 10, column)).ToList();
            var height = 14 + (values.Max(v => v.Count) * 13.5);
            Keep(height);
            for (var i = 0; i < pair.Length; i++)
            {
                var x = Left + (i * (column + 24));
                page.Text(pair[i].Name, Typeface.Plain, 8, Grey, x, y + 8);
                Lines(values[i], Typeface.Plain, 10, Ink, x, y + 21, 13.5);
            }

            y += height + 5;
        }

        page.Line(Rule, 0.8, (Left, y), (Left + Width, y));
        y += 6;
    }

    /// <summary>The paper with a foot on every page; <paramref name="count"/> writes "page 1 of 3".</summary>
    public byte[] Finish(IReadOnlyList<string> foot, Func<int, int, string> count)
    {
        for (var at = 0; at < file.Sheets.Count; at++)
        {
            var (sheet, bottom) = (file.Sheets[at], Floor + 20);
            sheet.Line(Rule, 0.8, (Left, bottom), (Left + Width, bottom));
            for (var line = 0; line < foot.Count; line++)
                sheet.Text(foot[line], Typeface.Plain, 7, Grey, Left, bottom + 12 + (line * 9.5));
            sheet.TextEndingAt(count(at + 1, file.Sheets.Count), Typeface.Plain, 8, Grey, Left + Width, bottom + 12);
        }

        return file.Save();
    }

    void Write(string words, Typeface face, double size, PaperColour colour, double leading)
    {
        foreach (var line in words.Split('\n').SelectMany(part => Wrap(part, face, size, Width)))
        {
            Keep(leading);
            page.Text(line, face, size, colour, Left, y + (leading * 0.75));
            y += leading;
        }
    }

    void Lines(List<string> lines, Typeface face, double size, PaperColour colour, double x, double baseline, double leading)
    {
        for (var i = 0; i < lines.Count; i++)
            page.Text(lines[i], face, size, colour, x, baseline + (i * leading));
    }

    /// <summary>Breaks words into lines no wider than this; a word that is wider by itself is cut.</summary>
    static List<string> Wrap(string words, Typeface face, double size, double width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in words.Split((char[]?)[' ', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Cut(w, face, size, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && face.Measure(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return [.. lines, line];
    }

    static IEnumerable<string> Cut(string word, Typeface face, double size, double width)
    {
        while (word.Length > 1 && face.Measure(word, size) > width)
        {
            var fits = Enumerable.Range(1, word.Length - 1).TakeWhile(n => face.Measure(word[..n], size) <= width).DefaultIfEmpty(1).Last();
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }
}
