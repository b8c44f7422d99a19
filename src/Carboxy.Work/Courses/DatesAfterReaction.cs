using Carboxy.Courses;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

/// <summary>
/// Moves the days on which a patient is expected to where a reaction, or a physician's word about it, now puts them. Visits
/// that are booked stay until somebody moves them. It follows the save of what was said, which must not fail over a date.
/// </summary>
public sealed class DatesAfterReaction(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days)
{
    public Task RunAsync(Id<Patient> patient, CancellationToken cancel) => Again.WhenHinderedAsync(async () =>
    {
        db.ChangeTracker.Clear();
        var (today, open) = (await db.TodayAsync(cancel), Word.Of(CourseState.Open));
        foreach (var course in await db.Courses.AsNoTracking().Where(c => c.PatientId == patient && c.State == open).Select(c => c.Id).ToListAsync(cancel))
        {
            if (await files.FindAsync(course, cancel) is not { Running: null } file)
                continue;
            await new CourseDates(db, knowledge, days).RenewAsync(file, today, cancel);
            db.ChangeTracker.DetectChanges();
            if (db.ChangeTracker.Entries<PlannedSession>().Any(e => e.Entity.CourseId == course && e.State != EntityState.Unchanged))
                db.Note(new(AuditKind.Change, "course", course.Value, patient, "dates"));
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear(); // somebody else has just written the same dates
        }

        return true;
    }, cancel);
}
