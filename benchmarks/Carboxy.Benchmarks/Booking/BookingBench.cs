using System.Diagnostics;
using System.Globalization;

namespace Carboxy.Booking;

/// <summary>
/// The desk books ten sessions while the patient waits: 40 practitioners, 44 rooms, 16 devices, a year of bookings, more than three
/// quarters full. On one core.
/// </summary>
static class BookingBench
{
    const int Courses = 400;
    const int Rounds = 15;
    const int Seed = 20270301;

    public static int Run()
    {
        var problem = InventedCourses.Add(InventedClinic.Invent(ClinicSize.Large, 0, BookingMode.Independent, Seed), Courses, new(Seed), sessions: 10);
        Say("clinic", string.Join(", ", problem.Resources.GroupBy(r => r.Kind).Select(g => Inv($"{g.Count()} {g.Key} {Full(g):0.0} % full"))));
        var calendar = new Calendar(problem);
        calendar.Prepare();
        var booker = new CourseBooker(calendar);
        var shapes = problem.Courses.Select(c => new CourseShape(c, calendar)).ToList();
        if (Wrong(problem, calendar, booker, shapes) is { } wrong)
        {
            Console.Error.WriteLine(wrong);
            return 1;
        }

        var cold = Enumerable.Range(0, 7).Select(_ => Time(() => new Calendar(problem).Prepare())).Order().ToList();
        Say("all masks from nothing", Inv($"{cold[cold.Count / 2] / 1000:0.0} ms"), "goal: under 200 ms");
        var bare = new BareBooking(problem);
        var ours = Spread("one course, ten sessions", shapes, s => booker.Book(s), "goal: median at most 100 us, p99 at most 1 ms");
        var limit = Spread("its masks read and its sums made, bare", problem.Courses, c => bare.Run(c), "the limit");
        Say("ours against the limit", Inv($"{ours / limit:0.0} times"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var shape in shapes)
            booker.Book(shape);
        Say("memory taken for a course", Inv($"{(GC.GetAllocatedBytesForCurrentThread() - before) / shapes.Count} bytes"), "goal: none in the inner loop");
        Spread("the same, from the course as written", problem.Courses, c => booker.Book(new(c, calendar)), "what a changed wish costs");
        var board = new OfferBoard(calendar);
        Spread("offer board", shapes, board.Fill, "goal: p99 at most 2 ms");
        Spread("five offers that differ", shapes, s => CourseOffers.Find(calendar, s.Course, 5), "about forty courses booked exactly");
        Changes(calendar, booker, shapes);
        Priced(problem, calendar, shapes);
        return 0;
    }

    /// <summary>A course that is placed and let go dirties its resources and days; the next one brings them up to date.</summary>
    static void Changes(Calendar calendar, CourseBooker booker, List<CourseShape> shapes)
    {
        var plans = shapes.Where(s => booker.Book(s) is not null).Select(s => (Shape: s, Plan: Booked(booker, s))).ToList();
        Spread("placed, let go, and booked again", plans, p =>
        {
            foreach (var session in p.Plan)
                calendar.Occupy(session);
            booker.Book(p.Shape);
            foreach (var session in p.Plan)
                calendar.Release(session);
            booker.Book(p.Shape);
        }, "two courses, and twenty changes of the calendar");
    }

    static PlacedSession[] Booked(CourseBooker booker, CourseShape shape)
    {
        booker.Book(shape);
        return booker.Plan.ToArray();
    }

    static void Priced(BookingProblem problem, Calendar calendar, List<CourseShape> shapes)
    {
        var (prices, dice) = (new Prices(calendar), new Random(Seed));
        for (var i = 0; i < 200_000; i++)
            prices[dice.Next(problem.Resources.Count), dice.Next(problem.Days), dice.Next(calendar.Grid.Width)] = dice.Next(500);
        var priced = new PricedBooker(calendar, prices, 100);
        var first = Time(() => shapes.ForEach(s => priced.Book(s))) / 1000;
        Spread("one course where slots have prices", shapes, s => priced.Book(s), Inv($"the first round, every price new: {first:0} ms for {shapes.Count}"));
    }

    /// <summary>Every plan keeps every rule and costs what was said, or the first thing that is wrong.</summary>
    static string? Wrong(BookingProblem problem, Calendar calendar, CourseBooker booker, List<CourseShape> shapes)
    {
        var plans = new Dictionary<string, IReadOnlyList<BookedSession>?>();
        long sum = 0;
        foreach (var shape in shapes)
        {
            var cost = booker.Book(shape);
            plans[shape.Course.Id] = cost is null ? null : [.. booker.Plan.ToArray().Select(s => calendar.Say(s))];
            sum += cost ?? shape.Unplaced;
        }

        var judged = PlanJudge.Judge(problem, new(problem.Name, plans));
        Say("courses", Inv($"{plans.Values.Count(p => p is not null)} of {shapes.Count} fit, mean cost {judged.Courses.Values.Average(c => c.Sum):0.0}"));
        return !judged.Valid ? judged.Broken[0] : judged.Objective != sum ? Inv($"The plans cost {judged.Objective}, and {sum} was said.") : null;
    }

    /// <summary>Each item's quietest round, so that a busy moment of the machine does not speak for it.</summary>
    static double Spread<T>(string what, IReadOnlyList<T> items, Action<T> work, string goal)
    {
        var best = Enumerable.Repeat(double.MaxValue, items.Count).ToArray();
        var all = new List<double>();
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed.TotalSeconds < 2)
        {
            for (var i = 0; i < items.Count; i++)
                work(items[i]);
            Thread.Sleep(20); // the compiler's second thoughts
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < items.Count; i++)
            {
                var item = items[i];
                var took = Time(() => work(item));
                best[i] = Math.Min(best[i], took);
                all.Add(took);
            }
        }

        all.Sort();
        Array.Sort(best);
        Say(what, Inv($"median {At(best, 0.5):0.0} us, p99 {At(best, 0.99):0.0} us, longest {best[^1]:0.0} us; all rounds {At(all, 0.5):0.0}, {At(all, 0.99):0.0}"), goal);
        return At(best, 0.5);
    }

    static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];

    static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    static double Full(IEnumerable<BookableResource> resources)
    {
        var (open, busy) = (resources.Sum(r => r.Open.Sum(i => (long)i.To - i.From)), resources.Sum(r => r.Busy.Sum(i => (long)i.To - i.From)));
        return 100.0 * busy / open;
    }

    static string Inv(FormattableString text) => FormattableString.Invariant(text);

    static void Say(string what, string value, string goal = "") => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-38} {value,-92} {goal}"));
}
