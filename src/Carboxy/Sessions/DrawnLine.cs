using System.Globalization;
using System.Text.Json.Serialization;
using Carboxy.Knowledge.Drawings;

namespace Carboxy.Sessions;

/// <summary>A line that a finger drew: places in hundredths of a per cent of a drawing, "x y x y" and so on.</summary>
public sealed record DrawnLine([property: JsonPropertyName("places")] IReadOnlyList<int> Places)
{
    public const int Whole = 10_000;
    public const int MostPlaces = 200;

    /// <summary>A touch is no line: the finger has to go at least this far.</summary>
    const double LeastWay = Whole * 0.005;

    /// <summary>Pairs inside the drawing, not too many, and a way that somebody went.</summary>
    [JsonIgnore]
    public bool IsSane => Places.Count is >= 4 and <= MostPlaces * 2 && Places.Count % 2 == 0 && Places.All(at => at is >= 0 and <= Whole) && Way >= LeastWay;

    double Way => Enumerable.Range(1, (Places.Count / 2) - 1).Sum(i => Math.Sqrt(Math.Pow(Places[2 * i] - Places[(2 * i) - 2], 2) + Math.Pow(Places[(2 * i) + 1] - Places[(2 * i) - 1], 2)));

    /// <summary>A line of the drawing itself, such as a usual line of massage.</summary>
    public static DrawnLine Of(Drawing drawing, DrawnPath path) =>
        new([.. path.Spots.SelectMany(at => new[] { Math.Clamp((int)Math.Round(at.X / drawing.Width * Whole), 0, Whole), Math.Clamp((int)Math.Round(at.Y / drawing.Height * Whole), 0, Whole) })]);

    /// <summary>Its places on a drawing.</summary>
    public IReadOnlyList<Spot> Spots(Drawing drawing) => [.. Enumerable.Range(0, Places.Count / 2).Select(i => new Spot(Places[2 * i] * drawing.Width / Whole, Places[(2 * i) + 1] * drawing.Height / Whole))];

    /// <summary>As corners of an SVG polyline.</summary>
    public string On(Drawing drawing) => string.Join(' ', Spots(drawing).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.X:0.#},{at.Y:0.#}")));

    public bool Equals(DrawnLine? other) => other is not null && Places.SequenceEqual(other.Places);

    public override int GetHashCode() => Places.Aggregate(17, HashCode.Combine);
}
