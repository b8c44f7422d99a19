using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>The costs of single sessions as the problem has them, four days at once from the masks of starts.</summary>
/// <param name="surcharges">for each resource, what a slot of its work as the practitioner costs beyond that; the priority multiplies it too</param>
sealed class LocalCosts(Calendar calendar, int[]? surcharges = null) : SessionCosts(calendar)
{
    public override int BeginsAt(int session, int practitioner, int day) => Starts.Best(Course, Calendar, session, practitioner, day)!.Value.Bit;

    public override PlacedSession Place(int session, int practitioner, int day) => Filling.Fill(Course, Calendar, session, practitioner, day);

    protected override int? CostAt(int session, int practitioner, int day, int bit) => Starts.CostAt(Course, Calendar, session, practitioner, day, bit) + Surcharge(Course.Sessions[session], practitioner);

    protected override void FillRow(int t, int p, TemplateMasks masks, Span<int> row)
    {
        var (words, stride, candidate) = (Calendar.Grid.Words, Calendar.Stride, Course.Candidates[t][p]);
        ref var to = ref MemoryMarshal.GetReference(row);
        var classes = masks.Shape.Classes;
        var weights = Course.Problem.Weights;
        var wish = Vector256.Create((long)Course.WishCost[p] + Surcharge(t, p));
        for (var day = Base; day <= Course.Last; day += RunMask.Lanes)
        {
            var best = Vector256.Create((long)Never);
            for (var c = 0; c < classes.Count; c++)
            {
                var cost = Vector256.Create((long)classes[c].Extra * weights.Extra);
                if (Vector256.LessThanOrEqualAll(best, cost))
                    break;
                ref var starts = ref MemoryMarshal.GetReference(masks.Starts(c, candidate));
                ref var come = ref MemoryMarshal.GetReference(Course.Hours[t].Weeks(c, wish: false));
                ref var like = ref MemoryMarshal.GetReference(Course.Hours[t].Weeks(c, wish: true));
                var (can, likes) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
                for (var w = 0; w < words; w++)
                {
                    var free = Vector256.LoadUnsafe(ref starts, (nuint)((w * stride) + day));
                    var at = (nuint)((w * HourMasks.Row) + (day % 7));
                    can |= free & Vector256.LoadUnsafe(ref come, at);
                    likes |= free & Vector256.LoadUnsafe(ref like, at);
                }

                var grudging = Vector256.ConditionalSelect(Vector256.Equals(can, default).AsInt64(), Vector256.Create((long)Never), cost + Vector256.Create((long)weights.TimePreference));
                best = Vector256.Min(best, Vector256.ConditionalSelect(Vector256.Equals(likes, default).AsInt64(), grudging, cost));
            }

            Vector256.Narrow(best + wish, default).GetLower().StoreUnsafe(ref to, (nuint)(day - Base));
        }
    }

    int Surcharge(int t, int p) => surcharges is null ? 0 : surcharges[Course.Practitioners[p]] * Course.Templates[t].Work;
}
