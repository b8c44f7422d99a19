using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

public sealed partial class ClinicDb
{
    /// <summary>What the same form has made already, or null where it comes for the first time.</summary>
    internal async Task<Guid?> MadeAlreadyAsync(string submission, CancellationToken cancel) =>
        await Submissions.AsNoTracking().Where(s => s.Key == submission).Select(s => (Guid?)s.RecordId).SingleOrDefaultAsync(cancel);

    /// <summary>Saves a form's record once; null where this save made it, otherwise what the faster twin of the form made.</summary>
    internal async Task<Guid?> SaveOnceAsync(string submission, string record, Guid id, CancellationToken cancel)
    {
        Submissions.Add(new() { Key = submission, Record = record, RecordId = id, At = clock.GetUtcNow() });
        try
        {
            await SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            ChangeTracker.Clear();
            if (await MadeAlreadyAsync(submission, cancel) is { } made)
                return made;
            throw;
        }
    }

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The clinic's day at this moment.</summary>
    internal async Task<DateOnly> TodayAsync(CancellationToken cancel) =>
        (await Clinics.AsNoTracking().SingleAsync(c => c.Id == Clinic, cancel)).DayOf(Now);

    /// <summary>The person who acts, where that person has the role.</summary>
    internal async Task<Guid?> ActingAsync(string role, CancellationToken cancel) =>
        Actor.PersonId is { } person && await PersonRoles.AsNoTracking().AnyAsync(r => r.PersonId == person && r.Role == role, cancel) ? person : null;
}
