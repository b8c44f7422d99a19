using Carboxy.Patients;

namespace Carboxy.Work.Screening;

/// <summary>The link by which a patient answers on their own phone.</summary>
public sealed class IntakeLink
{
    public required Id<IntakeLink> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    /// <summary>SHA-256 of the token; the token itself is only in the link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Modality, zone and goals that the patient came for, in JSON.</summary>
    public required string Wish { get; init; }

    /// <summary>The person who gave the link.</summary>
    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the patient sent the answers, or somebody took the link back.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>A patient's answers as one save left them; the highest version counts.</summary>
public sealed class AnswerSheet
{
    public required Id<Patient> PatientId { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Set where the patient answered through a link.</summary>
    public Id<IntakeLink>? IntakeLinkId { get; init; }

    /// <summary>A <see cref="Carboxy.Screening.Interview"/>: each answer in the words of carboxy-answers/1, with its day and who gave it.</summary>
    public required string Content { get; init; }
}
