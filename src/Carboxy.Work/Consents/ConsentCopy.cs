using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

/// <summary>Everything that stands on the copy of a signed consent.</summary>
public sealed record ConsentCopy(ConsentRow Consent, Patient Patient, IReadOnlyList<ConsentSignature> Signatures, ConsentWithdrawal? Withdrawal, string Clinic, string? Phone, string TimeZone);

/// <summary>Opens a signed consent to be read or printed; the line of audit is written in the same transaction.</summary>
public sealed class OpenConsent(ClinicDb db)
{
    public async Task<ConsentCopy?> RunAsync(Id<ConsentRow> id, string why, CancellationToken cancel) =>
        await db.Consents.AsNoTracking().Where(c => c.Id == id).Select(c => (Id<Patient>?)c.PatientId).SingleOrDefaultAsync(cancel) is { } patient
            ? await db.ReadAsync(new(AuditKind.Read, "consent", id.Value, patient, why), () => ReadAsync(id, cancel), cancel)
            : null;

    async Task<ConsentCopy?> ReadAsync(Id<ConsentRow> id, CancellationToken cancel)
    {
        var row = await db.Consents.AsNoTracking().SingleAsync(c => c.Id == id, cancel);
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
        return new(
            row,
            await db.Patients.AsNoTracking().SingleAsync(p => p.Id == row.PatientId, cancel),
            await db.ConsentSignatures.AsNoTracking().Where(s => s.ConsentId == id).ToListAsync(cancel),
            await db.ConsentWithdrawals.AsNoTracking().SingleOrDefaultAsync(w => w.ConsentId == id, cancel),
            clinic.Name,
            (await new ClinicDetails(db).ReadAsync(cancel)).GetValueOrDefault(ClinicDetails.Phone)?.In(row.Language),
            clinic.TimeZone);
    }

    /// <summary>The signatures under the consents of a patient, for a page that has opened the record already.</summary>
    public async Task<IReadOnlyList<ConsentSignature>> SignaturesAsync(Id<Patient> patient, CancellationToken cancel) =>
        await db.ConsentSignatures.AsNoTracking().Where(s => s.PatientId == patient).ToListAsync(cancel);
}
