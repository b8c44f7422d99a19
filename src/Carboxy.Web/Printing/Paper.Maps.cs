using Carboxy.Knowledge.Drawings;
using Carboxy.Sessions;
using Carboxy.Web.Sessions;

namespace Carboxy.Web.Printing;

/// <summary>A drawing on paper, with what is marked on it.</summary>
sealed record PaperMap(string Caption, Drawing Drawing, IReadOnlyList<DrawingArea> Zone, IReadOnlyList<(int Number, DosePoint Point)> Points, IReadOnlyList<DrawnLine> Lines, (string Left, string Right) Sides);

sealed partial class Paper
{
    const int MapsInRow = 3;
    const double MapGap = 12;

    static readonly PaperColour Skin = new(0xf4, 0xf8, 0xf7);
    static readonly PaperColour Contour = new(0x7c, 0x93, 0x90);
    static readonly PaperColour Faint = new(0xb9, 0xc9, 0xc6);
    static readonly PaperColour ZoneTint = new(0xd2, 0xe8, 0xe3);

    /// <summary>Drawings beside each other, each in a frame with its caption.</summary>
    public void Maps(IReadOnlyList<PaperMap> maps)
    {
        var side = (Width - (MapGap * (MapsInRow - 1))) / MapsInRow;
        foreach (var row in maps.Chunk(MapsInRow))
        {
            Keep(side + 24);
            for (var i = 0; i < row.Length; i++)
                Map(row[i], Left + (i * (side + MapGap)), y + 4, side);
            y += side + 24;
        }
    }

    void Map(PaperMap map, double x, double top, double side)
    {
        var drawing = map.Drawing;
        var crop = MapCrop.Close(drawing, map.Zone, map.Points.Select(p => drawing.At(p.Point.X, p.Point.Y)));
        var scale = side / Math.Max(crop.Width, crop.Height);
        var (dx, dy) = (x + ((side - (crop.Width * scale)) / 2), top + ((side - (crop.Height * scale)) / 2));
        (double X, double Y) At(Spot at) => (dx + ((at.X - crop.X) * scale), dy + ((at.Y - crop.Y) * scale));

        page.Clip(x, top, side, side);
        foreach (var path in drawing.Outline) page.Shape(path, At, Skin, Contour, 0.7);
        foreach (var area in map.Zone) page.Surface(area.Corners, At, ZoneTint);
        foreach (var path in drawing.Lines) page.Shape(path, At, fill: null, Faint, 0.5);
        foreach (var path in drawing.StrongLines) page.Shape(path, At, fill: null, Contour, 0.6);
        foreach (var line in map.Lines) page.Line(Accent, 1.4, [.. line.Spots(drawing).Select(At)]);
        foreach (var (number, point) in map.Points)
        {
            var (px, py) = At(drawing.At(point.X, point.Y));
            page.Dot(White, Accent, px, py, 3.6);
            page.TextAround($"{number}", Typeface.Strong, number > 99 ? 3.2 : 4.2, White, px, py + 1.5);
        }

        var (near, far) = drawing.LeftOnLeft ? (map.Sides.Left, map.Sides.Right) : (map.Sides.Right, map.Sides.Left);
        page.Text(near, Typeface.Strong, 8, Grey, x + 7, top + 13);
        page.TextEndingAt(far, Typeface.Strong, 8, Grey, x + side - 7, top + 13);
        page.Unclip();
        page.Frame(Rule, 0.7, x, top, side, side);
        page.Text(Wrap(map.Caption, Typeface.Plain, 8, side)[0], Typeface.Plain, 8, Grey, x, top + side + 11);
    }
}
