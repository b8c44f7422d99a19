using Carboxy.Knowledge;
using Carboxy.Screening;

namespace Carboxy.Courses;

/// <summary>How far a course has come.</summary>
/// <param name="Overdue">The next session is late, or cannot be in time any more.</param>
public sealed record Progress(int Held, int Planned, bool Overdue)
{
    public int Left => Math.Max(0, Planned - Held);
}

/// <summary>Whether the next session is in time.</summary>
public enum Lateness
{
    OnTime,

    /// <summary>After the latest gap: a warning (C-04).</summary>
    Late,

    /// <summary>After so long a gap that screening and baseline are due again (G-20).</summary>
    RescreenNeeded,
}

/// <summary>What comes next in a course.</summary>
public abstract record Next(Progress Progress)
{
    /// <summary>All sessions are held; what is left are measurements.</summary>
    public sealed record Complete(Progress Progress, IReadOnlyList<FollowUp> FollowUps) : Next(Progress);

    /// <summary>The course was finished or stopped before.</summary>
    public sealed record Ended(Progress Progress) : Next(Progress);

    /// <summary>A session is due. Where something blocks it, that is done first.</summary>
    public sealed record Due(Progress Progress, int Number, SessionWindow Window, Lateness Lateness, IReadOnlyList<Reason> Blocks, Proposal? Proposal) : Next(Progress)
    {
        public bool Blocked => Blocks.Count > 0;
    }
}

/// <summary>Everything that was recorded about a course so far.</summary>
/// <param name="Clearance">The newest clearance for this zone and modality, or null.</param>
/// <param name="MeasuredOn">The days on which a measurement for this course was recorded.</param>
public sealed record CourseSoFar(Course Course, Clearance? Clearance, History History, IReadOnlyList<DateOnly> MeasuredOn);

/// <summary>Finds the next session of a course: its window, its lateness, and what must happen first.</summary>
public static class NextSession
{
    public static Next Window(CourseSoFar soFar, CourseKnowledge knowledge, ClinicDays days, DateOnly today)
    {
        var course = soFar.Course;
        var rule = knowledge.RuleFor(course.Modality, course.Express);
        var held = soFar.History.Sessions.Where(s => s.CountsFor(course)).Select(s => s.On).Order().ToList();
        var progress = new Progress(held.Count, course.Sessions, Overdue: false);
        if (held.Count >= course.Sessions && held.Count > 0)
            return new Next.Complete(progress, Planner.FollowUps(rule, held[^1], days));
        if (course.State is CourseState.Finished or CourseState.Stopped)
            return new Next.Ended(progress);

        var window = SessionWindow.Of(course, rule, knowledge, soFar.History, NotBefore(course, rule, today), soFar.Clearance is { } clearance ? Planner.EndOf(clearance) : null);
        var lateness = LatenessOn(today, held, rule, course);
        var overdue = lateness != Lateness.OnTime || window.Conflict is not null;
        return new Next.Due(progress with { Overdue = overdue }, held.Count + 1, window, lateness,
            [.. Blocks.Of(soFar, rule, knowledge, held, lateness, window)], window.Propose(days));
    }

    internal static Bound NotBefore(Course course, CourseRule rule, DateOnly today) => course.StartsOn > today
        ? new(course.StartsOn, [new(new($"Курс начинается {Days.Show(course.StartsOn).Ru}.", $"The course starts on {Days.Show(course.StartsOn).En}."), rule.Sources)])
        : new(today, [new(new("Можно с сегодняшнего дня: все промежутки выдержаны.", "From today on: every gap has passed."), rule.MinimumGap.Sources)]);

    static Lateness LatenessOn(DateOnly today, List<DateOnly> held, CourseRule rule, Course course)
    {
        if (held.Count == 0)
            return Lateness.OnTime;
        var passed = today.DayNumber - held[^1].DayNumber;
        return passed > rule.RescreenAfter?.Value ? Lateness.RescreenNeeded
            : passed > Math.Max(rule.LatestGap.Value, course.GapDays ?? 0) ? Lateness.Late
            : Lateness.OnTime;
    }
}
