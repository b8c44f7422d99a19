namespace Carboxy.Booking;

/// <summary>
/// The plan to begin with. Where plans stand already, whatever still holds stays untouched and the others are placed around it; else the
/// courses are placed one after another, in several orders, and the cheapest counts.
/// </summary>
static class FirstDraft
{
    public static void Make(Draft draft, Random dice, Func<bool> stop)
    {
        if (draft.Shapes.Any(s => s.Stands is not null))
            Mend(draft);
        else
            Begin(draft, dice, stop);
    }

    static void Mend(Draft draft)
    {
        var broken = new List<int>();
        for (var course = 0; course < draft.Shapes.Length; course++)
        {
            if (Standing.Of(draft.Shapes[course], draft.Calendar) is { } plan)
                draft.Put(course, plan.Sessions, plan.Cost);
            else
                broken.Add(course);
        }

        foreach (var course in broken.OrderBy(c => Freedom(draft.Shapes[c])))
            draft.Place(course);
    }

    static void Begin(Draft draft, Random dice, Func<bool> stop)
    {
        var all = Enumerable.Range(0, draft.Shapes.Length).ToArray();
        var shuffled = all.ToArray();
        dice.Shuffle(shuffled);
        int[][] orders = [[.. all.OrderBy(c => Freedom(draft.Shapes[c]))], all, shuffled, [.. all.OrderBy(c => draft.Shapes[c].First)]];
        (PlacedSession[]?[] Plans, long[] Costs, long Sum)? best = null;
        foreach (var order in orders)
        {
            if (best is not null && stop())
                break;
            foreach (var course in order)
            {
                draft.Place(course);
                if (stop())
                    break;
            }

            if (draft.Cost < (best?.Sum ?? long.MaxValue))
                best = (draft.Copy(), [.. all.Select(draft.CostOf)], draft.Cost);
            foreach (var course in all)
                draft.Drop(course);
        }

        foreach (var course in all)
        {
            if (best!.Value.Plans[course] is { } plan)
                draft.Put(course, plan, best.Value.Costs[course]);
        }
    }

    /// <summary>How easily a course finds a place: people who may treat, days to spare, hours of the week. Dear courses come first.</summary>
    static double Freedom(CourseShape shape)
    {
        var course = shape.Course;
        var spare = shape.Last - shape.First + 1 - ((course.Sessions.Count - 1) * course.ShortestGap);
        var hours = Enumerable.Range(0, 7).Sum(d => course.Hours.On(d).Sum(h => h.To - h.From));
        return (double)shape.Practitioners.Length * Math.Max(1, spare) * hours / course.Priority;
    }
}
