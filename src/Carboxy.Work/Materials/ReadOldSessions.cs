using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>Reads sessions that were held before the clinic kept lots, so that a recall finds them too. It moves no stock.</summary>
public sealed class ReadOldSessions(ClinicDb db, TimeProvider clock)
{
    const int AtOnce = 50;

    /// <summary>How many were read; running it again, or twice at once, does no harm.</summary>
    public async Task<int> RunAsync(int most, CancellationToken cancel)
    {
        var read = 0;
        while (read < most)
        {
            db.ChangeTracker.Clear();
            var rows = await db.Sessions.Where(s => s.Materials == null).OrderBy(s => s.Id).Take(Math.Min(AtOnce, most - read)).ToListAsync(cancel);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
            {
                if (await SessionFiles.FindAsync(db, row.Id, cancel) is { } session)
                    await new SessionStock(db, clock.GetUtcNow()).AddAsync(row, session, row.Events, count: false, cancel);
                row.Materials ??= row.Events;
                db.Note(new(AuditKind.Change, "session", row.Id.Value, row.PatientId, "materials_read"));
            }

            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
            {
                continue; // one of them went on, or another program reads them: look again
            }

            read += rows.Count;
        }

        return read;
    }
}
