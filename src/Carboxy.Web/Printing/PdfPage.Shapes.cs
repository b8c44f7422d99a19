using System.Globalization;
using System.Text;
using Carboxy.Knowledge.Drawings;

namespace Carboxy.Web.Printing;

sealed partial class PdfPage
{
    /// <summary>Draws only inside a box until <see cref="Unclip"/>.</summary>
    public void Clip(double x, double y, double width, double height) => Say($"q {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re W n");

    public void Unclip() => Say("Q");

    /// <summary>A path of a drawing, moved and enlarged by <paramref name="at"/>; filled, lined, or both.</summary>
    public void Shape(DrawnPath path, Func<Spot, (double X, double Y)> at, PaperColour? fill, PaperColour? line, double width)
    {
        var words = new StringBuilder();
        foreach (var stroke in path.Strokes)
        {
            words.AppendJoin(' ', stroke.Places.Select(p => Place(at(p)))).Append(stroke.Letter switch
            {
                'M' => " m ",
                'L' => " l ",
                'C' => " c ",
                _ => " h ",
            });
        }

        Paint(words.ToString(), fill, line, width);
    }

    /// <summary>A closed surface with corners.</summary>
    public void Surface(IReadOnlyList<Spot> corners, Func<Spot, (double X, double Y)> at, PaperColour fill) =>
        Paint($"{Place(at(corners[0]))} m {string.Join(' ', corners.Skip(1).Select(c => $"{Place(at(c))} l"))} h", fill, line: null, width: 0);

    void Paint(string path, PaperColour? fill, PaperColour? line, double width)
    {
        var colours = string.Create(CultureInfo.InvariantCulture, $"{(fill is { } inside ? $"{inside.Parts} rg " : "")}{(line is { } edge ? $"{edge.Parts} RG {N(width)} w 1 J 1 j " : "")}");
        Say($"{colours}{path} {(fill, line) switch
        {
            ({ }, { }) => "B",
            ({ }, null) => "f",
            _ => "S",
        }}");
    }
}
