namespace Carboxy.Booking;

/// <summary>Another wish in the place of the patient's: what the best plan for it costs, and that plan when it is asked for.</summary>
sealed record Variation(long Cost, Func<IReadOnlyList<BookedSession>?> Plan);

/// <summary>
/// The ways in which an offer may differ, kind by kind. Another first day, one practitioner throughout and one weekday throughout are read from the
/// table of the whole course, made once more where something has to stay the same; only other hours are a course of their own.
/// </summary>
static class Variations
{
    static readonly MinuteSpan[] Parts = [new(0, 12 * 60), new(12 * 60, 17 * 60), new(17 * 60, 24 * 60)];

    /// <param name="board">the whole course lies on it</param>
    /// <param name="best">the first day of the best plan</param>
    /// <param name="begin">the day of the first session, where that is decided</param>
    public static List<List<Variation>> Of(OfferBoard board, CourseShape whole, int best, int? begin)
    {
        var days = Days(board, begin);
        List<List<Variation>> beginnings = begin is null ? [Earlier(board, best), Placed(board, days.Since(best + PlanTraits.AWeek))] : [];
        board.FillAgain(Constancy.Weekday);
        List<Variation> weekdays = [.. Enumerable.Range(0, 7).SelectMany(weekday => Placed(board, days.EachWeek(weekday)))];
        board.FillAgain(Constancy.Practitioner);
        List<Variation> practitioners = [.. whole.Practitioners.Index().SelectMany(p => Laid(board, whole.With(p.Item), board.Least(days, p.Index), begin))];
        List<Variation> parts = [.. Parts.SelectMany(part => PartOfTheDay(board, whole.Course, part, begin))];
        return [practitioners, parts, weekdays, .. beginnings];
    }

    /// <summary>The best of those that begin as early as it can be done at all, where that is before the best of all.</summary>
    static List<Variation> Earlier(OfferBoard board, int best) => board.Earliest() is { } first && first < best ? Placed(board, board.AnyDay.On(first)) : [];

    static List<Variation> PartOfTheDay(OfferBoard board, CourseToBook course, MinuteSpan part, int? begin)
    {
        var shape = new CourseShape(course with { Hours = Within(course.Hours, part) }, board.Calendar);
        board.Fill(shape);
        return Laid(board, shape, board.Least(Days(board, begin)), begin);
    }

    /// <summary>Its plan is kept beside it, so that the table may go on to something else.</summary>
    static List<Variation> Placed(OfferBoard board, Beginnings days) => board.BestPlaced(days) is { } best ? [new(best.Cost, () => board.Said(best.Plan))] : [];

    /// <summary>Its plan is worth another calculation only where the offer comes to it.</summary>
    static List<Variation> Laid(OfferBoard board, CourseShape shape, int? cost, int? begin) => cost is null ? [] : [new(cost.Value, () =>
    {
        board.Fill(shape);
        return board.Best(begin);
    })];

    static Beginnings Days(OfferBoard board, int? begin) => begin is { } day ? board.AnyDay.On(day) : board.AnyDay;

    static WeekHours Within(WeekHours hours, MinuteSpan part) => new(hours.Weekdays.ToDictionary(day => day, day => (IReadOnlyList<MinuteSpan>)
        [.. hours.On(day).Select(span => new MinuteSpan(Math.Max(span.From, part.From), Math.Min(span.To, part.To))).Where(span => span.From < span.To)]));
}
