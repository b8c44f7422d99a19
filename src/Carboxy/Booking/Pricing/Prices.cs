namespace Carboxy.Booking;

/// <summary>
/// A price, or none, on each slot of each resource: what several courses want at once becomes dear. In the units of the booker that asks.
/// </summary>
public sealed class Prices
{
    readonly int[] prices;
    readonly int[] priced;
    readonly int[] changes;
    readonly int days;
    readonly int width;

    public Prices(Calendar calendar)
    {
        (days, width) = (calendar.Problem.Days, calendar.Grid.Width);
        prices = new int[calendar.Problem.Resources.Count * days * width];
        (priced, changes) = (new int[calendar.Problem.Resources.Count * days], new int[days]);
    }

    /// <summary>The price of a slot; never below nothing.</summary>
    public int this[int resource, int day, int bit]
    {
        get => prices[At(resource, day, bit)];
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ref var price = ref prices[At(resource, day, bit)];
            if (price == value)
                return;
            priced[(resource * days) + day] += (value > 0 ? 1 : 0) - (price > 0 ? 1 : 0);
            price = value;
            changes[day]++;
        }
    }

    /// <summary>What the slots of a session cost together.</summary>
    public long Of(Calendar calendar, in PlacedSession session)
    {
        long sum = 0;
        var runs = calendar.Templates[session.Template].Stretches[session.Stretch].Runs;
        for (var role = 0; role < runs.Length; role++)
            sum += Of(runs[role], session.Fill[role], session.Day, session.Bit);
        return sum;
    }

    /// <summary>What some slots of a resource cost together.</summary>
    internal int Of(SlotRun[] runs, int resource, int day, int bit)
    {
        var sum = 0;
        foreach (var run in runs)
        {
            foreach (var price in prices.AsSpan(At(resource, day, bit + run.Offset), run.Length))
                sum += price;
        }

        return sum;
    }

    internal int Changes(int day) => changes[day];

    /// <summary>Sums of a day's prices before each slot, or nothing where no slot has a price.</summary>
    internal bool TrySums(int resource, int day, Span<int> sums)
    {
        if (priced[(resource * days) + day] == 0)
            return false;
        sums[0] = 0;
        var row = prices.AsSpan(At(resource, day, 0), width);
        for (var bit = 0; bit < width; bit++)
            sums[bit + 1] = sums[bit] + row[bit];
        return true;
    }

    int At(int resource, int day, int bit) => (((resource * days) + day) * width) + bit;
}
