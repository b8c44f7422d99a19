using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Drawings;

/// <summary>A drawing of the body or of a part of it, on which points and lines are kept as parts of its width and height.</summary>
public sealed record Drawing
{
    /// <summary>A finger is no pen: so close to an area, in parts of the width, a tap belongs to it (house default).</summary>
    const double Slack = 0.012;

    public required string Id { get; init; }

    /// <summary>What is seen; the same for every figure.</summary>
    public required string View { get; init; }

    public Figure Figure { get; init; }

    public required Text Name { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>How wide the drawing is on a real person; the practitioner may measure and set it anew.</summary>
    public required double WidthCm { get; init; }

    /// <summary>Where the scale comes from, for people.</summary>
    public required Text Scale { get; init; }

    /// <summary>Closed contours, as paths of an SVG.</summary>
    public required IReadOnlyList<DrawnPath> Outline { get; init; }

    public required IReadOnlyList<DrawnPath> Lines { get; init; }

    /// <summary>Lines as strong as the outline: eyes, lips.</summary>
    public required IReadOnlyList<DrawnPath> StrongLines { get; init; }

    /// <summary>The usual lines of massage, to follow; empty where the drawing has none.</summary>
    public required IReadOnlyList<DrawnPath> MassageLines { get; init; }

    /// <summary>The patient's left is on the left of the drawing, as from behind or as one sees one's own hands.</summary>
    public bool LeftOnLeft { get; init; }

    public required IReadOnlyList<DrawingArea> Areas { get; init; }

    public Place Place { get; init; }

    public double CmPerUnit => WidthCm / Width;

    public Spot At(decimal x, decimal y) => new((double)x * Width, (double)y * Height);

    public DrawingArea? Area(string id) => Areas.FirstOrDefault(area => area.Id == id);

    /// <summary>The area at a place, or close by it; null beside the body.</summary>
    public DrawingArea? AreaAt(Spot at) => Areas.FirstOrDefault(area => area.Holds(at))
        ?? Areas.Select(area => (area, far: area.EdgeFrom(at))).Where(near => near.far <= Slack * Width).OrderBy(near => near.far).Select(near => near.area).FirstOrDefault();
}

/// <summary>Whose body a drawing shows.</summary>
public enum Figure
{
    /// <summary>The same for everybody: a face, a hand.</summary>
    Any,
    Female,
    Male,
    Neutral,
}
