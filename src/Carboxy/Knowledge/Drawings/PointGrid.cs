namespace Carboxy.Knowledge.Drawings;

/// <summary>How the rows of a grid are laid.</summary>
/// <param name="SpacingCm">The distance from each point to the next.</param>
/// <param name="WidthCm">How wide the areas are together on this person.</param>
/// <param name="Staggered">Every other row is moved by half a step, as bricks are.</param>
public sealed record GridWish(double SpacingCm, double WidthCm, bool Staggered = false)
{
    public const double LeastSpacingCm = 0.3;
    public const double MostSpacingCm = 20;
    public const double LeastWidthCm = 1;
    public const double MostWidthCm = 200;

    public bool IsSane => SpacingCm is >= LeastSpacingCm and <= MostSpacingCm && WidthCm is >= LeastWidthCm and <= MostWidthCm;
}

/// <summary>One point of a grid, as a part of the drawing's width and height, and the area that it lies in.</summary>
public sealed record GridPoint(decimal X, decimal Y, string Area);

/// <summary>What comes of laying rows of points over a zone.</summary>
public abstract record PointGrid
{
    /// <summary>More points are more than anybody gives in one go (house default).</summary>
    public const int Most = 150;

    const double Margin = 0.2;
    const int Decimals = 4;

    public sealed record Laid(IReadOnlyList<GridPoint> Points) : PointGrid;

    /// <summary>Spacing or width are out of bounds, or so many points are too many: what to change.</summary>
    public sealed record Refused(Text Why) : PointGrid;

    /// <summary>Rows from the top, each from the left, in the middle of the areas; every point stays off the edge of the skin.</summary>
    public static PointGrid Lay(Drawing drawing, IReadOnlyList<DrawingArea> areas, GridWish wish)
    {
        if (!wish.IsSane || areas.Count == 0)
            return new Refused(new($"Шаг — от {GridWish.LeastSpacingCm} до {GridWish.MostSpacingCm} см, ширина зоны — от {GridWish.LeastWidthCm} до {GridWish.MostWidthCm} см.", $"The spacing is {GridWish.LeastSpacingCm} to {GridWish.MostSpacingCm} cm, the zone's width {GridWish.LeastWidthCm} to {GridWish.MostWidthCm} cm."));
        var box = Box.Around(areas);
        var step = wish.SpacingCm / (wish.WidthCm / box.Width);
        var row = wish.Staggered ? step * Math.Sqrt(3) / 2 : step;
        if (box.Width / step * (box.Height / row) > Most * 20)
            return new Refused(TooMany);
        var points = Places(box, step, row, wish.Staggered).Where(at => Inside(areas, at, step * Margin)).Take(Most + 1)
            .Select(at => new GridPoint(Share(at.X, drawing.Width), Share(at.Y, drawing.Height), areas.First(a => a.Holds(at)).Id)).ToList();
        return points.Count > Most ? new Refused(TooMany) : points.Count == 0 ? new Refused(new("При таком шаге в зону не ложится ни одной точки. Уменьшите шаг.", "With this spacing no point falls into the zone. Lower it.")) : new Laid(points);
    }

    static Text TooMany => new($"Вышло бы больше {Most} точек. Увеличьте шаг или выберите меньшую область.", $"That would be more than {Most} points. Raise the spacing or choose a smaller area.");

    static IEnumerable<Spot> Places(Box box, double step, double row, bool staggered)
    {
        var (rows, columns) = ((int)Math.Floor(box.Height / 2 / row), (int)Math.Floor(box.Width / 2 / step) + 1);
        for (var r = -rows; r <= rows; r++)
        {
            var moved = !staggered ? 0.5 : r % 2 == 0 ? 0.25 : 0.75;
            for (var c = -columns; c <= columns; c++)
                yield return new(box.Middle.X + ((c + moved) * step), box.Middle.Y + (r * row));
        }
    }

    static bool Inside(IReadOnlyList<DrawingArea> areas, Spot at, double margin) =>
        Held(areas, at) && Held(areas, new(at.X - margin, at.Y)) && Held(areas, new(at.X + margin, at.Y)) && Held(areas, new(at.X, at.Y - margin)) && Held(areas, new(at.X, at.Y + margin));

    static bool Held(IReadOnlyList<DrawingArea> areas, Spot at) => areas.Any(area => area.Holds(at));

    static decimal Share(double at, double whole) => decimal.Round((decimal)(at / whole), Decimals, MidpointRounding.AwayFromZero);
}

/// <summary>The smallest upright box around areas.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public Spot Middle => new((Left + Right) / 2, (Top + Bottom) / 2);

    public static Box Around(IReadOnlyList<DrawingArea> areas)
    {
        var corners = areas.SelectMany(area => area.Corners).ToList();
        return new(corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y));
    }
}
