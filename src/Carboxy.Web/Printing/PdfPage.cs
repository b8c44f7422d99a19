using System.Globalization;
using System.Text;

namespace Carboxy.Web.Printing;

/// <summary>A colour of the paper, each part from 0 to 255.</summary>
readonly record struct PaperColour(byte Red, byte Green, byte Blue)
{
    public string Parts => string.Create(CultureInfo.InvariantCulture, $"{Red / 255.0:0.###} {Green / 255.0:0.###} {Blue / 255.0:0.###}");
}

/// <summary>One A4 page. Places are counted in points from its upper left corner.</summary>
sealed partial class PdfPage(PdfFile file)
{
    public const double Width = 595.28;
    public const double Height = 841.89;

    readonly StringBuilder content = new();

    public string Content => content.ToString();

    /// <summary>Words on a line; <paramref name="y"/> is where the letters stand.</summary>
    public void Text(string words, Typeface face, double size, PaperColour colour, double x, double y)
    {
        var name = file.NameOf(face);
        Say($"BT {colour.Parts} rg /{name} {N(size)} Tf 1 0 0 1 {N(x)} {N(Height - y)} Tm <{file.Encode(face, words)}> Tj ET");
    }

    public void TextEndingAt(string words, Typeface face, double size, PaperColour colour, double right, double y) => Text(words, face, size, colour, right - face.Measure(words, size), y);

    public void TextAround(string words, Typeface face, double size, PaperColour colour, double middle, double y) => Text(words, face, size, colour, middle - (face.Measure(words, size) / 2), y);

    public void Line(PaperColour colour, double width, params IReadOnlyList<(double X, double Y)> points) =>
        Say($"{colour.Parts} RG {N(width)} w 1 J 1 j {Place(points[0])} m {string.Join(' ', points.Skip(1).Select(p => $"{Place(p)} l"))} S");

    /// <summary>A line that is rounded where it turns.</summary>
    public void Curve(PaperColour colour, double width, IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder($"{Place(points[0])} m");
        var at = points[0];
        for (var i = 1; i < points.Count; i++)
        {
            var to = i + 1 < points.Count ? Between(points[i], points[i + 1], 0.5) : points[i];
            path.Append(CultureInfo.InvariantCulture, $" {Place(Between(at, points[i], 2.0 / 3))} {Place(Between(to, points[i], 2.0 / 3))} {Place(to)} c");
            at = to;
        }

        Say($"{colour.Parts} RG {N(width)} w 1 J 1 j {path} S");
    }

    public void Box(PaperColour colour, double x, double y, double width, double height) => Say($"{colour.Parts} rg {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re f");

    public void Frame(PaperColour colour, double line, double x, double y, double width, double height) => Say($"{colour.Parts} RG {N(line)} w 1 j {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re S");

    public void Dot(PaperColour line, PaperColour fill, double x, double y, double radius)
    {
        const double Round = 0.5523;
        var (k, r) = (radius * Round, radius);
        var path = $"{Place((x - r, y))} m {Place((x - r, y - k))} {Place((x - k, y - r))} {Place((x, y - r))} c {Place((x + k, y - r))} {Place((x + r, y - k))} {Place((x + r, y))} c {Place((x + r, y + k))} {Place((x + k, y + r))} {Place((x, y + r))} c {Place((x - k, y + r))} {Place((x - r, y + k))} {Place((x - r, y))} c h";
        Say($"{line.Parts} RG {fill.Parts} rg 1.2 w {path} B");
    }

    void Say(string words) => content.Append(words).Append('\n');

    static (double X, double Y) Between((double X, double Y) from, (double X, double Y) to, double part) => (from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part));

    static string Place((double X, double Y) at) => $"{N(at.X)} {N(Height - at.Y)}";

    static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
