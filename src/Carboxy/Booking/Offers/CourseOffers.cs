namespace Carboxy.Booking;

/// <summary>The best plan of a course and others that really differ: another practitioner, weekday or time of day, an earlier or a later beginning.</summary>
public static class CourseOffers
{
    static readonly MinuteSpan[] Parts = [new(0, 12 * 60), new(12 * 60, 17 * 60), new(17 * 60, 24 * 60)];

    /// <summary>The best plan first, the others by their cost; none where the course fits nowhere.</summary>
    /// <param name="begin">the day of the first session, where that is decided</param>
    public static IReadOnlyList<Offer> Find(Calendar calendar, CourseToBook course, int top, int? begin = null)
    {
        var board = new OfferBoard(calendar);
        if (top < 1 || Plan(board, calendar, course, begin) is not { } best)
            return [];
        var chosen = new List<IReadOnlyList<BookedSession>> { best };
        var kinds = Kinds(board, calendar, course, best, begin).Select(kind => new Queue<IReadOnlyList<BookedSession>>(kind.OrderBy(Cost))).ToList();

        // One of each kind first, the cheapest of it, then the next of each.
        while (chosen.Count < top && kinds.Exists(k => k.Count > 0))
        {
            foreach (var kind in kinds)
            {
                while (kind.Count > 0 && !chosen.TrueForAll(other => PlanTraits.Of(other).Differs(PlanTraits.Of(kind.Peek()))))
                    kind.Dequeue();
                if (chosen.Count < top && kind.Count > 0)
                    chosen.Add(kind.Dequeue());
            }
        }

        return [.. chosen.Take(1).Concat(chosen.Skip(1).OrderBy(Cost)).Select(plan => Say(calendar.Problem, course, plan, best))];

        long Cost(IReadOnlyList<BookedSession> plan) => CourseCost.Of(calendar.Problem, course, plan).Sum;
    }

    static IEnumerable<IEnumerable<IReadOnlyList<BookedSession>>> Kinds(OfferBoard board, Calendar calendar, CourseToBook course, IReadOnlyList<BookedSession> best, int? begin)
    {
        var practitioners = new CourseShape(course, calendar).Practitioners.Select(p => calendar.Problem.Resources[p].Id);
        IEnumerable<IReadOnlyList<BookedSession>> Plans(IEnumerable<CourseToBook> courses) => courses.Select(c => Plan(board, calendar, c, begin)).OfType<IReadOnlyList<BookedSession>>();
        return
        [
            Plans(practitioners.Select(p => course with { Practitioners = [p] })),
            Plans(Parts.Select(part => course with { Hours = Within(course.Hours, part) })),
            Plans(Enumerable.Range(0, 7).Select(weekday => course with { Hours = Only(course.Hours, weekday) })),
            .. begin is null ? [Earliest(board, calendar, course, best[0].Day), Plans([course with { Earliest = best[0].Day + PlanTraits.AWeek }])] : Array.Empty<IEnumerable<IReadOnlyList<BookedSession>>>(),
        ];
    }

    /// <summary>The best of those that begin as early as it can be done at all, where that is before the best of all.</summary>
    static IEnumerable<IReadOnlyList<BookedSession>> Earliest(OfferBoard board, Calendar calendar, CourseToBook course, int before)
    {
        board.Fill(new(course, calendar));
        return board.Earliest() is { } first && first < before && board.Best(first) is { } plan ? [plan] : [];
    }

    static IReadOnlyList<BookedSession>? Plan(OfferBoard board, Calendar calendar, CourseToBook course, int? begin)
    {
        board.Fill(new(course, calendar));
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
}
