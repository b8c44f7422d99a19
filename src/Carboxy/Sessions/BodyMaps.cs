using Carboxy.Knowledge;
using Carboxy.Knowledge.Drawings;
using Carboxy.Patients;

namespace Carboxy.Sessions;

/// <summary>The drawings that sessions are marked on, and where a session's zone lies on them.</summary>
public sealed class BodyMaps(IEnumerable<Drawing> drawings, Zones zones)
{
    public static readonly BodyMaps None = new([], new([]));

    readonly Dictionary<string, Drawing> byId = drawings.ToDictionary(d => d.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<Drawing> All => byId.Values;

    internal static Refusal NoDrawing => new(new("Такого рисунка нет среди знаний клиники. Обновите страницу и отметьте место снова.", "The clinic's knowledge has no such drawing. Reload the page and mark the place again."));

    public Drawing? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    /// <summary>The drawings that show a session's zone, the one with the most detail first.</summary>
    public IReadOnlyList<Drawing> For(SessionPlan plan, Sex sex) =>
        [.. byId.Values.Where(d => d.Figure is Figure.Any || d.Figure == FigureOf(sex)).Where(d => AreasOf(d, plan).Count > 0).OrderBy(d => d.Figure is not Figure.Any && AreasOf(d, plan).Count < 3).ThenByDescending(d => AreasOf(d, plan).Count)];

    public IReadOnlyList<DrawingArea> AreasOf(Drawing drawing, SessionPlan plan) => [.. drawing.Areas.Where(area => Treats(plan, area))];

    /// <summary>What keeps a point from standing where it is said to stand; null for a point from before there were drawings.</summary>
    public Refusal? Against(DosePoint point)
    {
        if (point.Drawing is null)
            return null;
        if (Find(point.Drawing) is not { } drawing)
            return NoDrawing;
        if (drawing.AreaAt(drawing.At(point.X, point.Y)) is not { } area)
            return new(new("Точка не на коже: рядом с телом или на самом глазу. Отметьте её на коже.", "The point is not on the skin: beside the body, or on the eye itself. Mark it on the skin."));
        return point.Area is null || drawing.Area(point.Area) is null || (area.Side is not Side.None && area.Side != point.Side)
            ? new(new("Место и область точки не сходятся. Отметьте точку на рисунке снова.", "The point's place and area do not agree. Mark the point on the drawing again."))
            : null;
    }

    /// <summary>What is said of a point outside the zone that clearance and consent are for; null inside.</summary>
    public Text? Outside(SessionPlan plan, DosePoint point) =>
        Find(point.Drawing) is { } drawing && drawing.AreaAt(drawing.At(point.X, point.Y)) is { } area && byId.Values.Any(d => AreasOf(d, plan).Count > 0) && !Treats(plan, area)
            ? new("Точка вне зоны, на которую даны допуск и согласие. Отмените её или напишите причину.", "The point lies outside the zone of the clearance and the consent. Undo it or write a reason.")
            : null;

    bool Treats(SessionPlan plan, DrawingArea area) =>
        zones.Within(area.Zone, plan.Zone) && (plan.Side is Side.None or Side.Both || area.Side is Side.None || area.Side == plan.Side);

    static Figure FigureOf(Sex sex) => sex switch
    {
        Sex.Female => Figure.Female,
        Sex.Male => Figure.Male,
        _ => Figure.Neutral,
    };
}
