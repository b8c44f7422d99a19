using System.Globalization;
using Carboxy.Knowledge.Drawings;

namespace Carboxy.Web.Sessions;

/// <summary>The part of a drawing that is shown, in the drawing's own units.</summary>
readonly record struct MapCrop(double X, double Y, double Width, double Height)
{
    /// <summary>Room around the areas.</summary>
    const double Room = 1.25;

    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"{X:0.#} {Y:0.#} {Width:0.#} {Height:0.#}");

    public static MapCrop Whole(Drawing drawing) => new(0, 0, drawing.Width, drawing.Height);

    /// <summary>A square around areas; the whole drawing where there are none.</summary>
    public static MapCrop Around(Drawing drawing, IReadOnlyList<DrawingArea> areas)
    {
        if (areas.Count == 0)
            return Whole(drawing);
        var box = Box.Around(areas);
        var side = Math.Max(box.Width, box.Height) * Room;
        return new(box.Middle.X - (side / 2), box.Middle.Y - (side / 2), side, side);
    }

    /// <summary>No more than what there is to see: the areas with room around them, and all of the drawing where something is marked beside them.</summary>
    public static MapCrop Close(Drawing drawing, IReadOnlyList<DrawingArea> areas, IEnumerable<Spot> marked)
    {
        if (areas.Count == 0)
            return Whole(drawing);
        var box = Box.Around(areas);
        var room = Math.Max(box.Width, box.Height) * (Room - 1) / 2;
        var (left, top) = (Math.Max(0, box.Left - room), Math.Max(0, box.Top - room));
        var crop = new MapCrop(left, top, Math.Min(drawing.Width, box.Right + room) - left, Math.Min(drawing.Height, box.Bottom + room) - top);
        return marked.All(crop.Holds) ? crop : Whole(drawing);
    }

    bool Holds(Spot at) => at.X >= X && at.Y >= Y && at.X <= X + Width && at.Y <= Y + Height;
}
