using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Drawings;

/// <summary>Reads knowledge/drawings.</summary>
public static class DrawingReader
{
    public const string Kind = "drawings";
    const int LeastCorners = 3;

    static readonly Dictionary<string, Figure> Figures = new(StringComparer.Ordinal) { ["female"] = Figure.Female, ["male"] = Figure.Male, ["neutral"] = Figure.Neutral };

    public static IReadOnlyList<Drawing> Read(IEnumerable<Node> files, Zones zones, Faults faults)
    {
        var drawings = Entries.Unique(Entries.Of(files, Kind, faults, One), d => d.Id, d => d.Place, faults);
        foreach (var drawing in drawings)
        {
            Entries.Refer(drawing.Areas.Select(a => a.Zone), zones.Knows, drawing.Place, "zone", faults);
            foreach (var area in drawing.Areas.Where(a => zones.Find(a.Zone) is { } zone && !zone.Sides.Contains(a.Side)))
                faults.Add(drawing.Place, new($"У зоны «{area.Zone}» такой стороны нет (область «{area.Id}»).", $"The zone \"{area.Zone}\" has no such side (area \"{area.Id}\")."), new("Сверьте side со списком sides зоны.", "Compare side with the zone's sides."));
        }

        return drawings;
    }

    static Drawing One(Fields f)
    {
        var (width, height) = (Size(f, "width"), Size(f, "height"));
        return new()
        {
            Place = f.Place,
            Id = f.Word("id"),
            View = f.Word("view"),
            Figure = f.Has("figure") ? f.Choice("figure", Figures) : Figure.Any,
            Name = f.Text("name"),
            Width = width,
            Height = height,
            WidthCm = Size(f, "width_cm"),
            Scale = f.Text("scale"),
            LeftOnLeft = f.Flag("left_on_left"),
            Outline = Paths(f, "outline"),
            Lines = Paths(f, "lines"),
            StrongLines = Paths(f, "strong_lines"),
            MassageLines = Paths(f, "massage_lines"),
            Areas = Entries.Unique(f.Each("areas", a => (Area: AreaOf(a, width, height), a.Place)), a => a.Area.Id, a => a.Place, f.Faults).Select(a => a.Area).ToList(),
        };
    }

    static DrawingArea AreaOf(Fields f, double width, double height) => new()
    {
        Id = f.Word("id"),
        Zone = f.Word("zone"),
        Side = f.Has("side") ? f.Choice("side", Known.Sides) : Side.None,
        Name = f.OptionalText("name"),
        Corners = Corners(f, "points", width, height),
    };

    static double Size(Fields f, string key)
    {
        var size = (double)f.Number(key);
        if (f.Has(key) && size is not (> 0 and <= 10_000))
            f.Faults.Add(f.PlaceOf(key), new($"«{key}» — число больше нуля и не больше 10 000.", $"\"{key}\" is a number above zero and at most 10,000."), new("Исправьте число.", "Correct the number."));
        return size > 0 ? size : 1;
    }

    static IReadOnlyList<Spot> Corners(Fields f, string key, double width, double height)
    {
        var corners = DrawnPath.Corners(f.Word(key)) ?? [];
        if (f.Has(key) && (corners.Count < LeastCorners || corners.Any(c => c.X < 0 || c.Y < 0 || c.X > width || c.Y > height)))
            f.Faults.Add(f.PlaceOf(key), new($"«{key}»: нужны пары чисел «x y» внутри рисунка, не меньше {LeastCorners}.", $"\"{key}\": at least {LeastCorners} pairs of numbers \"x y\" inside the drawing are needed."), new("Исправьте точки.", "Correct the places."));
        return corners.Count > 0 ? corners : [default];
    }

    static IReadOnlyList<DrawnPath> Paths(Fields f, string key)
    {
        var paths = f.OptionalWords(key).Select(text => (text, path: DrawnPath.Read(text))).ToList();
        if (paths.Exists(p => p.path is null))
            f.Faults.Add(f.PlaceOf(key), new($"«{key}»: это не линия из M, L, C и Z.", $"\"{key}\": this is no line of M, L, C and Z."), new("Начните с M; у C шесть чисел, у M и L — по два.", "Begin with M; C has six numbers, M and L two."));
        return [.. paths.Select(p => p.path).OfType<DrawnPath>()];
    }
}
