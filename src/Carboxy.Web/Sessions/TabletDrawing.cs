using Carboxy.Knowledge.Drawings;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Sessions;

/// <summary>A drawing as a tablet shows it and reckons on it without a network.</summary>
public sealed record TabletDrawing
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    public required double CmPerUnit { get; init; }

    /// <summary>Where the scale comes from.</summary>
    public required Text Scale { get; init; }

    public required bool LeftOnLeft { get; init; }

    public required IReadOnlyList<string> Outline { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    public required IReadOnlyList<string> Strong { get; init; }

    public required IReadOnlyList<string> Massage { get; init; }

    public required IReadOnlyList<TabletArea> Areas { get; init; }

    public static TabletDrawing Of(Drawing drawing, SessionPlan plan, ClinicKnowledge knowledge)
    {
        var treated = knowledge.Maps.AreasOf(drawing, plan).Select(area => area.Id).ToHashSet();
        return new()
        {
            Id = drawing.Id,
            Name = drawing.Name,
            Width = drawing.Width,
            Height = drawing.Height,
            CmPerUnit = drawing.CmPerUnit,
            Scale = drawing.Scale,
            LeftOnLeft = drawing.LeftOnLeft,
            Outline = [.. drawing.Outline.Select(path => path.Text)],
            Lines = [.. drawing.Lines.Select(path => path.Text)],
            Strong = [.. drawing.StrongLines.Select(path => path.Text)],
            Massage = [.. drawing.MassageLines.Select(path => path.Text)],
            Areas = [.. drawing.Areas.Select(area => new TabletArea(area.Id, MapWords.NameOf(area, knowledge), area.Side, treated.Contains(area.Id), [.. area.Corners.SelectMany(c => new[] { c.X, c.Y })]))],
        };
    }
}

/// <summary>An area of a drawing: its corners as x, y, x, y, and whether this session treats it.</summary>
public sealed record TabletArea(string Id, Text Name, Side Side, bool Treats, IReadOnlyList<double> Corners);
