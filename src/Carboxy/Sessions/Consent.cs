using Carboxy.Courses;
using Carboxy.Patients;

namespace Carboxy.Sessions;

/// <summary>A patient's signed consent to one modality, zone and course.</summary>
public sealed record Consent
{
    public required Id<Consent> Id { get; init; }

    public required Id<Patient> Patient { get; init; }

    public required Id<Course> Course { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>A zone id of the knowledge base.</summary>
    public required string Zone { get; init; }

    /// <summary>The first session that it covers; 8 for the renewed consent of a long course (C-03).</summary>
    public required int FirstSession { get; init; }

    /// <summary>The last session that it covers.</summary>
    public required int LastSession { get; init; }

    /// <summary>SHA-256 of the exact text that was signed.</summary>
    public required string Version { get; init; }

    public required Language Language { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Who explained it.</summary>
    public required Guid Explainer { get; init; }

    /// <summary>Who signed for a minor, or null.</summary>
    public string? Guardian { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public bool StandsAt(DateTimeOffset moment) => SignedAt <= moment && !(WithdrawnAt <= moment);
}
