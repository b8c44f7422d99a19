using System.Numerics;

namespace Carboxy.Booking;

/// <summary>What the roles besides the practitioner's cost together at each start of one day, filled as cheaply as they can be.</summary>
sealed class CrewPrices(TemplateMasks masks, Calendar calendar, Prices prices)
{
    readonly int width = calendar.Grid.Width;
    readonly int[] together = new int[masks.Shape.Stretches.Count * calendar.Grid.Width];
    readonly int[] cheapest = new int[masks.Shape.Stretches.Count * calendar.Grid.Width];
    readonly int[] sums = new int[calendar.Grid.Width + 1];
    readonly bool[] entangled = [.. masks.Shape.Crews.Select(crews => crews.Any(c => !c.IsOne))];

    /// <summary>The price with that practitioner, who matters only where roles might want the same resource.</summary>
    public int At(int stretch, int day, int bit, int practitioner) =>
        !entangled[stretch] ? together[(stretch * width) + bit] : Cheapest(stretch, day, bit, practitioner)?.Price ?? SessionCosts.Never;

    public void WorkOut(int day)
    {
        Array.Clear(together);
        for (var role = 1; role < masks.Shape.Roles.Count; role++)
        {
            Array.Fill(cheapest, SessionCosts.Never);
            for (var c = 0; c < masks.Shape.Candidates[role].Length; c++)
                Lower(role, c, day);
            for (var i = 0; i < together.Length; i++)
                together[i] = Math.Min(SessionCosts.Never, together[i] + cheapest[i]);
        }
    }

    /// <summary>The cheapest choice of resources at one start, tried one by one.</summary>
    public (int Price, RoleFill Fill)? Cheapest(int stretch, int day, int bit, int practitioner)
    {
        var roles = masks.Shape.Crews[stretch].SelectMany(c => c.Roles.Select(r => (Crew: c, Role: r))).ToList();
        (int Price, RoleFill Fill)? best = null;
        Choose(0, 0, default(RoleFill).With(0, practitioner));
        return best;

        void Choose(int depth, int price, RoleFill fill)
        {
            if (price >= (best?.Price ?? SessionCosts.Never))
                return;
            if (depth == roles.Count)
            {
                best = (price, fill);
                return;
            }

            var (crew, role) = roles[depth];
            foreach (var (c, resource) in masks.Shape.Candidates[role].Index())
            {
                if ((masks.Uses(role, c, stretch)[(bit / 64 * calendar.Stride) + day] >> (bit % 64) & 1) == 0
                    || (crew.AreRivals(role, 0) && resource == practitioner)
                    || roles.Take(depth).Any(other => crew.AreRivals(role, other.Role) && fill[other.Role] == resource))
                    continue;
                Choose(depth + 1, price + (prices.TrySums(resource, day, sums) ? Sum(role, stretch, bit) : 0), fill.With(role, resource));
            }
        }
    }

    void Lower(int role, int candidate, int day)
    {
        var priced = prices.TrySums(masks.Shape.Candidates[role][candidate], day, sums);
        for (var stretch = 0; stretch < masks.Shape.Stretches.Count; stretch++)
        {
            var free = masks.Uses(role, candidate, stretch);
            for (var w = 0; w < calendar.Grid.Words; w++)
            {
                for (var left = free[(w * calendar.Stride) + day]; left != 0; left &= left - 1)
                {
                    var bit = (w * 64) + BitOperations.TrailingZeroCount(left);
                    if (bit >= width)
                        break;
                    ref var least = ref cheapest[(stretch * width) + bit];
                    least = Math.Min(least, priced ? Sum(role, stretch, bit) : 0);
                }
            }
        }
    }

    int Sum(int role, int stretch, int bit)
    {
        var sum = 0;
        foreach (var run in masks.Shape.Stretches[stretch].Runs[role])
            sum += sums[bit + run.Offset + run.Length] - sums[bit + run.Offset];
        return sum;
    }
}
