using System.Numerics;

namespace Carboxy.Booking;

/// <summary>
/// Of all that can be said against each day, the fewest things that together speak of every day. A pair speaks for each of its members
/// too: where no practitioner is free at all, no time suits patient and practitioner either.
/// </summary>
static class FewestReasons
{
    /// <summary>Families of more than this many are found by taking the most telling reason first.</summary>
    const int Exact = 4;

    public static IReadOnlyList<(Impediment Impediments, IReadOnlyList<int> Days)> Choose(IReadOnlyDictionary<int, IReadOnlyList<Impediment>> byDay)
    {
        var known = byDay.Values.SelectMany(sets => sets).Distinct()
            .OrderByDescending(set => byDay.Values.Count(sets => Speaks(set, sets))).ThenBy(set => BitOperations.PopCount((uint)set)).ThenBy(set => set).ToList();
        var chosen = Enumerable.Range(1, Math.Min(Exact, known.Count)).Select(size => Family(known, byDay, size)).FirstOrDefault(f => f is not null) ?? Greedy(known, byDay);
        return
        [
            .. from set in chosen
               let days = byDay.Where(day => chosen.First(c => Speaks(c, day.Value)) == set).Select(day => day.Key).Order().ToList()
               where days.Count > 0
               select (set, (IReadOnlyList<int>)days),
        ];
    }

    static bool Speaks(Impediment set, IReadOnlyList<Impediment> against) =>
        against.Contains(set) || (BitOperations.PopCount((uint)set) == 2 && against.Any(other => set.HasFlag(other)));

    static List<Impediment>? Family(List<Impediment> known, IReadOnlyDictionary<int, IReadOnlyList<Impediment>> byDay, int size)
    {
        return Extend([], 0);

        List<Impediment>? Extend(List<Impediment> family, int from)
        {
            if (family.Count == size)
                return byDay.Values.All(sets => family.Exists(set => Speaks(set, sets))) ? family : null;
            for (var i = from; i < known.Count; i++)
            {
                if (Extend([.. family, known[i]], i + 1) is { } found)
                    return found;
            }

            return null;
        }
    }

    static List<Impediment> Greedy(List<Impediment> known, IReadOnlyDictionary<int, IReadOnlyList<Impediment>> byDay)
    {
        var (left, family) = (byDay.Values.ToList(), new List<Impediment>());
        while (left.Count > 0)
        {
            var most = known.MaxBy(set => left.Count(sets => Speaks(set, sets)));
            left.RemoveAll(sets => Speaks(most, sets));
            family.Add(most);
        }

        return family;
    }
}
