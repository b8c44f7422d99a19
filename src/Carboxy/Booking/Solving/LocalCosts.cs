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
        ref var starts = ref MemoryMarshal.GetReference(masks.AllStarts);
        ref var hours = ref MemoryMarshal.GetReference(Course.Hours[t].All);
        var (classes, extra, grudge) = (masks.Shape.Classes, (long)Course.Problem.Weights.Extra, (long)Course.Problem.Weights.TimePreference);
        var (never, wish, hourRow) = (Vector256.Create((long)Never), Vector256.Create((long)Course.WishCost[p] + Surcharge(t, p)), words * HourMasks.Row);
        var (first, step) = (masks.StartRow(0, candidate), masks.StartRow(1, candidate) - masks.StartRow(0, candidate));
        for (var day = Base; day <= Course.Last; day += RunMask.Lanes)
        {
            var (best, weekday) = (never, day % 7);
            for (var c = 0; c < classes.Length; c++)
            {
                var cost = Vector256.Create(classes[c].Extra * extra);
                if (Vector256.LessThanOrEqualAll(best, cost))
                    break;
                var (can, likes) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
                var (at, come) = (first + (c * step) + day, (c * 2 * hourRow) + weekday);
                for (var w = 0; w < words; w++, at += stride, come += HourMasks.Row)
                {
                    var free = Vector256.LoadUnsafe(ref starts, (nuint)at);
                    can |= free & Vector256.LoadUnsafe(ref hours, (nuint)come);
                    likes |= free & Vector256.LoadUnsafe(ref hours, (nuint)(come + hourRow));
                }

                if (can == Vector256<ulong>.Zero)
                    continue;
                var grudging = Vector256.ConditionalSelect(Vector256.Equals(can, default).AsInt64(), never, cost + Vector256.Create(grudge));
                best = Vector256.Min(best, Vector256.ConditionalSelect(Vector256.Equals(likes, default).AsInt64(), grudging, cost));
            }

            Vector256.Narrow(best + wish, default).GetLower().StoreUnsafe(ref to, (nuint)(day - Base));
        }
    }

    int Surcharge(int t, int p) => surcharges is null ? 0 : surcharges[Course.Practitioners[p]] * Course.Templates[t].Work;
}
