using System.Diagnostics;
using System.Globalization;

namespace Carboxy.Booking;

/// <summary>
/// A clinic places many courses together: what the plan costs, what no plan can undercut, and what booking them one after another costs. Then
/// somebody falls ill. <c>./bench booking-together [FILE SECONDS]</c>; the time is given twice, by the clock and as the work of two cores.
/// </summary>
static class TogetherBench
{
    const int Seed = 1;

    static readonly (int Courses, double Seconds, string Goal)[] Sizes = [(20, 2, "goal: gap at most 1 %"), (100, 10, "goal: at most 7 %, better 5 %"), (1000, 60, "goal: at most 15 %, better 8 %")];

    public static int Run(string[] args)
    {
        if (args is [var file, var seconds])
        {
            var (given, faults) = ProblemJson.Read(File.ReadAllBytes(file));
            foreach (var fault in faults)
                Console.Error.WriteLine(fault.In(Quantities.Language.English));
            return given is null || !Together(given, double.Parse(seconds, CultureInfo.InvariantCulture), "") ? 2 : 0;
        }

        var sound = true;
        foreach (var (courses, time, goal) in Sizes)
        {
            var problem = InventedClinic.Invent(BookingInstance.SizeFor(courses), courses, BookingMode.Joint, Seed);
            sound &= Together(problem, time, goal) && Ill(problem);
        }

        return sound ? 0 : 1;
    }

    static bool Together(BookingProblem problem, double seconds, string goal)
    {
        Say($"{problem.Name}, {problem.Courses.Sum(c => c.Sessions.Count)} sessions", "", "");
        var served = Cost(problem, EarliestSlot.Place(problem));
        var inTurn = Cost(problem, FirstCome.Place(problem));
        var (planner, first, whole) = Plan(problem, seconds);
        var best = Cost(problem, planner.Best());
        Say("  first come, earliest slot", Inv($"{served} ({(double)served / best:0.0} times)"), "");
        Say("  first come, each at its best", Inv($"{inTurn} ({(double)inTurn / best:0.00} times)"), "");
        Say("  together", Inv($"{best}, none below {planner.Progress.Bound}: gap {planner.Progress.Gap * 100:0.0} %"), goal);
        Say("  time", Inv($"first plan {first}, all {whole}, {planner.Progress.Placed} placings, {planner.Progress.Round} rounds"), Inv($"limit: {seconds:0} s"));
        return best == planner.Progress.Cost;
    }

    /// <summary>The busiest practitioner is away for two weeks.</summary>
    static bool Ill(BookingProblem before)
    {
        var stands = Plan(before, before.Courses.Count / 50.0).Planner.Best();
        var sick = stands.Courses.Values.SelectMany(p => p ?? []).GroupBy(s => s.Practitioner).MaxBy(g => g.Count())!.Key;
        var days = Enumerable.Range(28, 14).ToHashSet();
        var ill = before with
        {
            Resources = [.. before.Resources.Select(r => r.Id == sick ? r with { Open = [.. r.Open.Where(o => !days.Contains(o.Day))] } : r)],
            Courses = [.. before.Courses.Where(c => stands.Courses[c.Id] is not null).Select(c => c with { Incumbent = stands.Courses[c.Id] })],
        };
        var hit = ill.Courses.Count(c => c.Incumbent!.Any(s => s.Practitioner == sick && days.Contains(s.Day)));
        var seconds = before.Courses.Count <= 20 ? 0.5 : 10;
        var (planner, first, whole) = Plan(ill, seconds);
        var best = Cost(ill, planner.Best());
        Say(Inv($"  {sick} away two weeks, {hit} courses hit"), Inv($"{best}, none below {planner.Progress.Bound}: gap {planner.Progress.Gap * 100:0.00} %"), "goal: 20 courses proven in 0.5 s");
        Say("  time", Inv($"first plan {first}, all {whole}"), "goal: first plan in 0.3 s");
        return best == planner.Progress.Cost;
    }

    static (TogetherPlanner Planner, string First, string Whole) Plan(BookingProblem problem, double seconds)
    {
        using var me = Process.GetCurrentProcess();
        var (clock, worked) = (Stopwatch.StartNew(), me.TotalProcessorTime);
        var planner = new TogetherPlanner(problem, Seed);
        planner.Begin(() => false);
        var first = Inv($"{planner.Progress.Cost} in {Taken()}");
        planner.Improve(_ => Cores() / seconds, _ => { });
        return (planner, first, Taken());

        // Others use the machine too: what counts is the work that was done, as if both cores had been ours.
        double Cores()
        {
            me.Refresh();
            return (me.TotalProcessorTime - worked).TotalSeconds / 2;
        }

        string Taken() => Inv($"{clock.Elapsed.TotalSeconds:0.00} s ({Cores():0.00} s of two cores)");
    }

    static long Cost(BookingProblem problem, BookingSolution solution)
    {
        var judged = PlanJudge.Judge(problem, solution);
        return judged.Valid ? judged.Objective : throw new InvalidOperationException(judged.Broken[0]);
    }

    static string Inv(FormattableString text) => FormattableString.Invariant(text);

    static void Say(string what, string value, string goal) => Console.WriteLine(Inv($"{what,-42} {value,-90} {goal}"));
}
