using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>A session as its page shows it.</summary>
public sealed record SessionView
{
    public required Id<SessionRow> Id { get; init; }

    /// <summary>Rebuilt from its events, so it stands where it stood before any power cut.</summary>
    public required Session Session { get; init; }

    public required SessionMoment Moment { get; init; }

    /// <summary>The course with what comes next.</summary>
    public required CourseView Course { get; init; }

    /// <summary>The session before in this course, or null.</summary>
    public required Session? Last { get; init; }

    /// <summary>Running totals of gas; zero where no needle is used.</summary>
    public required DoseTotals Totals { get; init; }

    /// <summary>Names of those who wrote in this session.</summary>
    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    /// <summary>What devices recorded that contradicts the record; somebody has to decide.</summary>
    public required IReadOnlyList<OpenConflict> Conflicts { get; init; }

    /// <summary>What the physician, the screening and earlier reactions ask of it.</summary>
    public required IReadOnlyList<SessionDemand> Demands { get; init; }

    /// <summary>Who looks.</summary>
    public required Guid? Actor { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>Opens a session for reading; the line of audit is written in the same transaction.</summary>
public sealed class OpenSession(ClinicDb db, OpenCourse open, ClinicKnowledge knowledge, TimeProvider clock)
{
    public async Task<SessionView?> RunAsync(Id<SessionRow> id, string why, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } row
            || await SessionFiles.FindAsync(db, id, cancel) is not { } session || await open.ViewAsync(row.CourseId, cancel) is not { } course)
            return null;
        var before = await SessionFiles.BeforeAsync(db, row.CourseId, row.Number, cancel);
        var writers = session.Events.Select(e => e.By).Distinct().ToList();
        var view = new SessionView
        {
            Id = id,
            Session = session,
            Now = clock.GetUtcNow(),
            Actor = db.Actor.PersonId,
            Conflicts = await Conflicts.ReadAsync(db, id, session, cancel),
            Demands = await SessionDemands.ReadAsync(db, session, course, knowledge, cancel),
            Moment = session.At(clock.GetUtcNow()),
            Course = course,
            Last = before.Count > 0 ? before[^1] : null,
            Totals = DoseTotals.Of(session.Doses, Volume.FromMillilitres(before.SelectMany(s => s.Doses).Sum(d => d.VolumeMl))),
            People = await db.People.AsNoTracking().Where(p => writers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel),
        };
        db.Note(new(AuditKind.Read, "session", id.Value, row.PatientId, why));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return view;
    }

    /// <summary>How many events a session has: tells a screen that another one went on, and nothing of the patient.</summary>
    public Task<int?> PulseAsync(Id<SessionRow> id, CancellationToken cancel) =>
        db.Sessions.AsNoTracking().Where(s => s.Id == id).Select(s => (int?)s.Events).SingleOrDefaultAsync(cancel);
}
