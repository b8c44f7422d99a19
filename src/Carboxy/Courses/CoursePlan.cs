using Carboxy.Knowledge;

namespace Carboxy.Courses;

/// <summary>A course laid out in days: sessions, reviews, follow-ups, upkeep. Without rooms and people; those come with booking.</summary>
public sealed record CoursePlan
{
    public required IReadOnlyList<PlannedSession> Sessions { get; init; }

    public required IReadOnlyList<PlannedReview> Reviews { get; init; }

    public required IReadOnlyList<FollowUp> FollowUps { get; init; }

    public Upkeeping? Maintenance { get; init; }

    /// <summary>What is known about this aim in this modality; printed with the plan and in the consent.</summary>
    public required Evidence? Evidence { get; init; }

    /// <summary>Measures to take at the baseline, the reviews, the end and the follow-ups.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>What to know beforehand: zone, limits not measured yet, conditions of other procedures.</summary>
    public required IReadOnlyList<Reason> Notes { get; init; }
}

/// <summary>One session of the plan, with the bounds that it was laid between.</summary>
public sealed record PlannedSession(int Number, DateOnly On, bool Late, Bound Earliest, Bound? Latest, IReadOnlyList<Reason> Notes);

/// <summary>A measurement that must be recorded before the next session.</summary>
public sealed record PlannedReview(int AfterSession, DateOnly From, Reason Reason);

/// <summary>A measurement after the course.</summary>
public sealed record FollowUp(int Months, DateOnly On, Reason Reason);

/// <summary>Supporting sessions after a course, spread evenly; the physician sets how many within the range.</summary>
public sealed record Upkeeping(NumberRange Sessions, int Months, IReadOnlyList<DateOnly> On, Reason Reason);
