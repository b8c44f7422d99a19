namespace Carboxy.Sessions;

/// <summary>What is to happen in one session, as course and protocol lay it down.</summary>
public sealed record SessionPlan
{
    /// <summary>No course has more sessions than this (C-03).</summary>
    public const int MostSessions = 10;

    public required Id<Session> Session { get; init; }

    public required Guid Course { get; init; }

    /// <summary>Counts from 1 within the course.</summary>
    public required int Number { get; init; }

    /// <summary>How many sessions the course plans.</summary>
    public required int OutOf { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>A zone id of the knowledge base.</summary>
    public required string Zone { get; init; }

    /// <summary>Left, right or both, where the zone has sides.</summary>
    public string? Side { get; init; }

    /// <summary>Seed rows of the recorded indications; a session without one is not planned .</summary>
    public required IReadOnlyList<string> Indications { get; init; }

    /// <summary>A single session before an occasion, outside any course credit (C-07).</summary>
    public bool Express { get; init; }

    /// <summary>The first day that the course allows this session .</summary>
    public required DateOnly FirstAllowed { get; init; }

    public required IReadOnlyList<SessionStep> Steps { get; init; }
}

/// <summary>One step of a session, in the order of the protocol.</summary>
public sealed record SessionStep
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    /// <summary>Done only if needed; leaving it out still says why (S0-27, C-16).</summary>
    public bool Optional { get; init; }

    /// <summary>How many minutes its timer runs; outside of it somebody says why (S0-29).</summary>
    public NumberRange? Minutes { get; init; }

    /// <summary>The usual reason to leave it out, to be confirmed with one tap.</summary>
    public Text? UsualSkipReason { get; init; }
}
