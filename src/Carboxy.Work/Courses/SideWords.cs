namespace Carboxy.Work.Courses;

/// <summary>Names the side of a zone for people.</summary>
public static class SideWords
{
    public static Text? Of(Side side) => side switch
    {
        Side.Left => new("слева", "left"),
        Side.Right => new("справа", "right"),
        Side.Both => new("с обеих сторон", "both sides"),
        _ => null,
    };

    public static Text With(Text zone, Side side) => Of(side) is { } words ? new($"{zone.Ru}, {words.Ru}", $"{zone.En}, {words.En}") : zone;
}
