namespace Carboxy.Booking;

/// <summary>What a solution is worth: the rules that it breaks, its objective, and the cost of each placed course times its priority.</summary>
public sealed record Judged(IReadOnlyList<string> Broken, long Objective, IReadOnlyDictionary<string, CourseCost> Courses, long Unplaced, long Load)
{
    public bool Valid => Broken.Count == 0;
}

/// <summary>
/// Judges a solution slot by slot, with nothing clever in it: whether it keeps every hard rule of "course-booking/1", and what it costs.
/// The solvers share no code with it.
/// </summary>
public static class PlanJudge
{
    public static Judged Judge(BookingProblem problem, BookingSolution solution)
    {
        var broken = new List<string>();
        if (solution.Problem != problem.Name)
            broken.Add($"the solution is for {solution.Problem}");
        broken.AddRange(solution.Courses.Keys.Except(problem.Courses.Select(c => c.Id)).Select(id => $"{id} is not a course of the problem"));

        var (slots, costs, worked) = (new SlotLedger(problem), new Dictionary<string, CourseCost>(), new Dictionary<string, int>());
        long unplaced = 0;
        foreach (var course in problem.Courses)
        {
            if (solution.Courses.GetValueOrDefault(course.Id) is not { } plan)
                unplaced += (long)course.Priority * problem.Weights.Unplaced * course.Sessions.Count;
            else if (SessionRules.Broken(problem, course, plan, slots, worked) is { Count: > 0 } faults)
                broken.AddRange(faults);
            else
                costs[course.Id] = CourseCost.Of(problem, course, plan).Times(course.Priority);
        }

        var load = problem.Mode == BookingMode.Joint
            ? problem.LoadTargets.Sum(t => (long)problem.Weights.Load * Math.Max(0, (worked.GetValueOrDefault(t.Key) - t.Value) / problem.Slot))
            : 0;
        return new(broken, costs.Values.Sum(c => c.Sum) + unplaced + load, costs, unplaced, load);
    }
}
