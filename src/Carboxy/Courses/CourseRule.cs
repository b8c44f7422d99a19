using Carboxy.Knowledge.Reading;

namespace Carboxy.Courses;

/// <summary>A number of medicine together with why it is so and who says it.</summary>
public sealed record Sourced<T>(T Value, Text Why, IReadOnlyList<string> Sources);

/// <summary>How the sessions of one modality follow each other.</summary>
public sealed record CourseRule
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    public required Modality Modality { get; init; }

    public bool Express { get; init; }

    public required Sourced<NumberRange> Sessions { get; init; }

    /// <summary>More sessions, only after a recorded measurement and renewed consent (C-03).</summary>
    public Sourced<NumberRange>? Extension { get; init; }

    public Sourced<bool>? NumberSetByPhysician { get; init; }

    public required Sourced<int> NeverAbove { get; init; }

    public required Sourced<int> MinimumGap { get; init; }

    public required Sourced<int> IdealGap { get; init; }

    /// <summary>After this many days a session is late; a warning, never a bar (C-04).</summary>
    public required Sourced<int> LatestGap { get; init; }

    /// <summary>The gaps that may be chosen instead of the ideal one.</summary>
    public required NumberRange GapChoice { get; init; }

    /// <summary>After a longer gap the patient is screened and measured anew (G-20).</summary>
    public Sourced<int>? RescreenAfter { get; init; }

    /// <summary>At most so many sessions in any so many days (C-04).</summary>
    public Sourced<Crowd>? AtMost { get; init; }

    /// <summary>The sessions after which the result is measured before going on.</summary>
    public required Sourced<IReadOnlyList<int>> Reviews { get; init; }

    public Sourced<Upkeep>? Maintenance { get; init; }

    public required Sourced<IReadOnlyList<int>> FollowUpMonths { get; init; }

    public required IReadOnlyList<ZoneNote> ZoneNotes { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }
}

/// <summary>So many sessions in so many days.</summary>
public sealed record Crowd(int Sessions, int InDays);

/// <summary>So many supporting sessions in so many months.</summary>
public sealed record Upkeep(NumberRange Sessions, int Months);

/// <summary>What a zone asks for beyond the rule.</summary>
public sealed record ZoneNote(string Zone, Text Text, IReadOnlyList<string> Sources);
