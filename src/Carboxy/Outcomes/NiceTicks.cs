namespace Carboxy.Outcomes;

/// <summary>Round numbers for an axis.</summary>
public static class NiceTicks
{
    /// <summary>About <paramref name="wanted"/> steps of 1, 2 or 5 times a power of ten, the first at or below, the last at or above the ends.</summary>
    public static IReadOnlyList<decimal> For(decimal from, decimal to, int wanted = 5, bool wholeOnly = false)
    {
        if (from > to)
            throw new ArgumentOutOfRangeException(nameof(to), to, "An axis ends where it starts, or later.");
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        if (from == to)
            (from, to) = (from - 1, to + 1);

        var step = Step((to - from) / wanted);
        if (wholeOnly)
            step = Math.Max(1, step);
        var start = Math.Floor(from / step) * step;
        var ticks = new List<decimal>();
        for (var tick = start; ticks.Count == 0 || ticks[^1] < to; tick += step)
            ticks.Add(tick);
        return ticks;
    }

    static decimal Step(decimal rough)
    {
        var power = 1m;
        while (power > rough)
            power /= 10;
        while (power * 10 <= rough)
            power *= 10;
        return (rough / power) switch
        {
            > 5 => 10 * power,
            > 2 => 5 * power,
            > 1 => 2 * power,
            _ => power,
        };
    }
}
