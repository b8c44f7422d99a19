using Carboxy.Patients;

namespace Carboxy.Work.Booking;

/// <summary>A link by which a patient moves one visit; it works until the visit begins, or somebody takes it back.</summary>
public sealed class VisitLink
{
    public required Id<VisitLink> Id { get; init; }

    public required Id<BookingRow> BookingId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    /// <summary>SHA-256 of the token; the token itself is only in the link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Who made the link, as the audit trail writes it.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }
}
