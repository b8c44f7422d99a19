using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Booking;

/// <summary>What holds whenever a clinic places its courses together.</summary>
public class TogetherTests
{
    static void Holds(Func<int, bool> property, int times = 60) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    static TogetherPlanner Planned(BookingProblem problem, int rounds, int seed = 1)
    {
        var planner = new TogetherPlanner(problem, seed);
        planner.Begin(() => false);
        planner.Improve(done => (double)done / rounds, _ => { });
        return planner;
    }

    [Fact]
    public void No_plan_of_all_costs_less_than_the_bound_and_none_is_missed_that_is_proven() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed, BookingMode.Joint, courses: 2);
        var planner = Planned(problem, 3);
        var cheapest = EveryPlan.CheapestTogether(problem);
        return cheapest is not { } optimum || (planner.Progress.Bound <= optimum && planner.Progress.Cost >= optimum && (!planner.Progress.IsProven || planner.Progress.Cost == optimum));
    }, 120);

    [Fact]
    public void Wherever_the_search_is_stopped_the_plan_keeps_every_rule_and_costs_what_was_said() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed, BookingMode.Joint, courses: 6);
        var (left, planner) = (seed % 40, new TogetherPlanner(problem, seed));
        planner.Begin(() => left-- <= 0);
        planner.Improve(_ => Interlocked.Decrement(ref left) > -60 ? 0.5 : 1, _ => { });
        var judged = PlanJudge.Judge(problem, planner.Best());
        return judged.Valid && judged.Objective == planner.Progress.Cost;
    }, 150);

    [Fact]
    public void Stopped_at_once_it_still_has_a_plan() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed, BookingMode.Joint, courses: 6);
        var planner = new TogetherPlanner(problem, seed);
        planner.Begin(() => true);
        planner.Improve(_ => 1, _ => { });
        var judged = PlanJudge.Judge(problem, planner.Best());
        return judged.Valid && judged.Objective == planner.Progress.Cost;
    });

    [Fact]
    public void The_search_never_ends_worse_than_it_began_and_the_bound_never_falls() => Holds(seed =>
    {
        var planner = new TogetherPlanner(SmallClinic.Invent(seed, BookingMode.Joint, courses: 14), seed);
        planner.Begin(() => false);
        var reached = new List<PlanProgress> { planner.Progress };
        planner.Improve(done => done / 6.0, reached.Add);
        return reached.Zip(reached.Skip(1)).All(p => p.Second.Cost <= p.First.Cost && p.Second.Bound >= p.First.Bound);
    }, 150);

    [Fact]
    public void The_same_seed_and_rounds_give_the_same_plan() => Holds(seed =>
    {
        var problem = SmallClinic.Invent(seed, BookingMode.Joint, courses: 8);
        var (one, other) = (Planned(problem, 2, seed), Planned(problem, 2, seed));
        return one.Progress == other.Progress && SolutionJson.Write(one.Best()).Span.SequenceEqual(SolutionJson.Write(other.Best()).Span);
    }, 30);

    [Fact]
    public void Where_nothing_is_broken_nothing_is_moved_to_begin_with() => Holds(seed =>
    {
        var (problem, stands) = Standing(seed);
        var planner = new TogetherPlanner(problem, seed);
        planner.Begin(() => false);
        return PlanJudge.Judge(problem, planner.Best()).Courses.Values.Sum(c => c.Moved) == 0 && planner.Best().Courses.All(c => Same(c.Value, stands.Courses[c.Key]));
    });

    [Fact]
    public void Who_falls_ill_is_replaced_and_courses_without_them_stay_as_they_stand_to_begin_with() => Holds(seed =>
    {
        var (before, stands) = Standing(seed);
        var ill = before with { Resources = [.. before.Resources.Select(r => r.Id == "P1" ? r with { Open = [] } : r)] };
        var planner = new TogetherPlanner(ill, seed);
        planner.Begin(() => false);
        var judged = PlanJudge.Judge(ill, planner.Best());
        return judged.Valid && stands.Courses.Where(c => c.Value is { } plan && plan.All(s => !s.Resources.Values.Contains("P1"))).All(c => Same(planner.Best().Courses[c.Key], c.Value));
    });

    static bool Same(IReadOnlyList<BookedSession>? one, IReadOnlyList<BookedSession>? other) => one is null || other is null
        ? one is null && other is null
        : one.Zip(other).All(s => s.First.Day == s.Second.Day && s.First.Start == s.Second.Start && s.First.Durations.SequenceEqual(s.Second.Durations) && s.First.Resources.All(r => s.Second.Resources[r.Key] == r.Value));

    /// <summary>A clinic whose courses stand as somebody planned them; those that found no place have gone.</summary>
    static (BookingProblem Problem, BookingSolution Stands) Standing(int seed)
    {
        var asked = SmallClinic.Invent(seed, BookingMode.Joint, courses: 6);
        asked = asked with { Courses = [.. asked.Courses.Select(c => c with { Incumbent = null })] };
        var planner = new TogetherPlanner(asked, seed);
        planner.Begin(() => false);
        var stands = planner.Best();
        return (asked with { Courses = [.. asked.Courses.Where(c => stands.Courses[c.Id] is not null).Select(c => c with { Incumbent = stands.Courses[c.Id] })] }, stands);
    }
}
