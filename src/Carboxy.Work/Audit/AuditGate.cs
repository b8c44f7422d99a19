using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Carboxy.Work.Audit;

/// <summary>Lets a clinical row through only beside a note of audit that speaks of its patient.</summary>
static class AuditGate
{
    public static void Demand(ChangeTracker changes, IReadOnlyCollection<AuditNote> notes)
    {
        foreach (var entry in changes.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Metadata.FindAnnotation(Maps.ClinicalAnnotation)?.Value is not string property)
                continue;
            var patient = property.Length == 0 ? null : (Id<Patient>?)entry.Property(property).CurrentValue;
            if (!notes.Any(note => note.Kind != AuditKind.Read && note.Patient is { } noted && (patient is null || noted == patient)))
                throw new InvalidOperationException(
                    $"A row of {entry.Metadata.GetTableName()} is about to be saved without a line of audit about its patient. Call Note first.");
        }
    }
}
