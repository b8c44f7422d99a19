using Carboxy.Patients;

namespace Carboxy.Outcomes;

/// <summary>One measure taken of one patient on one day. Never changed: a correction is a new one that names the old.</summary>
public sealed record Measurement
{
    public required Id<Measurement> Id { get; init; }

    public required Id<Patient> Patient { get; init; }

    /// <summary>The course it belongs to, if any.</summary>
    public Guid? Course { get; init; }

    /// <summary>M-01 .. M-37.</summary>
    public required string Measure { get; init; }

    public required string MeasureVersion { get; init; }

    /// <summary>The raw answers, as they were given.</summary>
    public required ItemAnswers Answers { get; init; }

    /// <summary>What they came to on that day, by the measure's formulas.</summary>
    public required IReadOnlyList<ScoreValue> Scores { get; init; }

    public required Rater RatedBy { get; init; }

    /// <summary>The person who wrote it down; null where the patient did so alone.</summary>
    public Guid? Recorder { get; init; }

    /// <summary>A zone id of the knowledge base; null where the measure speaks of the whole person.</summary>
    public string? Zone { get; init; }

    public BodySide Side { get; init; }

    /// <summary>Which way is better here, where the measure leaves that to the course; the baseline's word counts.</summary>
    public Aim? Wanted { get; init; }

    /// <summary>The clinic's day.</summary>
    public required DateOnly On { get; init; }

    public required DateTimeOffset At { get; init; }

    public required MeasurementPurpose Purpose { get; init; }

    /// <summary>The measurement that this one corrects.</summary>
    public Id<Measurement>? Supersedes { get; init; }

    public ScoreValue? Score(string id) => Scores.FirstOrDefault(score => score.Score == id);

    /// <summary>Those that nobody has corrected, oldest first.</summary>
    public static IReadOnlyList<Measurement> InForce(IEnumerable<Measurement> all)
    {
        var list = all.ToList();
        var corrected = list.Select(m => m.Supersedes).OfType<Id<Measurement>>().ToHashSet();
        return [.. list.Where(m => !corrected.Contains(m.Id)).OrderBy(m => m.On).ThenBy(m => m.At).ThenBy(m => m.Id.Value)];
    }
}

/// <summary>The side of the body that a measurement speaks of.</summary>
public enum BodySide
{
    Whole,
    Left,
    Right,
}

/// <summary>Why it was taken: the moments of a course that FACTS 6.1 and C-03 ask for.</summary>
public enum MeasurementPurpose
{
    Baseline,
    Session4,
    Session7,
    Last,
    Month3,
    Month6,
    Month12,

    /// <summary>On somebody's wish, between the moments.</summary>
    Extra,
}
