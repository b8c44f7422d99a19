using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Carboxy.Web.Booking;

/// <summary>The days of the small calendar of a course as shapes: a rounded square for each, column by column from a Monday on. A page of offers has hundreds of them.</summary>
static class DaySquares
{
    public const int Cell = 15, Left = 26, Top = 16;

    /// <summary>More weeks than any course lasts.</summary>
    const int MostKept = 7 * 60;

    static readonly ConcurrentDictionary<(int From, int Until), string> kept = new();

    /// <summary>One shape for all days from one to before another; what is asked for again and again is drawn once.</summary>
    public static string Between(int from, int until) => from is >= 0 and < 7 && until <= MostKept
        ? kept.GetOrAdd((from, until), days => Of(Enumerable.Range(days.From, Math.Max(0, days.Until - days.From))))
        : Of(Enumerable.Range(from, Math.Max(0, until - from)));

    /// <summary>One shape for these days.</summary>
    public static string Of(IEnumerable<int> days)
    {
        var drawn = new StringBuilder();
        foreach (var day in days)
            drawn.Append(CultureInfo.InvariantCulture, $"M{Left + (day / 7 * Cell) + 3} {Top + (day % 7 * Cell)}h6q3 0 3 3v6q0 3-3 3h-6q-3 0-3-3v-6q0-3 3-3z");
        return drawn.ToString();
    }
}
