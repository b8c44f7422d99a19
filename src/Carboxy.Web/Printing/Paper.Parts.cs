using Carboxy.Sessions;

namespace Carboxy.Web.Printing;

/// <summary>How one signature stands on a paper.</summary>
sealed record PaperSignature(string Role, string Name, string Note, DrawnSignature? Drawing);

/// <summary>One row of a table; a marked one stands out.</summary>
sealed record PaperRow(IReadOnlyList<string> Cells, bool Marked = false);

sealed partial class Paper
{
    const double Pad = 5;
    const double SignatureHeight = 56;

    /// <summary>A table with one width for each column, in parts of the whole; its head stands on every page.</summary>
    public void Table(IReadOnlyList<string> head, IReadOnlyList<double> widths, IReadOnlyList<PaperRow> rows)
    {
        var columns = widths.Select(w => w / widths.Sum() * Width).ToList();
        y += 3;
        Keep(44);
        Row(new(head), columns, Typeface.Strong, 8, Grey);
        foreach (var row in rows)
        {
            var sheet = page;
            var face = row.Marked ? Typeface.Strong : Typeface.Plain;
            Keep(HeightOf(row, face, columns, 8.6));
            if (page != sheet)
                Row(new(head), columns, Typeface.Strong, 8, Grey);
            Row(row, columns, face, 8.6, Ink);
        }

        y += 7;
    }

    /// <summary>The signatures beside each other, drawn as they were drawn.</summary>
    public void Signatures(IReadOnlyList<PaperSignature> signatures)
    {
        const double Gap = 24;
        Keep(SignatureHeight + 50);
        var (column, line) = ((Width - (Gap * (signatures.Count - 1))) / signatures.Count, y + 4 + SignatureHeight);
        for (var i = 0; i < signatures.Count; i++)
        {
            var x = Left + (i * (column + Gap));
            if (signatures[i].Drawing is { } drawing)
                Draw(drawing, x, line, Math.Min(column, 190));
            page.Line(Ink, 0.7, (x, line), (x + column, line));
            page.Text(signatures[i].Role, Typeface.Plain, 8, Grey, x, line + 11);
            page.Text(Wrap(signatures[i].Name, Typeface.Strong, 9.5, column)[0], Typeface.Strong, 9.5, Ink, x, line + 24);
            page.Text(signatures[i].Note, Typeface.Plain, 8, Grey, x, line + 35);
        }

        y = line + 46;
    }

    /// <summary>Values over time, under their name: the first is the baseline, the band is the change that does not matter.</summary>
    public void Curve(string name, IReadOnlyList<(DateOnly On, decimal Value)> points, (decimal From, decimal To)? quiet, Func<decimal, string> number, Func<DateOnly, string> day)
    {
        const double Height = 98;
        Keep(Height + 12);
        Small(name);
        var values = points.Select(p => p.Value).Concat(quiet is { } q ? [q.From, q.To] : []).ToList();
        var (low, high) = ((double)values.Min(), (double)values.Max());
        var (first, days) = (points[0].On.DayNumber, Math.Max(1, points[^1].On.DayNumber - points[0].On.DayNumber));
        var (left, right, top, bottom) = (Left + 30, Left + Width - 30, y + 20, y + Height - 26);
        double At(decimal value) => high > low ? bottom - (((double)value - low) / (high - low) * (bottom - top)) : (top + bottom) / 2;
        double On(DateOnly date) => left + ((date.DayNumber - first) / (double)days * (right - left));

        if (quiet is { } band)
            page.Box(Tint, left, At(band.To), right - left, Math.Max(1, At(band.From) - At(band.To)));
        page.Line(Rule, 0.8, (left, bottom + 6), (right, bottom + 6));
        if (points.Count > 1)
            page.Line(Accent, 1.6, [.. points.Select(p => (On(p.On), At(p.Value)))]);
        var shown = double.NegativeInfinity;
        for (var i = 0; i < points.Count; i++)
        {
            var (x, at) = (On(points[i].On), At(points[i].Value));
            page.Dot(Accent, i == 0 ? White : Accent, x, at, 2.8);
            page.TextAround(number(points[i].Value), Typeface.Strong, 8, Ink, x, at - 7);
            if (x - shown < 48)
                continue;
            page.TextAround(day(points[i].On), Typeface.Plain, 7, Grey, x, bottom + 16);
            shown = x;
        }

        y += Height;
    }

    static double HeightOf(PaperRow row, Typeface face, List<double> columns, double size) => (row.Cells.Select((cell, i) => Wrap(cell, face, size, columns[i] - (2 * Pad)).Count).Max() * 11.2) + 7;

    void Row(PaperRow row, List<double> columns, Typeface face, double size, PaperColour colour)
    {
        var height = HeightOf(row, face, columns, size);
        if (row.Marked)
            page.Box(Tint, Left, y, Width, height);
        var x = Left;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            Lines(Wrap(row.Cells[i], face, size, columns[i] - (2 * Pad)), face, size, colour, x + Pad, y + 11.5, 11.2);
            x += columns[i];
        }

        y += height;
        page.Line(Rule, 0.6, (Left, y), (Left + Width, y));
    }

    /// <summary>What was drawn, without the empty paper around it, standing on the line.</summary>
    void Draw(DrawnSignature drawing, double x, double line, double width)
    {
        var all = drawing.Strokes.SelectMany(s => s).ToList();
        var (minX, maxX, minY, maxY) = (all.Min(p => p.X), all.Max(p => p.X), all.Min(p => p.Y), all.Max(p => p.Y));
        var scale = Math.Min(width / Math.Max(1, maxX - minX), (SignatureHeight - 6) / Math.Max(1, maxY - minY));
        foreach (var stroke in drawing.Strokes)
        {
            List<(double X, double Y)> points = [.. stroke.Select(p => (x + 4 + ((p.X - minX) * scale * 0.95), line - 3 - ((maxY - p.Y) * scale * 0.95)))];
            if (points.Count == 1)
                page.Dot(Ink, Ink, points[0].X, points[0].Y, 0.6);
            else
                page.Curve(Ink, 1.2, points);
        }
    }
}
