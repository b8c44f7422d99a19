namespace Carboxy.Booking;

/// <summary>A run of slots, counted from the start of a session, in which a role is occupied.</summary>
readonly record struct SlotRun(int Offset, int Length);

/// <summary>One choice of lengths for the steps of a template, in slots.</summary>
/// <param name="Durations">minutes of each step</param>
/// <param name="Extra">slots by which the steps exceed their minimum</param>
/// <param name="Stay">slots until the patient may leave</param>
/// <param name="Total">slots of the whole session</param>
/// <param name="Runs">when each role is occupied</param>
sealed record Stretch(IReadOnlyList<int> Durations, int Extra, int Stay, int Total, SlotRun[][] Runs)
{
    /// <summary>A template that stretches in more ways than this is refused by the reader.</summary>
    public const int Most = 256;

    /// <summary>Slots that the practitioner works; the practitioner is role 0.</summary>
    public int Work { get; } = Runs[0].Sum(run => run.Length);

    /// <summary>
    /// Every choice of lengths that differs for anybody. Neighbouring steps that occupy the same roles and keep the patient alike
    /// are one step here; the earlier of them is stretched first.
    /// </summary>
    public static IEnumerable<Stretch> AllOf(SessionTemplate template, int slot)
    {
        var groups = Groups(template);
        var durations = template.Steps.Select(s => s.Shortest).ToArray();
        return Choose(0);

        IEnumerable<Stretch> Choose(int group)
        {
            if (group == groups.Count)
                return [Measure(template, [.. durations], slot)];
            return Enumerable.Range(0, (groups[group].Sum(Spare) / slot) + 1).SelectMany(slots =>
            {
                Spread(groups[group], slots * slot);
                return Choose(group + 1).ToList();
            });
        }

        int Spare(int step) => template.Steps[step].Longest - template.Steps[step].Shortest;

        void Spread(IReadOnlyList<int> steps, int minutes)
        {
            foreach (var step in steps)
            {
                var more = Math.Min(minutes, Spare(step));
                durations[step] = template.Steps[step].Shortest + more;
                minutes -= more;
            }
        }
    }

    /// <summary>In how many ways a template stretches.</summary>
    public static long Count(SessionTemplate template, int slot) =>
        Groups(template).Aggregate(1L, (product, group) => Math.Min(int.MaxValue, product * ((group.Sum(s => template.Steps[s].Longest - template.Steps[s].Shortest) / slot) + 1)));

    static List<List<int>> Groups(SessionTemplate template)
    {
        var (steps, groups) = (template.Steps, new List<List<int>>());
        var leaves = steps.Count - 1;
        while (leaves >= 0 && !steps[leaves].WithPatient)
            leaves--;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i > 0 && i != leaves + 1 && steps[i].Roles.ToHashSet().SetEquals(steps[i - 1].Roles))
                groups[^1].Add(i);
            else
                groups.Add([i]);
        }

        return groups;
    }

    /// <summary>When each role is occupied if the steps last so many minutes.</summary>
    public static Stretch Measure(SessionTemplate template, int[] durations, int slot)
    {
        var (at, extra) = (0, 0);
        var runs = template.Roles.Select(_ => new List<SlotRun>()).ToList();
        for (var i = 0; i < durations.Length; i++)
        {
            var (step, length) = (template.Steps[i], durations[i] / slot);
            for (var r = 0; r < runs.Count && length > 0; r++)
            {
                if (!step.Roles.Contains(template.Roles[r].Name))
                    continue;
                if (runs[r] is [.., var last] && last.Offset + last.Length == at)
                    runs[r][^1] = last with { Length = last.Length + length };
                else
                    runs[r].Add(new(at, length));
            }

            (at, extra) = (at + length, extra + ((durations[i] - step.Shortest) / slot));
        }

        return new(durations, extra, CourseCost.PatientMinutes(template, durations) / slot, at, [.. runs.Select(r => r.ToArray())]);
    }
}
