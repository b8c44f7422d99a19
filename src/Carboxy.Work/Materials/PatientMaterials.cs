using Carboxy.Materials;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>Everything with a batch that touched a patient, the latest first, and whether its lot is recalled by now.</summary>
public sealed record PatientMaterialsView(Patient Patient, IReadOnlyList<MaterialUse> Uses, IReadOnlySet<Id<LotRow>> Recalled);

/// <summary>The way back: from a patient to lots, devices and cylinders.</summary>
public sealed class PatientMaterials(ClinicDb db)
{
    public Task<PatientMaterialsView?> RunAsync(Id<Patient> id, CancellationToken cancel) =>
        db.ReadAsync(new AuditNote(AuditKind.Read, "material_use", null, id, "patient_materials"), async () =>
        {
            if (await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } patient)
                return null;
            var uses = await db.MaterialUses.AsNoTracking().Where(u => u.PatientId == id && !u.Gone).OrderByDescending(u => u.At).ThenBy(u => u.Place).ToListAsync(cancel);
            var lots = uses.Select(u => u.LotId).OfType<Id<LotRow>>().Distinct().ToList();
            var marks = (await db.LotMarks.AsNoTracking().Where(m => lots.Contains(m.LotId) && m.Kind != LotMarkKind.Opened).ToListAsync(cancel)).GroupBy(m => m.LotId);
            return new PatientMaterialsView(patient, uses, marks.Where(m => m.MaxBy(x => x.Number)!.Kind == LotMarkKind.Recalled).Select(m => m.Key).ToHashSet());
        }, cancel);
}
