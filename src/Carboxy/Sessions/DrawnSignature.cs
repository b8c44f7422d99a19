using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Carboxy.Sessions;

/// <summary>A signature as a pen, a finger or a mouse drew it: lines of points in a box. What a browser sends is read strictly.</summary>
public sealed record DrawnSignature
{
    public const int LongestText = 100_000;
    public const int LargestSide = 2000;
    public const int MostStrokes = 300;
    public const int MostPoints = 6000;

    /// <summary>A dot or a tick is no signature: the pen has to go at least this part of the box's width.</summary>
    const double LeastWay = 0.1;

    DrawnSignature(int width, int height, IReadOnlyList<IReadOnlyList<Spot>> strokes) => (Width, Height, Strokes) = (width, height, strokes);

    /// <summary>One place that the pen went through.</summary>
    public readonly record struct Spot(int X, int Y);

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyList<IReadOnlyList<Spot>> Strokes { get; }

    /// <summary>The signature, or null where the text is none: too long, not of this form, outside its box, or hardly a line.</summary>
    public static DrawnSignature? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            return null;
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 4 });
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>In the form in which it is kept; read again, it is the same signature.</summary>
    public string Write()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{{\"w\":{Width},\"h\":{Height},\"strokes\":[");
        text.AppendJoin(',', Strokes.Select(stroke => $"[{string.Join(',', stroke.Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.X},{at.Y}")))}]"));
        return text.Append("]}").ToString();
    }

    /// <summary>As the path of an SVG, rounded where the pen turned.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        foreach (var stroke in Strokes)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{stroke[0].X} {stroke[0].Y}");
            for (var i = 1; i + 1 < stroke.Count; i++)
                path.Append(CultureInfo.InvariantCulture, $"Q{stroke[i].X} {stroke[i].Y} {(stroke[i].X + stroke[i + 1].X) / 2.0:0.#} {(stroke[i].Y + stroke[i + 1].Y) / 2.0:0.#}");
            path.Append(CultureInfo.InvariantCulture, $"L{stroke[^1].X} {stroke[^1].Y}");
        }

        return path.ToString();
    }

    public bool Equals(DrawnSignature? other) => other is not null && Write() == other.Write();

    public override int GetHashCode() => string.GetHashCode(Write(), StringComparison.Ordinal);

    static DrawnSignature? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Count() != 3 || Side(root, "w") is not { } width || Side(root, "h") is not { } height)
            return null;
        if (!root.TryGetProperty("strokes", out var lines) || lines.ValueKind != JsonValueKind.Array || lines.GetArrayLength() is 0 or > MostStrokes)
            return null;
        var (strokes, points) = (new List<IReadOnlyList<Spot>>(), 0);
        foreach (var line in lines.EnumerateArray())
        {
            if (line.ValueKind != JsonValueKind.Array || (points += line.GetArrayLength() / 2) > MostPoints || StrokeOf(line, width, height) is not { } stroke)
                return null;
            strokes.Add(stroke);
        }

        return strokes.Sum(Way) >= width * LeastWay ? new(width, height, strokes) : null;
    }

    static List<Spot>? StrokeOf(JsonElement line, int width, int height)
    {
        if (line.GetArrayLength() is 0 || line.GetArrayLength() % 2 != 0)
            return null;
        var numbers = line.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt32(out var whole) ? whole : -1).ToList();
        var stroke = Enumerable.Range(0, numbers.Count / 2).Select(i => new Spot(numbers[2 * i], numbers[(2 * i) + 1])).ToList();
        return stroke.TrueForAll(at => at.X >= 0 && at.X <= width && at.Y >= 0 && at.Y <= height) ? stroke : null;
    }

    static int? Side(JsonElement root, string name) =>
        root.TryGetProperty(name, out var side) && side.ValueKind == JsonValueKind.Number && side.TryGetInt32(out var whole) && whole is >= 1 and <= LargestSide ? whole : null;

    static double Way(IReadOnlyList<Spot> stroke) => stroke.Zip(stroke.Skip(1)).Sum(leg => Math.Sqrt(Math.Pow(leg.First.X - leg.Second.X, 2) + Math.Pow(leg.First.Y - leg.Second.Y, 2)));
}

/// <summary>How somebody signed.</summary>
public abstract record SignatureMark
{
    public sealed record Drawn(DrawnSignature Lines) : SignatureMark;

    /// <summary>By the typed name and a tick, where nobody can draw; the record says so.</summary>
    public sealed record Typed : SignatureMark;

    /// <summary>A drawn signature counts before a tick; null where there is neither.</summary>
    public static SignatureMark? From(string? lines, bool typed) =>
        DrawnSignature.Read(lines) is { } drawn ? new Drawn(drawn) : typed ? new Typed() : null;
}
