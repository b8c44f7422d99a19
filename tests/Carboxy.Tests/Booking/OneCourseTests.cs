using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Booking;

/// <summary>What holds of every course booked by itself.</summary>
public class OneCourseTests
{
    static void Holds(Func<int, bool> property, int times = 100) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    [Fact]
    public void The_plan_is_the_cheapest_there_is() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        return Booked(problem).Cost == EveryPlan.Cheapest(problem, problem.Courses[0]);
    });

    [Fact]
    public void Every_plan_keeps_every_rule_and_costs_what_was_said() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed);
        var (cost, solution) = Booked(problem);
        var judged = PlanJudge.Judge(problem, solution);
        return cost is null || (judged.Valid && judged.Objective == cost);
    }, 1000);

    static (long? Cost, BookingSolution Solution) Booked(BookingProblem problem)
    {
        var calendar = new Calendar(problem);
        var booker = new CourseBooker(calendar);
        var cost = booker.Book(new(problem.Courses[0], calendar));
        IReadOnlyList<BookedSession>? plan = cost is null ? null : [.. booker.Plan.ToArray().Select(s => calendar.Say(s))];
        return (cost, new(problem.Name, new Dictionary<string, IReadOnlyList<BookedSession>?> { [problem.Courses[0].Id] = plan }));
    }
}
