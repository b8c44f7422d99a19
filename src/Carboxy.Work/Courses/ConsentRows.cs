using Carboxy.Knowledge;
using Carboxy.Patients;

namespace Carboxy.Work.Courses;

/// <summary>What a patient consents to; each is signed apart (FACTS 6.3).</summary>
public enum ConsentPurpose
{
    Treatment,
    Photograph,
    Data,
}

/// <summary>Signed words, kept as they were read.</summary>
public sealed class ConsentRow
{
    public required Id<ConsentRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public Id<CourseRow>? CourseId { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    public Modality? Modality { get; init; }

    public string? Zone { get; init; }

    /// <summary>The first session that it covers; 8 for the renewed consent of a long course (C-03).</summary>
    public int? FirstSession { get; init; }

    public int? LastSession { get; init; }

    public required Language Language { get; init; }

    public required string TextVersion { get; init; }

    /// <summary>The text as the patient read it.</summary>
    public required string Content { get; init; }

    /// <summary>The name of whoever signed; the signatures themselves stand beside.</summary>
    public required string Signature { get; init; }

    /// <summary>Who signed for a minor.</summary>
    public string? Guardian { get; init; }

    public required bool CopyGiven { get; init; }

    public required Guid ExplainedBy { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>What it permits besides the treatment, by the knowledge base's name of the purpose.</summary>
    public string? Permit { get; init; }

    /// <summary>The rule set in force when it was signed.</summary>
    public string? RuleSet { get; init; }

    /// <summary>Which wording of the knowledge base the text was made of.</summary>
    public string? Edition { get; init; }

    /// <summary>How strong the evidence was said to be.</summary>
    public EvidenceLevel? Evidence { get; init; }
}

/// <summary>The patient took a consent back; the consent stays as it was signed.</summary>
public sealed class ConsentWithdrawal
{
    public required Id<ConsentRow> ConsentId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public string? Reason { get; init; }
}
