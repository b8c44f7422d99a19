using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Hands a cleared caller over to whoever plans courses; reception plans none itself.</summary>
public sealed class AskForCourse(ClinicDb db)
{
    /// <summary>When it was asked, or null where nobody has.</summary>
    public async Task<DateTimeOffset?> SinceAsync(Id<Clearance> clearance, CancellationToken cancel) =>
        await db.CourseRequests.AsNoTracking().Where(r => r.ClearanceId == clearance).Select(r => (DateTimeOffset?)r.At).SingleOrDefaultAsync(cancel);

    /// <summary>Asks once, however often it is pressed; false where this patient has no such clearance, or it has ended.</summary>
    public async Task<bool> RunAsync(Id<Patient> patient, Id<Clearance> id, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        if (await db.Clearances.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Patient == patient, cancel) is not { } clearance || !clearance.HoldsOn(today))
            return false;
        if (await SinceAsync(id, cancel) is not null)
            return true;
        db.CourseRequests.Add(new() { ClearanceId = id, PatientId = patient, Actor = db.Actor.Code, At = db.Now });
        db.Note(new(AuditKind.Create, "course_request", id.Value, patient));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // A colleague has asked at the same moment.
        }

        return true;
    }
}
