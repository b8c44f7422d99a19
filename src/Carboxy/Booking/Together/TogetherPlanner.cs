namespace Carboxy.Booking;

/// <summary>
/// Places all courses of a problem together. It goes in rounds: in each one the plan is improved and, on another core, the bound is
/// raised. The plan is valid after every round and whenever it is stopped; the same seed and number of rounds give the same plan.
/// </summary>
public sealed class TogetherPlanner
{
    /// <summary>Bookings at prices in a round, so that a round of a few courses is worth sharing out.</summary>
    const int LeastPriced = 200;

    readonly BookingProblem problem;
    readonly Draft draft;
    readonly int seed;
    Improvement? improvement;
    Bound? bound;

    /// <param name="seed">where chance begins</param>
    public TogetherPlanner(BookingProblem problem, int seed)
    {
        (this.problem, this.seed) = (problem, seed);
        draft = new(problem);
    }

    public PlanProgress Progress => new(Rounds, improvement?.Placed ?? 0, improvement?.BestCost ?? draft.Cost, bound?.Proven ?? 0);

    int Rounds { get; set; }

    /// <summary>The best plan so far.</summary>
    public BookingSolution Best()
    {
        var plans = improvement?.Best ?? draft.Copy();
        return new(problem.Name, problem.Courses.Index().ToDictionary(c => c.Item.Id, c => (IReadOnlyList<BookedSession>?)plans[c.Index]?.Select(s => draft.Calendar.Say(s)).ToList()));
    }

    /// <summary>Makes the plan to begin with: where plans stand, what is broken is mended and nothing else is touched.</summary>
    public void Begin(Func<bool> stop) => FirstDraft.Make(draft, new(seed), stop);

    /// <summary>Improves the plan and the bound until the time is spent or nothing better can be found.</summary>
    /// <param name="spent">given the rounds that are over, the share of the time that is spent; 1 stops</param>
    /// <param name="report">is told after each round</param>
    public void Improve(Func<int, double> spent, Action<PlanProgress> report)
    {
        var (dice, wishes) = (new Random(seed + 1), default(Wishes));
        Parallel.Invoke(() => wishes = new(problem), () => bound ??= new(problem));
        improvement ??= new(draft, wishes!, dice);
        var goes = Math.Max(1, LeastPriced / Math.Max(1, problem.Courses.Count));
        while (!Progress.IsProven && spent(Rounds) < 1)
        {
            var known = improvement.BestCost;
            Parallel.Invoke(() => Search(spent), () => Raise(goes, known, spent));
            Rounds++;
            report(Progress);
        }
    }

    void Search(Func<int, double> spent)
    {
        var until = improvement!.Placed + Math.Max(LeastPriced, problem.Courses.Count);
        while (improvement.Placed < until && spent(Rounds) is < 1 and var share)
            improvement.Step(share);
    }

    void Raise(int goes, long known, Func<int, double> spent)
    {
        for (var go = 0; go < goes && bound!.Proven < known; go++)
            bound.Round(known, () => spent(Rounds) >= 1);
    }
}
