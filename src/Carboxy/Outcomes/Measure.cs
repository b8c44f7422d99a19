using Carboxy.Knowledge.Reading;

namespace Carboxy.Outcomes;

/// <summary>An instrument of the clinic: what is asked or read, how it is scored, and what change in it means.</summary>
public sealed record Measure
{
    /// <summary>M-01 .. M-37 (FACTS 4.2).</summary>
    public required string Id { get; init; }

    /// <summary>Which edition of the instrument this is; results of different versions are never compared.</summary>
    public required string Version { get; init; }

    public required Text Name { get; init; }

    /// <summary>How it is taken, in one or two sentences.</summary>
    public required Text About { get; init; }

    public required MeasureStatus Status { get; init; }

    public required Text Licence { get; init; }

    /// <summary>What one measurement speaks of: the whole person, a zone, or one side of a zone.</summary>
    public required MeasureScope Scope { get; init; }

    /// <summary>Who may rate it.</summary>
    public required IReadOnlyList<Rater> Raters { get; init; }

    /// <summary>The seed rows whose effect it measures.</summary>
    public required IReadOnlyList<string> Aims { get; init; }

    public required IReadOnlyList<MeasureItem> Items { get; init; }

    public required IReadOnlyList<MeasureScore> Scores { get; init; }

    /// <summary>Editions that other clinics use and why theirs cannot be compared with ours.</summary>
    public required IReadOnlyList<OtherVersion> OtherVersions { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }

    public MeasureItem? Item(string id) => Items.FirstOrDefault(item => item.Id == id);

    /// <summary>One of its scores leaves it to the course which way is better.</summary>
    public bool AsksForAim => Scores.Any(score => score.Direction == Direction.AimDependent);

    public MeasureScore? Score(string id) => Scores.FirstOrDefault(score => score.Id == id);
}

/// <summary>Another edition of the same instrument.</summary>
public sealed record OtherVersion(string Version, Text Note);

/// <summary>Whether the instrument is free to use as published, or written by this project around a public idea.</summary>
public enum MeasureStatus
{
    Free,
    Own,
}

/// <summary>What one measurement speaks of.</summary>
public enum MeasureScope
{
    Person,
    Zone,
    Side,
}

/// <summary>Who, or what, gave the rating. Ratings of different kinds are never compared with each other.</summary>
public enum Rater
{
    Clinician,
    Patient,
    Device,
}
