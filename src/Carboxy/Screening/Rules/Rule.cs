using Carboxy.Knowledge.Reading;

namespace Carboxy.Screening;

/// <summary>One screening rule (FACTS 2.5): when it fires, what it says in each modality, until when, and on whose word.</summary>
public sealed record Rule
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    /// <summary>The condition as the doctor wrote it.</summary>
    public required string When { get; init; }

    public required Verdict Injection { get; init; }

    public required Verdict NonInvasive { get; init; }

    /// <summary>Until when, in words; null where the rule does not forbid.</summary>
    public Text? Until { get; init; }

    /// <summary>What staff should do or know.</summary>
    public Text? Note { get; init; }

    /// <summary>What the patient reads; never a promise, never advice to stop a medicine (P9).</summary>
    public required Text Patient { get; init; }

    /// <summary>Somebody should see a physician today.</summary>
    public bool Urgent { get; init; }

    /// <summary>Seed rows, literature rules and papers that it stands on; shown with every finding.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Principles, conflicts and gaps that shaped it.</summary>
    public required IReadOnlyList<string> Ground { get; init; }

    public Place Place { get; init; }

    public Verdict In(Modality modality) => modality is Modality.Injection ? Injection : NonInvasive;
}

/// <summary>A knob of the medical director (C-10): where it is on, a rule says something else in one modality under a condition.</summary>
public sealed record PolicyKnob
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public required bool On { get; init; }

    public required string Rule { get; init; }

    public required Modality Modality { get; init; }

    public required string When { get; init; }

    public required Verdict Becomes { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }
}
