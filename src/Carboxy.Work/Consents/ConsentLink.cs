using Carboxy.Patients;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Consents;

/// <summary>What a patient does by a link.</summary>
public enum ConsentLinkAbout
{
    /// <summary>Signs the consent to a treatment.</summary>
    Treatment,

    /// <summary>Allows single purposes besides the treatment.</summary>
    Permits,

    /// <summary>Takes a consent back.</summary>
    Withdrawal,
}

/// <summary>A link by which a patient signs or takes back on their own phone; it serves once.</summary>
public sealed class ConsentLink
{
    /// <summary>How long a link holds (house default).</summary>
    public const int HoursValid = 72;

    public required Id<ConsentLink> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required ConsentLinkAbout About { get; init; }

    public Id<CourseRow>? CourseId { get; init; }

    /// <summary>The consent that is taken back.</summary>
    public Id<ConsentRow>? ConsentId { get; init; }

    /// <summary>The renewed consent to sessions beyond the usual number.</summary>
    public required bool Beyond { get; init; }

    /// <summary>SHA-256 of the token; the token itself is only in the link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The texts that were explained, in both languages, in JSON; only these can be signed.</summary>
    public required string Texts { get; init; }

    /// <summary>Who explained the text and gave the link.</summary>
    public required Guid ExplainedBy { get; init; }

    /// <summary>The explainer's drawn signature, or null where they signed by account.</summary>
    public string? Lines { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the patient first looked.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The consent that was signed by it; the patient's copy is fetched by the same link until it expires.</summary>
    public Id<ConsentRow>? MadeId { get; set; }

    public bool StandsAt(DateTimeOffset moment) => UsedAt is null && RevokedAt is null && moment < ExpiresAt;
}
