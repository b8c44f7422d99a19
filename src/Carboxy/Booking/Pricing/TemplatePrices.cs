using System.Numerics;

namespace Carboxy.Booking;

/// <summary>The price of one template at each start, by class of stretches, practitioner and day, rooms and devices chosen as cheaply as they can be.</summary>
sealed class TemplatePrices
{
    readonly TemplateMasks masks;
    readonly Calendar calendar;
    readonly Prices prices;
    readonly CrewPrices crews;
    readonly int[] rows;
    readonly ulong[] gratis;
    readonly (int Calendar, int Prices)[] seen;
    readonly int[] sums;

    public TemplatePrices(TemplateMasks masks, Calendar calendar, Prices prices)
    {
        (this.masks, this.calendar, this.prices) = (masks, calendar, prices);
        RowLength = calendar.Grid.Words * 64;
        rows = new int[masks.Shape.Classes.Length * masks.Shape.Candidates[0].Length * calendar.Problem.Days * RowLength];
        gratis = new ulong[masks.Shape.Classes.Length * masks.Shape.Candidates[0].Length * calendar.Grid.Words * calendar.Stride];
        seen = [.. Enumerable.Repeat((-1, -1), calendar.Problem.Days)];
        sums = new int[calendar.Grid.Width + 1];
        crews = new(masks, calendar, prices);
    }

    public int RowLength { get; }

    public ReadOnlySpan<int> Row(int stretchClass, int candidate, int day) => rows.AsSpan(RowAt(stretchClass, candidate, day), RowLength);

    /// <summary>Starts without a price: a row of days for each word, like the masks of starts.</summary>
    public ReadOnlySpan<ulong> Gratis(int stretchClass, int candidate) => gratis.AsSpan(GratisAt(stretchClass, candidate), calendar.Grid.Words * calendar.Stride);

    /// <summary>Works out the days that changed.</summary>
    public void Refresh()
    {
        for (var day = 0; day < seen.Length; day++)
        {
            if (seen[day] == (calendar.Changes(day), prices.Changes(day)))
                continue;
            WorkOut(day);
            seen[day] = (calendar.Changes(day), prices.Changes(day));
        }
    }

    /// <summary>The session at that start, every role filled as cheaply as it can be.</summary>
    public PlacedSession Fill(int stretchClass, int candidate, int day, int bit)
    {
        var best = (Price: int.MaxValue, Stretch: 0, Fill: default(RoleFill));
        foreach (var stretch in masks.Shape.Classes[stretchClass].Stretches)
        {
            if (Own(stretch, candidate, day, bit) is { } own && crews.Cheapest(stretch, day, bit, masks.Shape.Candidates[0][candidate]) is var (others, fill) && own + others < best.Price)
                best = (own + others, stretch, fill);
        }

        return new(masks.Shape.Index, best.Stretch, day, bit, best.Fill);
    }

    int RowAt(int stretchClass, int candidate, int day) =>
        ((((stretchClass * masks.Shape.Candidates[0].Length) + candidate) * calendar.Problem.Days) + day) * RowLength;

    int GratisAt(int stretchClass, int candidate) => ((stretchClass * masks.Shape.Candidates[0].Length) + candidate) * calendar.Grid.Words * calendar.Stride;

    void WorkOut(int day)
    {
        crews.WorkOut(day);
        for (var p = 0; p < masks.Shape.Candidates[0].Length; p++)
        {
            var priced = prices.TrySums(masks.Shape.Candidates[0][p], day, sums);
            for (var c = 0; c < masks.Shape.Classes.Length; c++)
            {
                var row = rows.AsSpan(RowAt(c, p, day), RowLength);
                row.Fill(SessionCosts.Never);
                foreach (var stretch in masks.Shape.Classes[c].Stretches)
                    Lower(row, p, stretch, day, priced);
                for (var w = 0; w < calendar.Grid.Words; w++)
                {
                    ulong free = 0;
                    for (var left = masks.Starts(c, p)[(w * calendar.Stride) + day]; left != 0; left &= left - 1)
                        free |= row[(w * 64) + BitOperations.TrailingZeroCount(left)] == 0 ? left & (~left + 1) : 0;
                    gratis[GratisAt(c, p) + (w * calendar.Stride) + day] = free;
                }
            }
        }
    }

    void Lower(Span<int> row, int p, int stretch, int day, bool priced)
    {
        var runs = masks.Shape.Stretches[stretch].Runs[0];
        var free = masks.Uses(0, p, stretch);
        for (var w = 0; w < calendar.Grid.Words; w++)
        {
            for (var left = free[(w * calendar.Stride) + day]; left != 0; left &= left - 1)
            {
                var bit = (w * 64) + BitOperations.TrailingZeroCount(left);
                if (bit >= calendar.Grid.Width)
                    break;
                var others = crews.At(stretch, day, bit, masks.Shape.Candidates[0][p]);
                if (others < SessionCosts.Never)
                    row[bit] = Math.Min(row[bit], others + (priced ? Sum(runs, bit) : 0));
            }
        }
    }

    int? Own(int stretch, int candidate, int day, int bit)
    {
        if ((masks.Uses(0, candidate, stretch)[(bit / 64 * calendar.Stride) + day] >> (bit % 64) & 1) == 0)
            return null;
        return prices.TrySums(masks.Shape.Candidates[0][candidate], day, sums) ? Sum(masks.Shape.Stretches[stretch].Runs[0], bit) : 0;
    }

    int Sum(SlotRun[] runs, int bit)
    {
        var sum = 0;
        foreach (var run in runs)
            sum += sums[bit + run.Offset + run.Length] - sums[bit + run.Offset];
        return sum;
    }
}
