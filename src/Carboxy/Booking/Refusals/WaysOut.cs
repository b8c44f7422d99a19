namespace Carboxy.Booking;

/// <summary>
/// Tries what a desk could change, one thing at a time and then two, and says when the course could begin then. The shortest gap and the
/// seven days are medicine and are not offered for change.
/// </summary>
static class WaysOut
{
    const int WholeDay = 1440;

    static readonly WeekHours Always = new(Enumerable.Range(0, 7).ToDictionary(d => d, _ => (IReadOnlyList<MinuteSpan>)[new(0, WholeDay)]));

    static readonly (ResourceKind Kind, Text Words)[] Kinds =
    [
        (ResourceKind.Practitioner, new("ещё один свободный специалист", "one more practitioner who is free")),
        (ResourceKind.Room, new("ещё один свободный кабинет", "one more room that is free")),
        (ResourceKind.Device, new("ещё один свободный аппарат", "one more device that is free")),
    ];

    public static IReadOnlyList<WayOut> Of(Calendar calendar, CourseToBook course, int? begin)
    {
        var changes = Changes(calendar.Problem, course).ToList();
        List<WayOut> ways = [.. Begin(calendar, course, begin)];
        ways.AddRange(changes.Select(c => Try(calendar, c.Change(course), begin, c.Words)).OfType<WayOut>());
        ways.AddRange(More(calendar, course, begin));
        if (ways.Count == 0)
            ways.AddRange(changes.Index().SelectMany(a => changes.Skip(a.Index + 1).Select(b => Try(calendar, b.Change(a.Item.Change(course)), begin, Both(a.Item.Words, b.Words)))).OfType<WayOut>());
        return ways;
    }

    /// <summary>Another beginning than the one that was asked for.</summary>
    static IEnumerable<WayOut> Begin(Calendar calendar, CourseToBook course, int? begin)
    {
        if (begin is { } day && Try(calendar, course with { Earliest = Math.Max(course.Earliest, day + 1) }, null, new("начать позже", "beginning later")) is { } later)
            yield return later;
        if (begin is { } same && Try(calendar, course, null, new("начать раньше", "beginning earlier")) is { } earlier && earlier.Plan[0].Day < same)
            yield return earlier;
    }

    static IEnumerable<(Text Words, Func<CourseToBook, CourseToBook> Change)> Changes(BookingProblem problem, CourseToBook course)
    {
        if (course.Latest < problem.Days - 1)
            yield return (new("закончить курс позже", "ending the course later"), c => c with { Latest = problem.Days - 1 });
        if (course.LongestGap < problem.Days)
            yield return (new($"промежутки длиннее {Days.Count(course.LongestGap).Ru}", $"gaps longer than {Days.Count(course.LongestGap).En}"), c => c with { LongestGap = problem.Days });
        yield return (new("приходить в другие часы", "coming at other times"), c => c with { Hours = Always });
        if (course.OffDays.Count > 0)
            yield return (new("приходить в исключённые дни", "coming on the days left out"), c => c with { OffDays = new HashSet<int>() });
        if (course.Practitioners is not null)
            yield return (new("лечиться у любого специалиста с этим навыком", "being treated by anybody with the skill"), c => c with { Practitioners = null });
    }

    /// <summary>One more practitioner, room or device, there whenever anybody is.</summary>
    static IEnumerable<WayOut> More(Calendar calendar, CourseToBook course, int? begin)
    {
        var problem = calendar.Problem;
        var roles = problem.Templates.Where(t => course.Sessions.Contains(t.Id)).SelectMany(t => t.Roles).ToLookup(r => r.Kind, r => r.Tag);
        IReadOnlyList<DayInterval> open = [.. problem.Resources.SelectMany(r => r.Open).GroupBy(o => o.Day, (day, all) => new DayInterval(day, all.Min(o => o.From), all.Max(o => o.To)))];
        foreach (var (kind, words) in Kinds.Where(k => roles.Contains(k.Kind)))
        {
            var another = new BookableResource("+1", kind, [.. roles[kind].Distinct()], open, []);
            var wider = kind == ResourceKind.Practitioner && course.Practitioners is { } only ? course with { Practitioners = [.. only, another.Id] } : course;
            if (Try(calendar.With(another), wider, begin, words) is { } way)
                yield return way;
        }
    }

    /// <summary>The plan that begins earliest and is the cheapest of those.</summary>
    static WayOut? Try(Calendar calendar, CourseToBook course, int? begin, Text words)
    {
        var board = new OfferBoard(calendar);
        board.Fill(new(course, calendar));
        return (begin ?? board.Earliest()) is { } day && board.Best(day) is { } plan ? new(words, plan) : null;
    }

    static Text Both(Text one, Text other) => new($"{one.Ru} и {other.Ru}", $"{one.En} and {other.En}");
}
