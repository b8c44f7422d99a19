using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Booking;

/// <summary>What holds of a calendar while sessions come and go, and where slots have prices.</summary>
public class CalendarTests
{
    const int Scale = 10;

    static void Holds(Func<int, bool> property, int times = 300) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    static BookingProblem Two(int seed) => SmallClinic.Invent(seed, BookingMode.Joint, courses: 2);

    static (long? Cost, PlacedSession[] Plan) Book(Calendar calendar, CourseToBook course)
    {
        var booker = new CourseBooker(calendar);
        var cost = booker.Book(new(course, calendar));
        return (cost, cost is null ? [] : booker.Plan.ToArray());
    }

    [Fact]
    public void What_a_session_takes_is_taken_as_if_it_had_always_been_there() => Holds(seed =>
    {
        var problem = Two(seed);
        var calendar = new Calendar(problem);
        calendar.Prepare();
        var (_, plan) = Book(calendar, problem.Courses[0]);
        foreach (var session in plan)
            calendar.Occupy(session);

        var taken = plan.Select(s => calendar.Say(s)).Zip(problem.Courses[0].Sessions).SelectMany(s => Taken(problem, s.Second, s.First)).ToLookup(t => t.Resource, t => t.Interval);
        var fresh = new Calendar(problem with { Resources = [.. problem.Resources.Select(r => r with { Busy = [.. r.Busy, .. taken[r.Id]] })] });
        return Same(Book(calendar, problem.Courses[1]), Book(fresh, problem.Courses[1]));
    }, 400);

    [Fact]
    public void What_is_let_go_is_free_again() => Holds(seed =>
    {
        var problem = Two(seed);
        var calendar = new Calendar(problem);
        var before = Book(calendar, problem.Courses[1]);
        var (_, plan) = Book(calendar, problem.Courses[0]);
        foreach (var session in plan)
            calendar.Occupy(session);
        Book(calendar, problem.Courses[1]);
        foreach (var session in plan)
            calendar.Release(session);

        return Same(Book(calendar, problem.Courses[1]), before);
    }, 400);

    [Fact]
    public void Taking_away_time_never_makes_a_course_cheaper_and_giving_it_never_dearer() => Holds(seed =>
    {
        var problem = Two(seed);
        var (calendar, dice) = (new Calendar(problem), new Random(seed));
        var costs = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            costs.Add(Book(calendar, problem.Courses[0]).Cost ?? long.MaxValue);
            var resource = problem.Resources[dice.Next(problem.Resources.Count)];
            calendar.Set(resource.Id, new(dice.Next(problem.Days), 480, 480 + (dice.Next(1, 7) * 60)), isFree: seed % 2 == 0);
        }

        return costs.SequenceEqual(seed % 2 == 0 ? costs.OrderDescending() : costs.Order());
    }, 400);

    [Fact]
    public void Where_slots_have_prices_the_plan_is_the_cheapest_there_is() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var (calendar, dice) = (new Calendar(problem), new Random(seed));
        var (prices, shape) = (new Prices(calendar), new CourseShape(problem.Courses[0], calendar));
        var booker = new PricedBooker(calendar, prices, Scale);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 200; i++)
                prices[dice.Next(problem.Resources.Count), dice.Next(problem.Days), dice.Next(calendar.Grid.Width)] = dice.Next(80);
            var cost = booker.Book(shape);
            if (cost != EveryPlan.Cheapest(problem, problem.Courses[0], Scale, Price))
                return false;
            if (cost is not null && cost != (Said(booker.Plan) * Scale) + booker.Plan.ToArray().Sum(s => prices.Of(calendar, s)))
                return false;
        }

        return true;

        long Said(ReadOnlySpan<PlacedSession> plan) => CourseCost.Of(problem, problem.Courses[0], [.. plan.ToArray().Select(s => calendar.Say(s))]).Sum * problem.Courses[0].Priority;

        long Price((string Template, BookedSession Session) place) => Taken(problem, place.Template, place.Session)
            .Sum(t => Enumerable.Range(calendar.Grid.BitOf(t.Interval.From), (t.Interval.To - t.Interval.From) / problem.Slot).Sum(bit => (long)prices[calendar.ResourceNumber(t.Resource), t.Interval.Day, bit]));
    }, 100);

    static bool Same((long? Cost, PlacedSession[] Plan) one, (long? Cost, PlacedSession[] Plan) other) =>
        one.Cost == other.Cost && one.Plan.SequenceEqual(other.Plan);

    static IEnumerable<(string Resource, DayInterval Interval)> Taken(BookingProblem problem, string template, BookedSession session)
    {
        var minute = session.Start;
        foreach (var (step, lasts) in problem.Templates.Single(t => t.Id == template).Steps.Zip(session.Durations))
        {
            foreach (var role in lasts > 0 ? step.Roles : [])
                yield return (session.Resources[role], new(session.Day, minute, minute + lasts));
            minute += lasts;
        }
    }
}
