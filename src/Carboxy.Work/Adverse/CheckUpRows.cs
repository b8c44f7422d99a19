using Carboxy.Patients;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Adverse;

/// <summary>A link by which a patient says how they are after a session; it names nobody.</summary>
public sealed class CheckUpLink
{
    /// <summary>How long it holds: the check is for the first two days, and who is late is still heard (house default).</summary>
    public const int DaysValid = 7;

    public required Id<CheckUpLink> Id { get; init; }

    public required Id<SessionRow> SessionId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    /// <summary>SHA-256 of the token; the token itself is only in the link.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the patient first looked.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When a later link took its place; null while it holds.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>What a patient said a day or two after a session. Who feels worse later says so again.</summary>
public sealed class CheckUp
{
    public required Id<SessionRow> SessionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Nothing troubles the patient, in the patient's own view.</summary>
    public required bool Well { get; init; }

    public string? Words { get; init; }

    /// <summary>The answers as they came.</summary>
    public required string Content { get; init; }
}

/// <summary>Where an entry of an adverse event comes from.</summary>
public enum AdverseSource
{
    /// <summary>Noted while the session ran, or in its record.</summary>
    Session,

    /// <summary>The patient said so by a link.</summary>
    Link,

    /// <summary>Somebody of the clinic wrote it down afterwards.</summary>
    Staff,
}
