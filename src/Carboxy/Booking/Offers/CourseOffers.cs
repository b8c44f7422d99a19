namespace Carboxy.Booking;

/// <summary>The best plan of a course and others that really differ: another practitioner, weekday or time of day, an earlier or a later beginning.</summary>
public static class CourseOffers
{
    static readonly MinuteSpan[] Parts = [new(0, 12 * 60), new(12 * 60, 17 * 60), new(17 * 60, 24 * 60)];

    /// <summary>The best plan first, the others by their cost; none where the course fits nowhere.</summary>
    /// <param name="begin">the day of the first session, where that is decided</param>
    public static IReadOnlyList<Offer> Find(Calendar calendar, CourseToBook course, int top, int? begin = null) => FindOn(new OfferBoard(calendar), course, top, begin);

    /// <summary>The same on a board that is kept with its calendar, so that its memory serves again and again.</summary>
    public static IReadOnlyList<Offer> FindOn(OfferBoard board, CourseToBook course, int top, int? begin = null)
    {
        var (calendar, whole) = (board.Calendar, new CourseShape(course, board.Calendar));
        if (top < 1 || Plan(board, whole, begin) is not { } best)
            return [];
        var chosen = new List<IReadOnlyList<BookedSession>> { best };
        var kinds = Kinds(board, whole, best, begin).Select(kind => new Queue<Variation>(kind.OrderBy(v => v.Cost))).ToList();

        // One of each kind first, the cheapest of it, then the next of each.
        while (chosen.Count < top && kinds.Exists(k => k.Count > 0))
        {
            foreach (var kind in kinds.Where(_ => chosen.Count < top))
            {
                if (NextThatDiffers(board, kind, chosen, begin) is { } plan)
                    chosen.Add(plan);
            }
        }

        return [.. chosen.Take(1).Concat(chosen.Skip(1).OrderBy(plan => CourseCost.Of(calendar.Problem, course, plan).Sum)).Select(plan => Say(calendar.Problem, course, plan, best))];
    }

    /// <summary>Only what is looked at becomes a plan: most variations are far too dear to be offered.</summary>
    static IReadOnlyList<BookedSession>? NextThatDiffers(OfferBoard board, Queue<Variation> kind, List<IReadOnlyList<BookedSession>> chosen, int? begin)
    {
        while (kind.TryDequeue(out var variation))
        {
            if (Plan(board, variation.Course, variation.Begin ?? begin) is { } plan && chosen.TrueForAll(other => PlanTraits.Of(other).Differs(PlanTraits.Of(plan))))
                return plan;
        }

        return null;
    }

    static IEnumerable<IEnumerable<Variation>> Kinds(OfferBoard board, CourseShape whole, IReadOnlyList<BookedSession> best, int? begin)
    {
        var (calendar, course, earliest) = (board.Calendar, whole.Course, Earliest(board, whole, best[0].Day));
        IEnumerable<Variation> Fitting(IEnumerable<CourseShape> shapes) => shapes.Select(s => board.Least(s, begin) is { } cost ? new Variation(s, null, cost) : null).OfType<Variation>();
        return
        [
            Fitting(whole.Practitioners.Select(whole.With)),
            Fitting(Parts.Select(part => new CourseShape(course with { Hours = Within(course.Hours, part) }, calendar))),
            Fitting(Enumerable.Range(0, 7).Select(weekday => new CourseShape(course with { Hours = Only(course.Hours, weekday) }, calendar))),
            .. begin is null ? [earliest, Fitting([new(course with { Earliest = best[0].Day + PlanTraits.AWeek }, calendar)])] : Array.Empty<IEnumerable<Variation>>(),
        ];
    }

    /// <summary>The best of those that begin as early as it can be done at all, where that is before the best of all; the whole course lies on the board.</summary>
    static List<Variation> Earliest(OfferBoard board, CourseShape whole, int before) =>
        board.Earliest() is { } first && first < before ? [new(whole, first, 0)] : [];

    static IReadOnlyList<BookedSession>? Plan(OfferBoard board, CourseShape course, int? begin)
    {
        board.Fill(course);
        return board.Best(begin);
    }

    static WeekHours Within(WeekHours hours, MinuteSpan part) => new(hours.Weekdays.ToDictionary(day => day, day => (IReadOnlyList<MinuteSpan>)
        [.. hours.On(day).Select(span => new MinuteSpan(Math.Max(span.From, part.From), Math.Min(span.To, part.To))).Where(span => span.From < span.To)]));

    static WeekHours Only(WeekHours hours, int weekday) => new(new Dictionary<int, IReadOnlyList<MinuteSpan>> { [weekday] = hours.On(weekday) });

    static Offer Say(BookingProblem problem, CourseToBook course, IReadOnlyList<BookedSession> plan, IReadOnlyList<BookedSession> best)
    {
        var cost = CourseCost.Of(problem, course, plan);
        return new(plan, cost, cost.Sum * course.Priority, CostWords.Of(problem, course, cost), OfferWords.Differences(plan, best));
    }

    /// <summary>Another wish in the place of the patient's, and what the best plan for it costs.</summary>
    /// <param name="Begin">the day on which it begins, where that is what makes it another</param>
    sealed record Variation(CourseShape Course, int? Begin, long Cost);
}
