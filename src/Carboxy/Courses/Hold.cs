using Carboxy.Knowledge;

namespace Carboxy.Courses;

/// <summary>An earlier reaction that keeps sessions back: for some days after it has passed, or until a physician decides.</summary>
public sealed record Hold(Text Why, IReadOnlyList<string> Sources)
{
    /// <summary>The reaction, in the genitive where Russian asks for it.</summary>
    public required Text After { get; init; }

    /// <summary>When it had passed; null where nobody can name a day yet.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How many days it keeps sessions back once it has passed.</summary>
    public int Days { get; init; }

    /// <summary>The kind of treatment that it concerns; null is every kind.</summary>
    public Modality? Modality { get; init; }

    /// <summary>The zone that it concerns; null is every zone.</summary>
    public string? Zone { get; init; }

    public Side Side { get; init; }

    public bool Concerns(Course course, Zones zones) =>
        (Modality is null || Modality == course.Modality) && (Zone is null || zones.Overlap(Zone, Side, course.Zone, course.Side));

    internal Rest? AsRest() => Since is { } since ? new(since, After, Days, Why, Sources) : null;

    internal Reason? AsBlock() => Since is null ? new(Why, Sources) : null;
}
