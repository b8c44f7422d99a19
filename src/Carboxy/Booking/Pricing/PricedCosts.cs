using System.Numerics;
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
        Span<int> best = stackalloc int[RunMask.Lanes];
        for (var day = Base; day <= Course.Last; day += RunMask.Lanes)
        {
            best.Fill(Never);
            for (var c = 0; c < masks.Shape.Classes.Length; c++)
            {
                var extra = Scaled((long)masks.Shape.Classes[c].Extra * Course.Problem.Weights.Extra);
                if (extra >= Math.Max(Math.Max(best[0], best[1]), Math.Max(best[2], best[3])))
                    break;
                var (freeLiked, any) = (AnyOf(table.Gratis(c, candidate), Course.Hours[t].Weeks(c, wish: true), day), AnyOf(masks.Starts(c, candidate), Course.Hours[t].Weeks(c, wish: false), day));
                for (var lane = 0; lane < RunMask.Lanes && day + lane <= Course.Last; lane++)
                {
                    if (freeLiked[lane] != 0)
                        best[lane] = Math.Min(best[lane], extra);
                    else if (any[lane] != 0 && extra < best[lane])
                        best[lane] = Math.Min(best[lane], Least(t, c, masks.Starts(c, candidate), table.Gratis(c, candidate), table.Row(c, candidate, day + lane), day + lane, best[lane] - extra) + extra);
                }
            }

            for (var lane = 0; lane < RunMask.Lanes; lane++)
                row[day + lane - Base] = Math.Min(Never, best[lane] + wish);
        }
    }

    /// <summary>For four days at once, the starts that the patient's week allows.</summary>
    Vector256<ulong> AnyOf(ReadOnlySpan<ulong> starts, ReadOnlySpan<ulong> hours, int day)
    {
        var any = Vector256<ulong>.Zero;
        for (var w = 0; w < Calendar.Grid.Words; w++)
            any |= Vector256.LoadUnsafe(in MemoryMarshal.GetReference(starts), (nuint)((w * Calendar.Stride) + day)) & Vector256.LoadUnsafe(in MemoryMarshal.GetReference(hours), (nuint)((w * HourMasks.Row) + (day % 7)));
        return any;
    }

    /// <summary>The lowest price at which a session can start on a day, a time that is not wished for counted in; whatever is above the limit may be said higher.</summary>
    int Least(int t, int stretchClass, ReadOnlySpan<ulong> starts, ReadOnlySpan<ulong> gratis, ReadOnlySpan<int> prices, int day, int limit)
    {
        var hours = Course.Hours[t];
        var come = hours.Weeks(stretchClass, wish: false);
        var like = hours.Weeks(stretchClass, wish: true);
        ulong anyFree = 0;
        for (var w = 0; w < Calendar.Grid.Words; w++)
            anyFree |= gratis[(w * Calendar.Stride) + day] & come[(w * HourMasks.Row) + (day % 7)];
        var grudging = Scaled(Course.Problem.Weights.TimePreference);
        var least = Least(starts, like, prices, day);
        if (grudging >= Math.Min(least, limit))
            return least;
        return Math.Min(least, grudging + (anyFree != 0 ? 0 : Least(starts, come, prices, day)));
    }

    int Least(ReadOnlySpan<ulong> starts, ReadOnlySpan<ulong> hours, ReadOnlySpan<int> prices, int day)
    {
        var least = Never;
        for (var w = 0; w < Calendar.Grid.Words; w++)
        {
            for (var left = starts[(w * Calendar.Stride) + day] & hours[(w * HourMasks.Row) + (day % 7)]; left != 0; left &= left - 1)
                least = Math.Min(least, prices[(w * 64) + BitOperations.TrailingZeroCount(left)]);
        }

        return least;
    }

    /// <summary>One of the cheapest starts of a session on a day, by lot.</summary>
    public (int Class, int Bit) Draw(int session, int practitioner, int day, Random dice)
    {
        var (t, weights, stands) = (Course.Sessions[session], Course.Problem.Weights, Course.Stands?[session]);
        var (shape, candidate) = (Course.Templates[t], Course.Candidates[t][practitioner]);
        var (chosen, least, lots) = ((0, 0), Never, 0);
        for (var c = 0; c < shape.Classes.Length; c++)
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
        for (var c = 0; candidate >= 0 && c < shape.Classes.Length; c++)
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
}
