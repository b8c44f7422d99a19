using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>Keeps that a patient was told what the physician decided.</summary>
public sealed class TellDecision(ClinicDb db)
{
    /// <summary>Kept once, however often it is pressed; false where there is no such decision.</summary>
    public async Task<bool> RunAsync(Id<Decision> id, CancellationToken cancel)
    {
        var whose = await (from d in db.Decisions.AsNoTracking() join s in db.Screenings on d.Screening equals s.Id where d.Id == id select new { s.Patient }).SingleOrDefaultAsync(cancel);
        if (whose is null)
            return false;
        if (await db.DecisionsTold.AnyAsync(t => t.DecisionId == id, cancel))
            return true;
        db.DecisionsTold.Add(new() { DecisionId = id, PatientId = whose.Patient, Actor = db.Actor.Code, At = db.Now });
        db.Note(new(AuditKind.Create, "decision_told", id.Value, whose.Patient));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // A colleague has told them at the same moment.
        }

        return true;
    }
}
