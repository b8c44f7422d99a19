namespace Carboxy.Booking;

/// <summary>Tries every plan of a course there is, with nothing clever in it.</summary>
static class EveryPlan
{
    /// <summary>The cheapest valid plan's cost, or null where there is none.</summary>
    public static long? Cheapest(BookingProblem problem, CourseToBook course) => Cheapest(problem, course, 1, _ => 0);

    /// <summary>The same with prices: the cost so many times, and what the slots of each session cost.</summary>
    public static long? Cheapest(BookingProblem problem, CourseToBook course, int scale, Func<(string Template, BookedSession Session), long> price)
    {
        var places = course.Sessions.Select(id => Places(problem, course, problem.Templates.Single(t => t.Id == id), s => price((id, s))).ToList()).ToList();
        long? best = null;
        Continue([]);
        return best;

        void Continue(List<BookedSession> plan)
        {
            if (plan.Count == course.Sessions.Count)
            {
                if (KeepsSevenDays(course, plan))
                    best = Math.Min(best ?? long.MaxValue, (CourseCost.Of(problem, course, plan).Sum * course.Priority * scale) + plan.Zip(course.Sessions, (s, id) => price((id, s))).Sum());
                return;
            }

            foreach (var place in places[plan.Count])
            {
                var gap = plan.Count > 0 ? place.Day - plan[^1].Day : course.PriorDays.Count > 0 ? place.Day - course.PriorDays[^1] : course.ShortestGap;
                if (gap >= course.ShortestGap && (plan.Count == 0 || gap <= course.LongestGap))
                    Continue([.. plan, place]);
            }
        }
    }

    /// <summary>Whether one session by itself has a place on a day.</summary>
    public static bool HasPlace(BookingProblem problem, CourseToBook course, string template, int day) =>
        Places(problem, course with { Earliest = day, Latest = day, OffDays = new HashSet<int>() }, problem.Templates.Single(t => t.Id == template), _ => 0).Any();

    static bool KeepsSevenDays(CourseToBook course, List<BookedSession> plan)
    {
        int[] all = [.. course.PriorDays, .. plan.Select(s => s.Day)];
        var k = course.MostInSevenDays;
        return k == 0 || Enumerable.Range(course.PriorDays.Count, plan.Count).All(i => i < k || all[i] - all[i - k] >= 7);
    }

    /// <summary>Every place of one session by itself; of those that differ only in rooms and devices, the cheapest.</summary>
    static IEnumerable<BookedSession> Places(BookingProblem problem, CourseToBook course, SessionTemplate template, Func<BookedSession, long> price) =>
        from day in Enumerable.Range(0, problem.Days).Where(d => d >= course.Earliest && d <= course.Latest)
        let today = Only(problem, day)
        from start in Enumerable.Range(0, 1440 / problem.Slot).Select(s => s * problem.Slot)
        from durations in Durations(template, 0, problem.Slot)
        from fill in Fills(problem, template, 0)
        let place = new BookedSession(day, start, durations, fill.ToDictionary(f => f.Role, f => f.Resource))
        where Alone(today, course, template, place).Valid
        group place by (day, start, string.Join(' ', durations), place.Practitioner) into alike
        select alike.MinBy(price);

    static BookingProblem Only(BookingProblem problem, int day) =>
        problem with { Resources = [.. problem.Resources.Select(r => r with { Open = [.. r.Open.Where(o => o.Day == day)], Busy = [.. r.Busy.Where(b => b.Day == day)] })] };

    static Judged Alone(BookingProblem problem, CourseToBook course, SessionTemplate template, BookedSession place)
    {
        var one = course with { Sessions = [template.Id], PriorDays = [], MostInSevenDays = 0, Incumbent = null };
        var (day, start) = (place.Day, place.Start);
        return course.Hours.On(day % 7).All(h => start < h.From || start > h.To)
            ? new(["the patient is away"], 0, new Dictionary<string, CourseCost>(), 0, 0)
            : PlanJudge.Judge(problem with { Courses = [one] }, new(problem.Name, new Dictionary<string, IReadOnlyList<BookedSession>?> { [course.Id] = [place] }));
    }

    static IEnumerable<IReadOnlyList<int>> Durations(SessionTemplate template, int step, int slot) => step == template.Steps.Count
        ? [[]]
        : from minutes in Enumerable.Range(0, ((template.Steps[step].Longest - template.Steps[step].Shortest) / slot) + 1).Select(s => template.Steps[step].Shortest + (s * slot))
          from rest in Durations(template, step + 1, slot)
          select (IReadOnlyList<int>)[minutes, .. rest];

