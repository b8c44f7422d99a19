using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>A reason to treat: what the patient comes for, and what is honestly known about it.</summary>
public sealed record Indication
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>The seed rows that name it as an indication or as an effect that may be a goal.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The modalities in which the clinic may plan it.</summary>
    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>Codes that fit; empty where no exact code exists, and then the note says so.</summary>
    public required IReadOnlyList<string> Icd10 { get; init; }

    public Text? CodeNote { get; init; }

    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>A disease (S2-33 to S2-55): needs a physician's diagnosis and plan (P7, S2-21).</summary>
    public bool Medical { get; init; }

    /// <summary>A state worth treating only against a measured baseline (C-18, C-27).</summary>
    public bool BaselineNeeded { get; init; }

    /// <summary>False for a claim that nothing can measure (S2-19, S2-114); it is never offered as a goal.</summary>
    public bool Offered { get; init; } = true;

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What is said to the patient. Never a promise.</summary>
    public required Text Patient { get; init; }

    public required IReadOnlyList<Limit> Limits { get; init; }

    public required IReadOnlyList<Onset> Onsets { get; init; }

    /// <summary>Measures to take, such as <c>M-19</c>.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }

    /// <summary>The strength of what is known in one modality; no entry means a claim only.</summary>
    public EvidenceLevel LevelIn(Modality modality) =>
        Evidence.FirstOrDefault(e => e.Modality == modality)?.Level ?? EvidenceLevel.Claim;

    /// <summary>The session from which a change was reported, the nearest zone first, or null where nobody says.</summary>
    public Onset? OnsetIn(Modality modality, string zone, Zones zones) => Onsets
        .Where(o => o.Modality == modality && (o.Zone is null || zones.Within(zone, o.Zone)))
        .OrderBy(o => o.Zone is null).FirstOrDefault();
}

/// <summary>How strong the published work on one aim is. The level speaks of this treatment, not of the disease.</summary>
public enum EvidenceLevel
{
    /// <summary>Nobody published a study; the sources merely say so.</summary>
    Claim,

    Case,

    /// <summary>One group without a comparison.</summary>
    Series,

    /// <summary>Compared with something, not clearly by lot.</summary>
    Controlled,

    /// <summary>Assigned by lot.</summary>
    Randomised,

    /// <summary>Assigned by lot, and no benefit was found.</summary>
    RandomisedNoBenefit,
}

/// <summary>What was found in one modality, by whom.</summary>
public sealed record Evidence(Modality Modality, EvidenceLevel Level, Text Found, IReadOnlyList<string> Sources);

/// <summary>Where the method ends. With a measure, the grade from which something else is needed.</summary>
public sealed record Limit(Text Text, string? Measure, decimal? StopAt, IReadOnlyList<string> Sources)
{
    /// <summary>True where the measured grade has reached the limit; unknown where it was not measured.</summary>
    public Truth Reached(decimal? grade) => StopAt is null ? false : grade is { } given ? given >= StopAt : null;
}

/// <summary>From which session on a change was reported (C-06); never printed as a promise.</summary>
public sealed record Onset(Modality Modality, string? Zone, NumberRange Session, Text? Note, IReadOnlyList<string> Sources);

/// <summary>All indications, found by id or by seed row.</summary>
public sealed class Indications
{
    readonly Dictionary<string, Indication> byName = new(StringComparer.Ordinal);

    public Indications(IEnumerable<Indication> all)
    {
        All = [.. all];
        foreach (var indication in All)
        {
            byName.TryAdd(indication.Id, indication);
            foreach (var row in indication.Rows)
                byName.TryAdd(row, indication);
        }
    }

    public IReadOnlyList<Indication> All { get; }

    /// <summary>The indication of an id or of a seed row such as <c>S0-17</c>, or null.</summary>
    public Indication? Find(string idOrRow) => byName.GetValueOrDefault(idOrRow);

    /// <summary>Takes a patient's goals apart: what is known, what the modality does not serve, what nobody knows.</summary>
    public IReadOnlyList<Goal> Resolve(IEnumerable<string> rows, Modality modality) =>
        [.. rows.Distinct(StringComparer.Ordinal).Select(row => Resolve(row, modality))];

    public Goal Resolve(string row, Modality modality) => Find(row) switch
    {
        null => new Goal.Unknown(row),
        { Offered: false } found => new Goal.NotOffered(row, found),
        { } found when !found.Modalities.Contains(modality) => new Goal.OtherModality(row, found),
        { } found => new Goal.Found(row, found),
    };
}

/// <summary>What became of one wish of the patient.</summary>
public abstract record Goal(string Row)
{
    public sealed record Found(string Row, Indication Indication) : Goal(Row);

    public sealed record OtherModality(string Row, Indication Indication) : Goal(Row);

    public sealed record NotOffered(string Row, Indication Indication) : Goal(Row);

    public sealed record Unknown(string Row) : Goal(Row);
}
