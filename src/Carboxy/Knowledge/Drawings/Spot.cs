namespace Carboxy.Knowledge.Drawings;

/// <summary>A place on a drawing, in the drawing's own units from the left and from the top.</summary>
public readonly record struct Spot(double X, double Y)
{
    public double To(Spot other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    /// <summary>The distance to the nearest place of a straight line.</summary>
    public double To(Spot from, Spot until)
    {
        var (dx, dy) = (until.X - from.X, until.Y - from.Y);
        var whole = (dx * dx) + (dy * dy);
        var part = whole > 0 ? Math.Clamp((((X - from.X) * dx) + ((Y - from.Y) * dy)) / whole, 0, 1) : 0;
        return To(new(from.X + (part * dx), from.Y + (part * dy)));
    }
}
