namespace Carboxy.Booking;

/// <summary>Courses as people want them: six to ten sessions a week apart, or twice a week; mornings, evenings, a favourite practitioner.</summary>
static class InventedCourses
{
    static readonly string[][] Kinds = [["FACE_FIRST", "FACE"], ["MASK", "MASK"], ["BODY_FIRST", "BODY"], ["SCALP", "SCALP"]];

    public static BookingProblem Add(BookingProblem problem, int count, Random dice, int? sessions = null)
    {
        var courses = new List<CourseToBook>();
        var calendar = new Calendar(problem);
        var booker = new CourseBooker(calendar);
        while (courses.Count < count)
        {
            // Together only those are booked who could come if they came alone.
            var course = Invent($"C{courses.Count + 1}", problem, dice, sessions);
            if (problem.Mode == BookingMode.Independent || booker.Book(new(course, calendar)) is not null)
                courses.Add(course);
        }

        return problem with { Courses = courses, LoadTargets = problem.Mode == BookingMode.Joint ? Targets(problem, courses) : new Dictionary<string, int>() };
    }

    static CourseToBook Invent(string id, BookingProblem problem, Random dice, int? sessions)
    {
        var kind = Kinds[dice.Next(Kinds.Length)];
        var number = sessions ?? dice.Next(3, 11);
        var (shortest, longest, ideal, most) = (dice.Next(4), dice.Next(2)) switch
        {
            (0, _) => (2, 5, 3, 2),
            (1, _) => (4, 10, 7, 2),
            (_, 0) => (7, 14, 7, 0),
            _ => (7, 14, 10, 0),
        };
        var spare = Math.Max(1, problem.Days - ((number - 1) * longest) - 14);
        var earliest = dice.Next(Math.Min(spare, problem.Days / 2));
        var able = problem.Resources.Where(r => r.Fits(problem.Templates.Single(t => t.Id == kind[0]).Role("pr")!)).Select(r => r.Id).ToList();
        var hours = dice.Next(4) switch { 0 => (480, 780), 1 => (960, 1200), _ => (480, 1200) };
        var wish = dice.Next(4) switch { 0 => (540, 720), 1 => (1020, 1200), 2 => (720, 900), _ => (0, 0) };
        var away = dice.Next(problem.Days);
        return new(id, $"X{id[1..]}", [kind[0], .. Enumerable.Repeat(kind[1], number - 1)], shortest, longest, ideal, most, earliest, Math.Min(problem.Days - 1, earliest + ((number - 1) * longest) + 14),
            Week(hours, dice.Next(3) == 0 ? dice.Next(5) : -1), wish.Item2 == 0 ? WeekHours.None : Week(wish, -1),
            dice.Next(3) == 0 ? Enumerable.Range(away, 7).ToHashSet() : [],
            null, dice.Next(3) == 0 ? [able[dice.Next(able.Count)]] : [], 1, [], null);
    }

    static WeekHours Week((int From, int To) span, int never) =>
        new(Enumerable.Range(0, 6).Where(d => d != never).ToDictionary(d => d, d => (IReadOnlyList<MinuteSpan>)[new(span.From, span.To)]));

    /// <summary>The work of these courses, divided fairly among those who can do it.</summary>
    static Dictionary<string, int> Targets(BookingProblem problem, List<CourseToBook> courses)
    {
        var targets = problem.Resources.Where(r => r.Kind == ResourceKind.Practitioner).ToDictionary(r => r.Id, _ => 0.0);
        foreach (var template in courses.SelectMany(c => c.Sessions).Select(id => problem.Templates.Single(t => t.Id == id)))
        {
            var able = problem.Resources.Where(r => r.Fits(template.Role("pr")!)).ToList();
            foreach (var resource in able)
                targets[resource.Id] += template.Steps.Where(s => s.Roles.Contains("pr")).Sum(s => s.Shortest) / (double)able.Count;
        }

        return targets.ToDictionary(t => t.Key, t => (int)(t.Value * 1.1 / problem.Slot) * problem.Slot);
    }
}
