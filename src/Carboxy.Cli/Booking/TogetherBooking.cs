using System.Diagnostics;
using System.Runtime.InteropServices;
using Carboxy.Booking;
using Carboxy.Quantities;
using Spectre.Console;
using Text = Carboxy.Quantities.Text;

namespace Carboxy.Cli.Booking;

/// <summary>Plans all courses of a file together until the time is up, the plan is proven best, or somebody stops it; shows how far it is.</summary>
static class TogetherBooking
{
    /// <summary>What somebody asked for: how long, how many rounds, and where chance begins.</summary>
    public readonly record struct Limits(double Seconds, int? Rounds, int Seed)
    {
        /// <summary>The share of the time or of the rounds that is spent, whichever is more.</summary>
        public double Spent(TimeSpan passed, int rounds) => Math.Max(passed.TotalSeconds / Seconds, Rounds is { } all ? (double)rounds / all : 0);
    }

    public static (BookingSolution Solution, PlanProgress Reached, bool Stopped) Plan(BookingProblem problem, Limits limits, Language language, TextWriter error, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var interrupted = StopOn(PosixSignal.SIGINT, stop);
        using var ended = StopOn(PosixSignal.SIGTERM, stop);
        var clock = Stopwatch.StartNew();
        double Spent(int rounds) => stop.IsCancellationRequested ? 1 : limits.Spent(clock.Elapsed, rounds);
        var planner = new TogetherPlanner(problem, limits.Seed);
        Console(error).Progress().AutoClear(false).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn()).Start(progress =>
        {
            var task = progress.AddTask(Describe(planner.Progress).In(language), maxValue: 1);
            planner.Begin(() => Spent(0) >= 1);
            planner.Improve(Spent, reached =>
            {
                task.Description = Describe(reached).In(language);
                task.Value = reached.IsProven ? 1 : Math.Min(1, Spent(reached.Round));
            });
            task.Description = Describe(planner.Progress).In(language);
            task.StopTask();
        });
        return (planner.Best(), planner.Progress, stop.IsCancellationRequested);
    }

    /// <summary>What the plan costs, and how much less one might cost at most.</summary>
    public static Text Describe(PlanProgress reached) => reached switch
    {
        { IsProven: true } => new(FormattableString.Invariant($"цена {reached.Cost}, доказано: дешевле нельзя"), FormattableString.Invariant($"cost {reached.Cost}, proven: none is cheaper")),
        { Bound: 0 } => new(FormattableString.Invariant($"цена {reached.Cost}"), FormattableString.Invariant($"cost {reached.Cost}")),
        _ => new(
            FormattableString.Invariant($"цена {reached.Cost}, дешевле {reached.Bound} нельзя, разрыв {reached.Gap * 100:0.0} %"),
            FormattableString.Invariant($"cost {reached.Cost}, none below {reached.Bound}, gap {reached.Gap * 100:0.0} %")),
    };

    static IAnsiConsole Console(TextWriter error) =>
        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(error), Ansi = System.Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect });

    /// <summary>Ctrl-C ends the search, not the program: the best plan so far is still written.</summary>
    static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });
}
