namespace Carboxy.Booking;

/// <summary>
/// Makes a plan better step by step: takes a few courses out, places them anew, each as well as it can be, and keeps what came of it
/// unless it costs too much more. What is too much shrinks to nothing as the time is spent.
/// </summary>
sealed class Improvement
{
    readonly Draft draft;
    readonly Reopening reopening;
    readonly Random dice;
    readonly List<(int Course, PlacedSession[]? Plan, long Cost)> before = [];
    readonly int[] order = new int[Most];
    readonly double warmth;
    PlacedSession[]?[] best;

    /// <summary>Courses that are taken out at once, at most.</summary>
    const int Most = 8;

    public Improvement(Draft draft, Wishes wishes, Random dice)
    {
        (this.draft, this.dice, reopening) = (draft, dice, new(draft, wishes, dice));
        (best, BestCost) = (draft.Copy(), draft.Cost);
        warmth = Math.Max(1, draft.Calendar.Problem.Courses.Sum(c => (double)c.Priority) / Math.Max(1, draft.Shapes.Length));
    }

    /// <summary>The best plan so far.</summary>
    public IReadOnlyList<PlacedSession[]?> Best => best;

    public long BestCost { get; private set; }

    /// <summary>Courses placed so far, of which every step has a few.</summary>
    public long Placed { get; private set; }

    /// <summary>One step. <paramref name="spent"/> is the share of the time that is over.</summary>
    public void Step(double spent)
    {
        var limit = draft.Cost + (-Math.Log(1 - dice.NextDouble()) * warmth * 2 * (1 - spent) * (1 - spent));
        var chosen = reopening.Choose(dice.Next(2, Math.Min(Most, draft.Shapes.Length) + 1));
        before.Clear();
        foreach (var course in chosen)
        {
            before.Add((course, draft.PlanOf(course), draft.CostOf(course)));
            draft.Drop(course);
        }

        Order(chosen);
        for (var i = 0; i < chosen.Count; i++)
            draft.Place(order[i]);
        Placed += chosen.Count;
        if (draft.Cost > limit)
            GoBack();
        else if (draft.Cost < BestCost)
            (best, BestCost) = (draft.Copy(), draft.Cost);
    }

    /// <summary>As they were chosen, or shuffled.</summary>
    void Order(IReadOnlyList<int> chosen)
    {
        for (var i = 0; i < chosen.Count; i++)
            order[i] = chosen[i];
        if (dice.Next(3) > 0)
            dice.Shuffle(order.AsSpan(0, chosen.Count));
    }

    void GoBack()
    {
        foreach (var (course, _, _) in before)
            draft.Drop(course);
        foreach (var (course, plan, cost) in before)
        {
            if (plan is not null)
                draft.Put(course, plan, cost);
        }
    }
}
