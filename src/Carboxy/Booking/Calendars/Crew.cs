namespace Carboxy.Booking;

/// <summary>Roles of a template that might want the same resource at the same time, so that they must be filled together.</summary>
/// <param name="Roles">without the practitioner's own</param>
/// <param name="WithPractitioner">whether the practitioner who treats might be wanted by one of them</param>
/// <param name="Rivals">for each role of the template, which others may not have the same resource: one bit each</param>
sealed record Crew(IReadOnlyList<int> Roles, bool WithPractitioner, int[] Rivals)
{
    /// <summary>One role that nobody else disturbs, as nearly all are.</summary>
    public bool IsOne => Roles.Count == 1 && !WithPractitioner;

    public bool AreRivals(int role, int other) => (Rivals[role] >> other & 1) == 1;

    public static IReadOnlyList<Crew> Of(Stretch stretch, int[][] candidates)
    {
        var all = Enumerable.Range(0, candidates.Length).ToList();
        int[] rivals = [.. all.Select(a => all.Where(b => b != a && candidates[a].Intersect(candidates[b]).Any() && Meet(stretch.Runs[a], stretch.Runs[b])).Sum(b => 1 << b))];
        var crews = new List<Crew>();
        for (var left = all; left.Count > 0;)
        {
            var group = new List<int> { left[0] };
            for (var i = 0; i < group.Count; i++)
                group.AddRange(left.Where(r => !group.Contains(r) && (rivals[group[i]] >> r & 1) == 1).ToList());
            left = [.. left.Except(group)];
            if (group.Where(r => r != 0).ToList() is { Count: > 0 } others)
                crews.Add(new(others, group.Contains(0), rivals));
        }

        return crews;
    }

    static bool Meet(SlotRun[] one, SlotRun[] other) =>
        one.Any(a => other.Any(b => a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length));
}
