namespace Carboxy.Booking;

/// <summary>The best plan of a course and others that really differ: another practitioner, weekday or time of day, an earlier or a later beginning.</summary>
public static class CourseOffers
{
    /// <summary>The best plan first, the others by their cost; none where the course fits nowhere.</summary>
    /// <param name="begin">the day of the first session, where that is decided</param>
    public static IReadOnlyList<Offer> Find(Calendar calendar, CourseToBook course, int top, int? begin = null) => FindOn(new OfferBoard(calendar), course, top, begin);

    /// <summary>The same on a board that is kept with its calendar, so that its memory serves again and again.</summary>
    public static IReadOnlyList<Offer> FindOn(OfferBoard board, CourseToBook course, int top, int? begin = null)
    {
        var (problem, whole) = (board.Calendar.Problem, new CourseShape(course, board.Calendar));
        board.Fill(whole);
        if (top < 1 || board.Best(begin) is not { } best)
            return [];
        List<Chosen> chosen = [new(best, PlanTraits.Of(best))];
        var kinds = Variations.Of(board, whole, best[0].Day, begin).ConvertAll(kind => new Queue<Variation>(kind.OrderBy(v => v.Cost)));

        // One of each kind first, the cheapest of it, then the next of each.
        while (chosen.Count < top && kinds.Exists(k => k.Count > 0))
        {
            foreach (var kind in kinds)
            {
                if (chosen.Count < top && NextThatDiffers(kind, chosen) is { } next)
                    chosen.Add(next);
            }
        }

        var costs = chosen.ConvertAll(c => (c.Plan, Cost: CourseCost.Of(problem, course, c.Plan)));
        return [.. costs.Take(1).Concat(costs.Skip(1).OrderBy(c => c.Cost.Sum)).Select(c => new Offer(c.Plan, c.Cost, c.Cost.Sum * course.Priority, CostWords.Of(problem, course, c.Cost), OfferWords.Differences(c.Plan, best)))];
    }

    /// <summary>Only what is looked at becomes a plan: most variations are far too dear to be offered.</summary>
    static Chosen? NextThatDiffers(Queue<Variation> kind, List<Chosen> chosen)
    {
        while (kind.TryDequeue(out var variation))
        {
            if (variation.Plan() is { } plan && PlanTraits.Of(plan) is var traits && chosen.TrueForAll(other => other.Traits.Differs(traits)))
                return new(plan, traits);
        }

        return null;
    }

    sealed record Chosen(IReadOnlyList<BookedSession> Plan, PlanTraits Traits);
}