    static IEnumerable<IReadOnlyList<(string Role, string Resource)>> Fills(BookingProblem problem, SessionTemplate template, int role) => role == template.Roles.Count
        ? [[]]
        : from resource in problem.Resources.Where(r => r.Fits(template.Roles[role]))
          from rest in Fills(problem, template, role + 1)
          select (IReadOnlyList<(string, string)>)[(template.Roles[role].Name, resource.Id), .. rest];

    /// <summary>The cheapest way to place two courses together, or to leave them out; null where there are too many ways to try.</summary>
    public static long? CheapestTogether(BookingProblem problem)
    {
        var places = problem.Courses.Select(c => c.Sessions.Select(id => AllPlaces(problem, c, id).Take(MostWays + 1).ToList()).ToList()).ToList();
        if (places.Any(c => c.Any(p => p.Count > MostWays)))
            return null;
        var ways = problem.Courses.Zip(places, (c, p) => Ways(problem, c, p).Take(MostWays + 1).ToList()).ToList();
        if (ways.Any(w => w.Count > MostWays))
            return null;
        var best = long.MaxValue;
        foreach (var one in ways[0])
        {
            foreach (var other in ways[1].Where(o => !o.Slots.Overlaps(one.Slots)))
                best = Math.Min(best, one.Cost + other.Cost + Load(problem, [.. one.Plan, .. other.Plan]));
        }

        return best;
    }

    const int MostWays = 700;

    /// <summary>Every place of one session by itself, with everybody and everything that can fill its roles.</summary>
    static IEnumerable<BookedSession> AllPlaces(BookingProblem problem, CourseToBook course, string id) =>
        from day in Enumerable.Range(0, problem.Days).Where(d => d >= course.Earliest && d <= course.Latest)
        let today = Only(problem, day)
        let template = problem.Templates.Single(t => t.Id == id)
        from start in Enumerable.Range(0, 1440 / problem.Slot).Select(s => s * problem.Slot)
        from durations in Durations(template, 0, problem.Slot)
        from fill in Fills(problem, template, 0)
        let place = new BookedSession(day, start, durations, fill.ToDictionary(f => f.Role, f => f.Resource))
        where Alone(today, course, template, place).Valid
        select place;

    static IEnumerable<(long Cost, List<(string Template, BookedSession Session)> Plan, HashSet<(string, int, int)> Slots)> Ways(BookingProblem problem, CourseToBook course, List<List<BookedSession>> places)
    {
        yield return ((long)course.Priority * problem.Weights.Unplaced * course.Sessions.Count, [], []);
        foreach (var plan in Continue([]))
            yield return (CourseCost.Of(problem, course, plan).Sum * course.Priority, [.. course.Sessions.Zip(plan)], [.. course.Sessions.Zip(plan).SelectMany(s => Slots(problem, s.First, s.Second)).Select(s => (s.Resource, s.Day, s.Minute))]);

        IEnumerable<List<BookedSession>> Continue(List<BookedSession> plan)
        {
            if (plan.Count == course.Sessions.Count)
                return KeepsSevenDays(course, plan) ? [plan] : [];
            return places[plan.Count].Where(place =>
            {
                var gap = plan.Count > 0 ? place.Day - plan[^1].Day : course.PriorDays.Count > 0 ? place.Day - course.PriorDays[^1] : course.ShortestGap;
                return gap >= course.ShortestGap && (plan.Count == 0 || gap <= course.LongestGap);
            }).SelectMany(place => Continue([.. plan, place]));
        }
    }

    static IEnumerable<(string Role, string Resource, int Day, int Minute)> Slots(BookingProblem problem, string id, BookedSession session)
    {
        var minute = session.Start;
        foreach (var (step, lasts) in problem.Templates.Single(t => t.Id == id).Steps.Zip(session.Durations))
        {
            for (var end = minute + lasts; minute < end; minute += problem.Slot)
            {
                foreach (var role in step.Roles)
                    yield return (role, session.Resources[role], session.Day, minute);
            }
        }
    }

    static long Load(BookingProblem problem, List<(string Template, BookedSession Session)> plan) =>
        problem.LoadTargets.Sum(target => (long)problem.Weights.Load * Math.Max(0, (plan.Sum(s => Slots(problem, s.Template, s.Session).Count(slot => slot.Role == "pr" && slot.Resource == target.Key) * problem.Slot) - target.Value) / problem.Slot));
}
