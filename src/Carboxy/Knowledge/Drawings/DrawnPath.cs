using System.Globalization;

namespace Carboxy.Knowledge.Drawings;

/// <summary>A line of a drawing as the path of an SVG, made of M, L, C and Z only, so that paper can draw it too.</summary>
public sealed record DrawnPath
{
    const int MostNumbers = 4000;

    DrawnPath(string text, IReadOnlyList<Stroke> strokes) => (Text, Strokes) = (text, strokes);

    /// <summary>One letter of the path with its places.</summary>
    public sealed record Stroke(char Letter, IReadOnlyList<Spot> Places);

    public string Text { get; }

    public IReadOnlyList<Stroke> Strokes { get; }

    /// <summary>Places along it, some on each curve.</summary>
    public IReadOnlyList<Spot> Spots
    {
        get
        {
            const int OnCurve = 6;
            var spots = new List<Spot>();
            foreach (var stroke in Strokes)
            {
                if (stroke.Letter == 'C')
                    spots.AddRange(Enumerable.Range(1, OnCurve).Select(i => Between(spots[^1], stroke.Places, i / (double)OnCurve)).ToList());
                else
                    spots.AddRange(stroke.Places);
            }

            return spots;
        }
    }

    /// <summary>The path, or null where the text is none: another letter, a number too few, not begun with M.</summary>
    public static DrawnPath? Read(string text)
    {
        var strokes = new List<Stroke>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at + 1).IndexOfAny("MLCZ");
            var body = end < 0 ? text[(at + 1)..] : text[(at + 1)..(at + 1 + end)];
            if (Numbers(body) is not { } numbers || Wanted(text[at]) is not { } wanted || numbers.Count != wanted)
                return null;
            strokes.Add(new(text[at], Pairs(numbers)));
            at += 1 + body.Length;
        }

        return strokes is [{ Letter: 'M' }, _, ..] ? new(text, strokes) : null;
    }

    /// <summary>Pairs of numbers as places; null where something else is said.</summary>
    public static IReadOnlyList<Spot>? Corners(string text) => Numbers(text) is { Count: > 0 } numbers && numbers.Count % 2 == 0 ? Pairs(numbers) : null;

    static List<Spot> Pairs(List<double> numbers) => [.. Enumerable.Range(0, numbers.Count / 2).Select(i => new Spot(numbers[2 * i], numbers[(2 * i) + 1]))];

    static Spot Between(Spot from, IReadOnlyList<Spot> to, double t)
    {
        var (a, b, c, d) = (Math.Pow(1 - t, 3), 3 * t * Math.Pow(1 - t, 2), 3 * t * t * (1 - t), t * t * t);
        return new((a * from.X) + (b * to[0].X) + (c * to[1].X) + (d * to[2].X), (a * from.Y) + (b * to[0].Y) + (c * to[1].Y) + (d * to[2].Y));
    }

    static int? Wanted(char letter) => letter switch
    {
        'M' or 'L' => 2,
        'C' => 6,
        'Z' => 0,
        _ => null,
    };

    static List<double>? Numbers(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new List<double>(words.Length);
        foreach (var word in words)
        {
            if (numbers.Count == MostNumbers || !double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }

        return numbers;
    }
}
