using Carboxy.Patients;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>A session that goes on now, as it is seen from the next room.</summary>
public sealed record RunningSession(Id<SessionRow> Id, Patient Patient, Session Session, SessionMoment Moment, string Practitioner);

/// <summary>Everything that goes on in the treatment rooms today.</summary>
public sealed class RunningSessions(ClinicDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<RunningSession>> RunAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (now, today) = (clock.GetUtcNow(), await db.TodayAsync(cancel));
        var rows = await db.Sessions.AsNoTracking().Where(s => s.OnDay == today && (s.State == SessionStates.Running || s.State == SessionStates.Paused)).OrderBy(s => s.StartedAt).ToListAsync(cancel);
        var patients = rows.Select(r => r.PatientId).ToList();
        var people = rows.Select(r => r.PractitionerId).ToList();
        var known = await db.Patients.AsNoTracking().Where(p => patients.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        List<RunningSession> running = [];
        foreach (var row in rows)
        {
            if (await SessionFiles.FindAsync(db, row.Id, cancel) is not { } session)
                continue;
            running.Add(new(row.Id, known[row.PatientId], session, session.At(now), names.GetValueOrDefault(row.PractitionerId, "")));
            db.Note(new(AuditKind.Read, "session", row.Id.Value, row.PatientId, "rooms_page"));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return running;
    }
}
