using System.Globalization;
using Carboxy.Knowledge.Drawings;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Sessions;

/// <summary>Names the areas of drawings for people.</summary>
static class MapWords
{
    /// <summary>"Belly, left"; an area with a name of its own is called by it.</summary>
    public static Text NameOf(DrawingArea area, ClinicKnowledge knowledge)
    {
        var name = area.Name ?? knowledge.Zones.Find(area.Zone)?.Name ?? new(area.Zone, area.Zone);
        return area.Side switch
        {
            Side.Left => new($"{name.Ru}, слева", $"{name.En}, left"),
            Side.Right => new($"{name.Ru}, справа", $"{name.En}, right"),
            _ => name,
        };
    }

    /// <summary>The corners of an area as the path of an SVG.</summary>
    public static string PathOf(DrawingArea area) => $"M{string.Join('L', area.Corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.X:0.#} {c.Y:0.#}")))}Z";
}
