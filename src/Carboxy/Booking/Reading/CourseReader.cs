namespace Carboxy.Booking;

/// <summary>Reads the courses of a booking file; what they refer to has been read before them.</summary>
sealed class CourseReader(TimeReader times, IReadOnlyList<BookableResource> resources, IReadOnlyList<SessionTemplate> templates, Weights weights, int days, int slot)
{
    const int MostSessions = 200;
    const int FarDay = 5000;
    const int LargestPriority = 1_000_000;

    /// <summary>Costs are added up in 32 bits, with room for what can never be.</summary>
    const long LargestCost = SessionCosts.Never / 2;

    readonly Dictionary<string, SessionTemplate> templateById = templates.DistinctBy(t => t.Id).ToDictionary(t => t.Id);
    readonly Dictionary<string, BookableResource> resourceById = resources.DistinctBy(r => r.Id).ToDictionary(r => r.Id);

    public CourseToBook Read(JsonSpot spot)
    {
        var f = new JsonFields(spot);
        var sessions = f.Each("sessions", Template);
        if (sessions.Count is 0 or > MostSessions)
            spot.Fault(new($"Сеансов должно быть от 1 до {MostSessions}.", $"There must be 1 to {MostSessions} sessions."), new("Исправьте список сеансов.", "Correct the list of sessions."));
        var gap = f.Each("gap", s => s.Whole(1, FarDay));
        if (gap.Count != 2 || gap[0] > gap[1])
        {
            spot.Fault(new("Промежуток между сеансами невозможен.", "The gap between sessions is impossible."), new("Напишите [не меньше, не больше] в днях, от 1.", "Write [at least, at most] in days, from 1."));
            gap = [1, 1];
        }

        var before = spot.Faults.Count;
        var (earliest, latest) = (f.Whole("earliest", -FarDay, FarDay), f.Whole("latest", -FarDay, FarDay));
        if (latest < earliest && spot.Faults.Count == before)
            spot.Fault(new($"Последний день {latest} раньше первого {earliest}.", $"The last day, {latest}, is before the first, {earliest}."), new("Исправьте границы.", "Correct the limits."));
        var course = new CourseToBook(
            f.Word("id"), f.Word("patient"), sessions, gap[0], gap[1], f.Whole("ideal_gap", 0, FarDay), f.Whole("max_in_7", 0, MostSessions), earliest, latest,
            f.Need("hours", times.Week, WeekHours.None),
            f.Need("preferred", times.Week, WeekHours.None),
            f.Each("off_days", s => s.Whole(-FarDay, FarDay)).ToHashSet(),
            f.Find("practitioners") is { } only ? [.. only.Items().Select(Practitioner)] : null,
            f.Each("wanted", Practitioner),
            f.Whole("priority", 0, LargestPriority),
            f.Need("prior_days", Prior, []),
            f.Find("incumbent") is { } plan ? Plan(plan, sessions) : null);
        if (Dearest(course) > LargestCost)
            spot.Fault(new("Курс может стоить больше, чем можно сосчитать.", "The course may cost more than can be counted."), new("Уменьшите веса.", "Make the weights smaller."));
        return course;
    }

    string Template(JsonSpot spot)
    {
        var id = spot.Word();
        if (id.Length > 0 && !templateById.ContainsKey(id))
            spot.Fault(new($"Шаблона «{id}» нет.", $"There is no template \"{id}\"."), new("Исправьте имя или добавьте шаблон.", "Correct the id or add the template."));
        return id;
    }

    string Practitioner(JsonSpot spot) => Resource(spot, kind => kind is ResourceKind.Practitioner);

    string Resource(JsonSpot spot, Func<ResourceKind, bool> fits)
    {
        var id = spot.Word();
        if (id.Length > 0 && (!resourceById.TryGetValue(id, out var found) || !fits(found.Kind)))
            spot.Fault(new($"«{id}»: такого здесь нет.", $"\"{id}\" is not there or cannot be this."), new("Исправьте имя.", "Correct the id."));
        return id;
    }

    static IReadOnlyList<int> Prior(JsonSpot spot)
    {
        IReadOnlyList<int> held = [.. spot.Items().Select(s => s.Whole(-FarDay, FarDay))];
        if (held.Zip(held.Skip(1)).Any(pair => pair.Second <= pair.First))
            spot.Fault(new("Прошедшие дни идут не по порядку.", "The days already held are not in order."), new("Пишите от раннего к позднему, каждый один раз.", "Write the oldest first, each once."));
        return held;
    }

    IReadOnlyList<BookedSession> Plan(JsonSpot spot, IReadOnlyList<string> sessions)
    {
        IReadOnlyList<BookedSession> plan = [.. spot.Items().Select(Session)];
        if (plan.Count != sessions.Count)
            spot.Fault(new($"В прежнем плане {plan.Count} сеансов, а в курсе {sessions.Count}.", $"The standing plan has {plan.Count} sessions and the course {sessions.Count}."), new("Они должны совпадать.", "They must be as many."));
        return plan;
    }

    BookedSession Session(JsonSpot spot)
    {
        var f = new JsonFields(spot);
        var fill = f.Need("resources", s => new JsonFields(s).All.ToDictionary(r => r.Key, r => Resource(r.Value, _ => true)), []);
        if (!fill.ContainsKey(TemplateRole.Practitioner))
            spot.Fault(new("Нет специалиста «pr».", "There is no practitioner \"pr\"."), new("Назовите его в resources.", "Name one in resources."));
        return new(f.Whole("day", -FarDay, FarDay), f.Need("start", times.Minutes, 0), f.Each("durations", times.Minutes), fill);
    }

    long Dearest(CourseToBook course)
    {
        var extra = course.Sessions.Select(s => templateById.GetValueOrDefault(s)?.Steps.Sum(t => t.Longest - t.Shortest) / slot ?? 0).DefaultIfEmpty(0).Max();
        var each = weights.TimePreference + weights.Practitioner + weights.Switch + weights.Moved + (7L * weights.MovedDay) + weights.MovedPractitioner + ((long)weights.Extra * extra);
        var gap = Math.Max(course.IdealGap, Math.Max(days, days - (course.PriorDays is [.., var last] ? last : 0)));
        return ((long)weights.FirstDay * (days - Math.Min(0, course.Earliest))) + (course.Sessions.Count * (each + ((long)weights.Gap * gap)));
    }
}
