namespace Carboxy.Booking;

/// <summary>
/// A course ready for booking in one calendar: numbers instead of names, the span of days it may use, the patient's week as masks of
/// starts. It holds nothing of what is booked, so that it stays good while the calendar changes.
/// </summary>
public sealed class CourseShape
{
    (int Factor, GapStep[][] Onward) scaled;

    public CourseShape(CourseToBook course, Calendar calendar)
    {
        (Course, Problem) = (course, calendar.Problem);
        var numbers = course.Sessions.Select(calendar.TemplateNumber).ToArray();
        Templates = [.. numbers.Distinct().Select(t => calendar.Templates[t])];
        Sessions = [.. numbers.Select(n => Array.FindIndex(Templates, t => t.Index == n))];
        Hours = [.. Templates.Select(t => new HourMasks(t, course, calendar.Grid))];
        Rule = new(course);

        var allowed = course.Practitioners?.Select(calendar.ResourceNumber).ToHashSet();
        Practitioners = [.. Templates.SelectMany(t => t.Candidates[0]).Distinct().Where(p => allowed?.Contains(p) != false).Order()];
        Candidates = [.. Templates.Select(t => Practitioners.Select(p => Array.IndexOf(t.Candidates[0], p)).ToArray())];
        var wanted = course.Wanted.Select(calendar.ResourceNumber).ToHashSet();
        WishCost = [.. Practitioners.Select(p => wanted.Count == 0 || wanted.Contains(p) ? 0 : Problem.Weights.Practitioner)];

        var afterPrior = course.PriorDays is [.., var last] ? last + course.ShortestGap : int.MinValue;
        First = Math.Max(Math.Max(0, course.Earliest), afterPrior);
        Last = Math.Min(Problem.Days - 1, course.Latest);
        OffDays = [.. course.OffDays.Where(d => d >= First && d <= Last).Order()];
        Onward = [.. Enumerable.Range(0, Rule.States).Select(state => GapSteps(course, state))];
        Stands = course.Incumbent is null ? null : [.. course.Incumbent.Select(s => new Incumbent(s, calendar))];
        Unplaced = (long)course.Priority * Problem.Weights.Unplaced * course.Sessions.Count;
    }

    CourseShape(CourseShape whole, int practitioner)
    {
        (Course, Problem) = (whole.Course with { Practitioners = [whole.Problem.Resources[practitioner].Id] }, whole.Problem);
        (Templates, Sessions, Hours, Rule, OffDays, Onward, Stands) = (whole.Templates, whole.Sessions, whole.Hours, whole.Rule, whole.OffDays, whole.Onward, whole.Stands);
        (First, Last, Unplaced) = (whole.First, whole.Last, whole.Unplaced);
        var at = Array.IndexOf(whole.Practitioners, practitioner);
        (Practitioners, Candidates, WishCost) = ([practitioner], [.. whole.Candidates.Select(c => new[] { c[at] })], [whole.WishCost[at]]);
    }

    /// <summary>The same course with one practitioner throughout.</summary>
    internal CourseShape With(int practitioner) => new(this, practitioner);

    public CourseToBook Course { get; }

    /// <summary>What it costs to leave the course out.</summary>
    public long Unplaced { get; }

    internal BookingProblem Problem { get; }

    /// <summary>The different templates of the course.</summary>
    internal TemplateShape[] Templates { get; }

    /// <summary>Which of <see cref="Templates"/> each session has.</summary>
    internal int[] Sessions { get; }

    internal HourMasks[] Hours { get; }

    internal SevenDayRule Rule { get; }

    /// <summary>Those who may treat, by their numbers in the calendar.</summary>
    internal int[] Practitioners { get; }

    /// <summary>For each template, which of its candidates each practitioner is, or -1.</summary>
    internal int[][] Candidates { get; }

    internal int[] WishCost { get; }

    /// <summary>The first and the last day on which any session may be.</summary>
    internal int First { get; }

    internal int Last { get; }

    /// <summary>The last day on which the first session leaves room for the others.</summary>
    internal int LastBeginning => Last - ((Course.Sessions.Count - 1) * Course.ShortestGap);

    internal int[] OffDays { get; }

    GapStep[][] Onward { get; }

    /// <summary>The plan as it stands, session by session, when this is re-planning.</summary>
    internal Incumbent[]? Stands { get; }

    /// <summary>For each state of the recent past, the gaps that may follow, shortest first, their costs so many times what they are.</summary>
    internal GapStep[][] OnwardTimes(int factor)
    {
        if (scaled.Factor != factor)
            scaled = (factor, factor == 1 ? Onward : Times(factor));
        return scaled.Onward;
    }

    /// <summary>What it costs to begin on that day.</summary>
    internal int StartCost(int day) => Course.PriorDays is [.., var last]
        ? Problem.Weights.Gap * Math.Abs(day - last - Course.IdealGap)
        : Problem.Weights.FirstDay * (day - Course.Earliest);

    GapStep[][] Times(int factor) =>
        [.. Onward.Select(steps => steps.Select(s => s with { Cost = (int)Math.Min((long)s.Cost * factor, SessionCosts.Never) }).ToArray())];

    GapStep[] GapSteps(CourseToBook course, int state) =>
    [
        .. Enumerable.Range(course.ShortestGap, Math.Max(0, Math.Min(course.LongestGap, Last - First) - course.ShortestGap + 1))
            .Select(gap => new GapStep(gap, Rule.Next(state, gap), Problem.Weights.Gap * Math.Abs(gap - course.IdealGap)))
            .Where(step => step.State >= 0),
    ];
}

/// <summary>A gap to the next session: its days, the state of the recent past after it, and what it costs.</summary>
readonly record struct GapStep(int Days, int State, int Cost);

/// <summary>Where a session stands in the plan that is being changed.</summary>
readonly record struct Incumbent(int Day, int Bit, int Practitioner, BookedSession Session)
{
    public Incumbent(BookedSession session, Calendar calendar)
        : this(session.Day, calendar.Grid.BitOf(session.Start), calendar.ResourceNumber(session.Practitioner), session)
    {
    }
}
