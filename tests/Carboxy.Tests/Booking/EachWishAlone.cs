namespace Carboxy.Booking;

/// <summary>Offers made the long way: every wish is a course of its own, booked on a fresh board.</summary>
static class EachWishAlone
{
    public static List<IReadOnlyList<BookedSession>> Plans(Calendar calendar, CourseToBook course, int top, int? begin)
    {
        if (Best(calendar, course, begin) is not { } best)
            return [];
        List<IReadOnlyList<BookedSession>> chosen = [best];
        var kinds = Kinds(calendar, course, best[0].Day, begin).Select(kind => new Queue<IReadOnlyList<BookedSession>>(kind.OfType<IReadOnlyList<BookedSession>>().OrderBy(Cost))).ToList();
        while (chosen.Count < top && kinds.Exists(k => k.Count > 0))
        {
            foreach (var kind in kinds.Where(_ => chosen.Count < top))
            {
                while (kind.TryDequeue(out var plan))
                {
                    if (!chosen.TrueForAll(other => PlanTraits.Of(other).Differs(PlanTraits.Of(plan))))
                        continue;
                    chosen.Add(plan);
                    break;
                }
            }
        }

        return [best, .. chosen.Skip(1).OrderBy(Cost)];

        long Cost(IReadOnlyList<BookedSession> plan) => CourseCost.Of(calendar.Problem, course, plan).Sum;
    }

    static IEnumerable<IEnumerable<IReadOnlyList<BookedSession>?>> Kinds(Calendar calendar, CourseToBook course, int best, int? begin)
    {
        yield return calendar.Problem.Resources.Where(r => r.Kind == ResourceKind.Practitioner && course.Practitioners?.Contains(r.Id) != false).Select(r => Best(calendar, course with { Practitioners = [r.Id] }, begin));
        yield return ((MinuteSpan[])[new(0, 720), new(720, 1020), new(1020, 1440)]).Select(part => Best(calendar, course with { Hours = Week(day => [.. course.Hours.On(day).Select(s => new MinuteSpan(Math.Max(s.From, part.From), Math.Min(s.To, part.To))).Where(s => s.From < s.To)]) }, begin));
        yield return Enumerable.Range(0, 7).Select(weekday => Best(calendar, course with { Hours = Week(day => day == weekday ? course.Hours.On(day) : []) }, begin));
        if (begin is not null)
            yield break;
        yield return Enumerable.Range(0, best).Select(day => Best(calendar, course, day)).Where(plan => plan is not null).Take(1);
        yield return [Best(calendar, course with { Earliest = best + PlanTraits.AWeek }, null)];
    }

    static WeekHours Week(Func<int, IReadOnlyList<MinuteSpan>> on) => new(Enumerable.Range(0, 7).ToDictionary(day => day, on));

    static IReadOnlyList<BookedSession>? Best(Calendar calendar, CourseToBook wish, int? begin)
    {
        var board = new OfferBoard(calendar);
        board.Fill(new(wish, calendar));
        return board.Best(begin);
    }
}
