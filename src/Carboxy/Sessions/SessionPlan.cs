using System.Text.Json.Serialization;
using Carboxy.Courses;

namespace Carboxy.Sessions;

/// <summary>What is to happen in one session, as course and protocol lay it down.</summary>
public sealed record SessionPlan
{
    /// <summary>No course has more sessions than this (C-03).</summary>
    public const int MostSessions = 10;

    public required Id<Session> Session { get; init; }

    /// <summary>The protocol that it follows.</summary>
    public required string Protocol { get; init; }

    public required Id<Course> Course { get; init; }

    /// <summary>Counts from 1 within the course.</summary>
    public required int Number { get; init; }

    /// <summary>How many sessions the course plans.</summary>
    public required int OutOf { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>A zone id of the knowledge base.</summary>
    public required string Zone { get; init; }

    public Side Side { get; init; }

    /// <summary>Seed rows of the recorded indications; a session without one is not planned .</summary>
    public required IReadOnlyList<string> Indications { get; init; }

    /// <summary>A single session before an occasion, outside any course credit (C-07).</summary>
    public bool Express { get; init; }

    /// <summary>The first day that the course allows this session .</summary>
    public required DateOnly FirstAllowed { get; init; }

    public required IReadOnlyList<SessionStep> Steps { get; init; }

    /// <summary>Every field of every step that is not recorded point by point.</summary>
    [JsonIgnore]
    public IEnumerable<SessionField> Fields => Steps.Where(step => !step.PerPoint).SelectMany(step => step.Fields);
}
