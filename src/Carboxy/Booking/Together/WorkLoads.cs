namespace Carboxy.Booking;

/// <summary>How many slots each practitioner works in a plan, against the target that the problem sets.</summary>
sealed class WorkLoads
{
    readonly int[] worked;
    readonly int[] targets;
    readonly int weight;

    public WorkLoads(Calendar calendar)
    {
        var problem = calendar.Problem;
        worked = new int[problem.Resources.Count];
        targets = new int[problem.Resources.Count];
        Array.Fill(targets, int.MaxValue);
        weight = problem.Weights.Load;
        foreach (var (id, minutes) in problem.LoadTargets)
            targets[calendar.ResourceNumber(id)] = (int)(((long)minutes + problem.Slot - 1) / problem.Slot);
        Watched = [.. problem.LoadTargets.Keys.Select(calendar.ResourceNumber).Order()];
    }

    /// <summary>Practitioners who have a target.</summary>
    public int[] Watched { get; }

    /// <summary>What all work beyond the targets costs.</summary>
    public long Cost { get; private set; }

    public int Target(int practitioner) => targets[practitioner];

    /// <summary>Slots beyond the target; below nothing where there is room left.</summary>
    public int Beyond(int practitioner) => worked[practitioner] - targets[practitioner];

    /// <summary>Adds slots of work, or takes them away.</summary>
    public void Add(int practitioner, int slots)
    {
        if (targets[practitioner] == int.MaxValue)
            return;
        var before = Math.Max(0, Beyond(practitioner));
        worked[practitioner] += slots;
        Cost += (long)weight * (Math.Max(0, Beyond(practitioner)) - before);
    }
}
