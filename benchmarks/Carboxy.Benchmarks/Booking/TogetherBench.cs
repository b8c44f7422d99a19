using System.Diagnostics;
using System.Globalization;

namespace Carboxy.Booking;

/// <summary>A clinic places many courses together: what the plan costs, and what no plan can undercut.</summary>
static class TogetherBench
{
    public static int Run(string[] args)
    {
        var (problem, faults) = ProblemJson.Read(File.ReadAllBytes(args[0]));
        if (problem is null)
        {
            Console.Error.WriteLine(faults[0].In(Carboxy.Quantities.Language.English));
            return 2;
        }

        var seconds = double.Parse(args[1], CultureInfo.InvariantCulture);
        var me = Process.GetCurrentProcess();
        double Now() { me.Refresh(); return me.TotalProcessorTime.TotalSeconds / 2; }
        var begun = Now();
        var start = Stopwatch.GetTimestamp();
        double Spent(int round) => (Now() - begun) / seconds;
        var planner = new TogetherPlanner(problem, 1);
        var made = Stopwatch.GetElapsedTime(start).TotalSeconds;
        planner.Begin(() => Spent(0) >= 1);
        Console.WriteLine($"made {made:0.00} s, first {planner.Progress.Cost} at {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s {Now()-begun:0.00} cpu s");
        var last = 0.0;
        planner.Improve(Spent, p =>
        {
            if (Spent(0) - last < 0.1 && !p.IsProven && Spent(0) < 1)
                return;
            last = Spent(0);
            Console.WriteLine($"{Now()-begun:0.00} cpu s, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s: {p} gap {p.Gap * 100:0.00} %");
        });
        var judged = PlanJudge.Judge(problem, planner.Best());
        Console.WriteLine($"{judged.Valid} {judged.Objective} load {judged.Load} unplaced {judged.Unplaced} {string.Join(';', judged.Broken.Take(3))}");
        return 0;
    }
}
