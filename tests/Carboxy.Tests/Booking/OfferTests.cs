using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Booking;

/// <summary>What holds of every list of offers.</summary>
public class OfferTests
{
    static void Holds(Func<int, bool> property, int times = 300) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    static BookingSolution Alone(BookingProblem problem, IReadOnlyList<BookedSession> plan) =>
        new(problem.Name, new Dictionary<string, IReadOnlyList<BookedSession>?> { [problem.Courses[0].Id] = plan });

    [Fact]
    public void Offers_are_valid_and_cost_what_they_say_the_best_one_first() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var calendar = new Calendar(problem);
        var offers = CourseOffers.Find(calendar, problem.Courses[0], 6);
        var best = new CourseBooker(calendar).Book(new(problem.Courses[0], calendar));
        return (offers is [var first, ..] ? first.Total : (long?)null) == best
            && offers.All(o => PlanJudge.Judge(problem, Alone(problem, o.Plan)) is { Valid: true } judged && judged.Objective == o.Total)
            && offers.Select(o => o.Total).SequenceEqual(offers.Select(o => o.Total).Order());
    }, 400);

    [Fact]
    public void Offers_are_those_that_each_wish_booked_by_itself_would_give() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var course = problem.Courses[0];
        if (seed % 2 == 0)
            course = course with { LongestGap = course.ShortestGap + 7 }; // the same weekday again and again
        var calendar = new Calendar(problem);
        int? begin = seed % 5 == 0 && CourseOffers.Find(calendar, course, 1) is [var best, ..] ? best.Plan[0].Day + (seed % 2) : null;
        static string Told(IReadOnlyList<BookedSession> plan) => string.Join('|', plan.Select(s => $"{s.Day} {s.Start} {string.Join(',', s.Durations)} {string.Join(",", s.Resources.OrderBy(r => r.Key, StringComparer.Ordinal))}"));
        var top = 2 + (seed % 7 % 5); // where few are asked for, it matters which is the cheapest of a kind
        return CourseOffers.Find(calendar, course, top, begin).Select(o => Told(o.Plan)).SequenceEqual(EachWishAlone.Plans(calendar, course, top, begin).Select(Told));
    }, 3000);

    [Fact]
    public void Any_two_offers_really_differ() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var offers = CourseOffers.Find(new(problem), problem.Courses[0], 6).Select(o => PlanTraits.Of(o.Plan)).ToList();
        return offers.Index().All(a => offers.Skip(a.Index + 1).All(b => a.Item.Differs(b)));
    }, 400);

    [Fact]
    public void Every_offer_but_the_best_says_how_it_differs_and_every_cost_is_explained() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var offers = CourseOffers.Find(new(problem), problem.Courses[0], 6);
        return offers.Skip(1).All(o => o.Differences.Count > 0) && offers.All(o => o.Why.Sum(l => l.Cost) == o.Cost.Sum);
    }, 400);

    [Fact]
    public void The_board_shows_the_best_plan_through_every_beginning() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var course = problem.Courses[0];
        var (calendar, board) = (new Calendar(problem), new OfferBoard(new(problem)));
        board.Fill(new(course, calendar));
        var booker = new CourseBooker(calendar);
        for (var day = board.FirstDay; day < board.FirstDay + board.Days; day++)
        {
            for (var p = 0; p < board.Practitioners.Count; p++)
            {
                if (board.Cost(day, p) is not { } cost)
                    continue;
                var plan = board.Plan(day, p);
                if (plan[0].Day != day || plan[0].Practitioner != board.Practitioners[p] || PlanJudge.Judge(problem, Alone(problem, plan)) is not { Valid: true } judged || judged.Objective != cost)
                    return false;
            }
        }

        var cells = Enumerable.Range(board.FirstDay, board.Days).SelectMany(d => board.Practitioners.Select((_, p) => board.Cost(d, p)));
        return cells.Min() == booker.Book(new(course, calendar));
    }, 400);
}
