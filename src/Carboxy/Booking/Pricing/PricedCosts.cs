using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>The costs of single sessions with the price of every slot that they take.</summary>
/// <param name="surcharges">for each resource, what a slot of its work as the practitioner costs beyond that, in units of one over the scale</param>
sealed class PricedCosts(Calendar calendar, Prices prices, int scale, int[]? surcharges = null) : SessionCosts(calendar)
{
    readonly TemplatePrices?[] templates = new TemplatePrices?[calendar.Templates.Count];

    public override void Fill(CourseShape course)
    {
        Factor = (int)Math.Min(Never, (long)scale * course.Course.Priority);
        foreach (var template in course.Templates)
            (templates[template.Index] ??= new(Calendar.Masks(template.Index), Calendar, prices)).Refresh();
        base.Fill(course);
    }

    public override int BeginsAt(int session, int practitioner, int day) => Best(session, practitioner, day).Bit;

    public override PlacedSession Place(int session, int practitioner, int day)
    {
        var (_, bit, stretchClass) = Best(session, practitioner, day);
        return At(session, practitioner, day, stretchClass, bit);
    }

    protected override void FillRow(int t, int p, TemplateMasks masks, Span<int> row)
    {
        var (table, candidate, wish) = (templates[masks.Shape.Index]!, Course.Candidates[t][p], Own(t, p));
        for (var day = Course.First; day <= Course.Last; day++)
        {
            var best = Never;
            for (var c = 0; c < masks.Shape.Classes.Count; c++)
            {
                var extra = Scaled((long)masks.Shape.Classes[c].Extra * Course.Problem.Weights.Extra);
                if (extra >= best || !HasStart(masks.Starts(c, candidate), day))
                    continue;
                var starts = table.Row(c, candidate, day);
                foreach (var run in Course.Hours[t].Runs(c, wish: true, day % 7))
                    best = Math.Min(best, Least(starts.Slice(run.Offset, run.Length)) + extra);
                if (!Course.Course.Preferred.IsEmpty)
                {
                    foreach (var run in Course.Hours[t].Runs(c, wish: false, day % 7))
                        best = Math.Min(best, Least(starts.Slice(run.Offset, run.Length)) + extra + Scaled(Course.Problem.Weights.TimePreference));
                }
            }

            row[day - Base] = Math.Min(Never, best + wish);
        }
    }

    /// <summary>One of the cheapest starts of a session on a day, by lot.</summary>
    public (int Class, int Bit) Draw(int session, int practitioner, int day, Random dice)
    {
        var (t, weights, stands) = (Course.Sessions[session], Course.Problem.Weights, Course.Stands?[session]);
        var (shape, candidate) = (Course.Templates[t], Course.Candidates[t][practitioner]);
        var (chosen, least, lots) = ((0, 0), Never, 0);
        for (var c = 0; c < shape.Classes.Count; c++)
        {
            var starts = templates[shape.Index]!.Row(c, candidate, day);
            for (var liked = 1; liked >= 0; liked--)
            {
                var own = Scaled(((long)shape.Classes[c].Extra * weights.Extra) + (liked == 1 ? 0 : weights.TimePreference));
                foreach (var run in Course.Hours[t].Runs(c, liked == 1, day % 7))
                {
                    for (var bit = run.Offset; bit < run.Offset + run.Length; bit++)
                    {
                        var cost = own + starts[bit] + (stands is { } s ? Moved(s, day, bit) : 0);
                        if (cost > least || cost >= Never)
                            continue;
                        lots = cost < least ? 1 : lots + 1;
                        if (dice.Next(lots) == 0)
                            chosen = (c, bit);
                        least = cost;
                    }
                }
            }
        }

        return chosen;
    }

    /// <summary>The session at a start that was chosen, every role filled as cheaply as it can be.</summary>
    public PlacedSession At(int session, int practitioner, int day, int stretchClass, int bit)
    {
        var t = Course.Sessions[session];
        return templates[Course.Templates[t].Index]!.Fill(stretchClass, Course.Candidates[t][practitioner], day, bit);
    }

    protected override int? CostAt(int session, int practitioner, int day, int bit) =>
        Costs(session, practitioner, day).Where(c => c.Bit == bit).Select(c => (int?)c.Cost).Min();

    /// <summary>What a session costs with that practitioner wherever it is.</summary>
    int Own(int t, int p) => Scaled(Course.WishCost[p]) + (surcharges is null ? 0 : (int)Math.Min(Never, (long)surcharges[Course.Practitioners[p]] * Course.Templates[t].Work));

    bool HasStart(ReadOnlySpan<ulong> starts, int day)
    {
        ulong any = 0;
        for (var w = 0; w < Calendar.Grid.Words; w++)
            any |= starts[(w * Calendar.Stride) + day];
        return any != 0;
    }

    (int Cost, int Bit, int Class) Best(int session, int practitioner, int day)
    {
        var stands = Course.Stands?[session];
        return Costs(session, practitioner, day).Select(c => stands is { } s ? c with { Cost = c.Cost + Moved(s, day, c.Bit) } : c).Where(c => c.Cost < Never).MinBy(c => (c.Cost, c.Bit, c.Class));
    }

    /// <summary>What it costs to leave the day or the start where a session stands.</summary>
    int Moved(Incumbent stands, int day, int bit) => stands.Day == day && stands.Bit == bit
        ? 0
        : Scaled(Course.Problem.Weights.Moved + ((long)Course.Problem.Weights.MovedDay * Math.Min(7, Math.Abs(day - stands.Day))));

    /// <summary>Every start of a session on a day with what it costs, without moving.</summary>
    IEnumerable<(int Cost, int Bit, int Class)> Costs(int session, int practitioner, int day)
    {
        var t = Course.Sessions[session];
        var (shape, candidate, wish) = (Course.Templates[t], Course.Candidates[t][practitioner], Own(t, practitioner));
        for (var c = 0; candidate >= 0 && c < shape.Classes.Count; c++)
        {
            for (var liked = 0; liked < 2; liked++)
            {
                var own = wish + Scaled(((long)shape.Classes[c].Extra * Course.Problem.Weights.Extra) + (liked == 1 ? 0 : Course.Problem.Weights.TimePreference));
                foreach (var run in Course.Hours[t].Runs(c, liked == 1, day % 7).ToArray())
                {
                    for (var bit = run.Offset; bit < run.Offset + run.Length; bit++)
                    {
                        var price = templates[shape.Index]!.Row(c, candidate, day)[bit];
                        if (price < Never)
                            yield return (own + price, bit, c);
                    }
                }
            }
        }
    }

    static int Least(ReadOnlySpan<int> prices)
    {
        var (least, at) = (Never, 0);
        if (prices.Length >= Lanes)
        {
            var lanes = Vector256.Create(Never);
            ref var from = ref MemoryMarshal.GetReference(prices);
            for (; at + Lanes <= prices.Length; at += Lanes)
                lanes = Vector256.Min(lanes, Vector256.LoadUnsafe(ref from, (nuint)at));
            for (var lane = 0; lane < Lanes; lane++)
                least = Math.Min(least, lanes[lane]);
        }

        for (; at < prices.Length; at++)
            least = Math.Min(least, prices[at]);
        return least;
    }
}
