using Carboxy.Courses;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Carboxy.Work.Courses;

/// <summary>
/// Moves the days on which a patient is expected to where a reaction, another procedure or a physician's word now puts them. Visits
/// that are booked stay until somebody moves them. It follows the save of what was said, which stands whatever becomes of the days:
/// no session starts on a day that is not allowed.
/// </summary>
public sealed partial class MoveExpectedDays(ClinicDb db, CourseFiles files, ClinicKnowledge knowledge, ClinicDays days, ILogger<MoveExpectedDays> log)
{
    /// <summary>Whoever said something may have gone by now, so nothing here is cancelled.</summary>
    public async Task RunAsync(Id<Patient> patient)
    {
        try
        {
            await Again.WhenHinderedAsync(() => MoveAsync(patient), CancellationToken.None);
        }
#pragma warning disable CA1031 // whoever told of a red flag must see what to do now, and not that a day could not be written
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFault(e);
            db.ChangeTracker.Clear(); // nothing of it is to slip into another save
        }
    }

    async Task<bool> MoveAsync(Id<Patient> patient)
    {
        db.ChangeTracker.Clear();
        var (today, open) = (await db.TodayAsync(CancellationToken.None), Word.Of(CourseState.Open));
        foreach (var course in await db.Courses.AsNoTracking().Where(c => c.PatientId == patient && c.State == open).Select(c => c.Id).ToListAsync())
        {
            if (await files.FindAsync(course, CancellationToken.None) is not { Running: null } file)
                continue;
            await new CourseDates(db, knowledge, days).RenewAsync(file, today, CancellationToken.None);
            if (db.ChangeTracker.Entries<PlannedSession>().Any(e => e.Entity.CourseId == course && e.State != EntityState.Unchanged))
                db.Note(new(AuditKind.Change, "course", course.Value, patient, "dates"));
        }

        await db.SaveChangesAsync();
        return true;
    }

    [LoggerMessage(LogLevel.Error, "The expected days of a patient could not be moved; what was said is kept")]
    private partial void LogFault(Exception fault);
}
