using System.Globalization;
using System.Runtime.InteropServices;

namespace Carboxy.Outcomes;

/// <summary>Where everything of a series stands in a drawing of a given size. Only numbers: the page draws the SVG.</summary>
public sealed record ChartGeometry
{
    /// <summary>Type size of all labels, in units of the drawing.</summary>
    public const double TypeSize = 12;

    const double CharWidth = 7, Left = 56, Right = 24, Top = 24, Bottom = 36;

    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>Where the points may be; axes and labels stand around it.</summary>
    public required Box Plot { get; init; }

    public required IReadOnlyList<AxisTick> ValueTicks { get; init; }

    public required IReadOnlyList<AxisTick> DayTicks { get; init; }

    public required double? BaselineY { get; init; }

    public required Box? QuietBand { get; init; }

    /// <summary>Lines between neighbours; a gap ends one and starts the next. A lone point is a segment of one.</summary>
    public required IReadOnlyList<IReadOnlyList<Spot>> Segments { get; init; }

    public required IReadOnlyList<Marker> Markers { get; init; }

    /// <summary>The days on which something was to be measured and was not, as places along the axis.</summary>
    public required IReadOnlyList<double> Gaps { get; init; }

    public static ChartGeometry Of(OutcomeSeries series, Language language, double width = 720, double height = 320)
    {
        var plot = new Box(Left, Top, width - Left - Right, height - Top - Bottom);
        var ticks = TicksOf(series);
        var (low, high) = (ticks[0], ticks[^1]);
        double Y(decimal value) => Round(plot.Bottom - (plot.Height * (double)((value - low) / (high - low))));
        var days = series.Points.Select(p => p.On).ToList();
        var span = days.Count == 0 ? 0 : days[^1].DayNumber - days[0].DayNumber;
        double X(DateOnly day) => Round(span == 0 ? plot.X + (plot.Width / 2) : plot.X + (plot.Width * (day.DayNumber - days[0].DayNumber) / span));

        return new()
        {
            Width = width,
            Height = height,
            Plot = plot,
            ValueTicks = [.. ticks.Select(t => new AxisTick(Y(t), t.ToString("0.##", CultureOf(language)), default))],
            DayTicks = DayTicksOf(days.Distinct(), X, plot.Bottom, width, language),
            BaselineY = series.Baseline is { } start ? Y(start) : null,
            QuietBand = series.QuietBand is { } q ? BandOf(plot, Y(Math.Min(q.To, high)), Y(Math.Max(q.From, low))) : null,
            Segments = [.. SegmentsOf(series.Points, point => new Spot(X(point.On), Y(point.Value!.Value)))],
            Markers = MarkersOf(series, plot, language, X, Y),
            Gaps = [.. series.Points.Where(p => p.Value is null).Select(p => X(p.On))],
        };
    }

    /// <summary>A short scale is shown whole, so that a small change does not look large; a long one around its values.</summary>
    static IReadOnlyList<decimal> TicksOf(OutcomeSeries series)
    {
        var range = series.Score.Range;
        var values = series.Measured.Select(p => p.Value!.Value).Concat(series.QuietBand is { } q ? [q.From, q.To] : [])
            .Select(v => Math.Clamp(v, range.From, range.To)).ToList();
        return range.To - range.From <= 30 || values.Count == 0
            ? NiceTicks.For(range.From, range.To, wholeOnly: series.Score.Decimals == 0)
            : NiceTicks.For(values.Min(), values.Max(), wholeOnly: series.Score.Decimals == 0);
    }

    static Box BandOf(Box plot, double top, double bottom) => new(plot.X, top, plot.Width, bottom - top);

    static IEnumerable<IReadOnlyList<Spot>> SegmentsOf(IEnumerable<SeriesPoint> points, Func<SeriesPoint, Spot> spot)
    {
        var run = new List<Spot>();
        foreach (var point in points)
        {
            if (point.Value is not null)
                run.Add(spot(point));
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
            yield return run;
    }

    /// <summary>The last day always has its label; the others as far as there is room.</summary>
    static IReadOnlyList<AxisTick> DayTicksOf(IEnumerable<DateOnly> days, Func<DateOnly, double> x, double bottom, double width, Language language)
    {
        var kept = new List<AxisTick>();
        var all = days.Select(day => TickOf(x(day), day.ToString("d MMM yy", CultureOf(language)), bottom, width)).ToList();
        foreach (var tick in all.TakeLast(1).Concat(all.SkipLast(1)))
        {
            if (!kept.Exists(other => other.Label.Touches(tick.Label)))
                kept.Add(tick);
        }

        return [.. kept.OrderBy(tick => tick.At)];
    }

    static AxisTick TickOf(double at, string words, double bottom, double width)
    {
        var wide = words.Length * CharWidth;
        return new(at, words, new(Math.Clamp(at - (wide / 2), 0, width - wide), bottom + 8, wide, TypeSize + 4));
    }

    /// <summary>A value is written above its marker, or below, or not at all: the table has it anyway.</summary>
    static List<Marker> MarkersOf(OutcomeSeries series, Box plot, Language language, Func<DateOnly, double> x, Func<decimal, double> y)
    {
        var markers = new List<Marker>();
        var taken = new List<Box>();
        foreach (var point in series.Measured)
        {
            var spot = new Spot(x(point.On), y(point.Value!.Value));
            var words = series.Score.Show(point.Value.Value, language);
            var wide = words.Length * CharWidth;
            Box[] places = [new(spot.X - (wide / 2), spot.Y - 8 - TypeSize, wide, TypeSize), new(spot.X - (wide / 2), spot.Y + 8, wide, TypeSize)];
            Box? free = places.Where(p => p.Y >= 0 && p.Bottom <= plot.Bottom && !taken.Exists(p.Touches)).Select(p => (Box?)p).FirstOrDefault();
            if (free is { } box)
                taken.Add(box);
            markers.Add(new(spot, point, words, free));
        }

        return markers;
    }

    static CultureInfo CultureOf(Language language) => CultureInfo.GetCultureInfo(language == Language.Russian ? "ru" : "en");

    static double Round(double value) => Math.Round(value, 2);
}

/// <summary>A place in the drawing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Spot(double X, double Y);

/// <summary>A rectangle in the drawing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double RightEdge => X + Width;

    public double Bottom => Y + Height;

    public bool Touches(Box other) => X < other.RightEdge && other.X < RightEdge && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>A place along an axis, its words, and (on the axis of days) the room that they take.</summary>
public sealed record AxisTick(double At, string Words, Box Label);

/// <summary>A measured point in the drawing; without a label box its value is not written beside it.</summary>
public sealed record Marker(Spot At, SeriesPoint Point, string Words, Box? Label);
