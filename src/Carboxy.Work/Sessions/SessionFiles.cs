using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>Rebuilds sessions from their events. Whoever calls writes the line of audit.</summary>
static class SessionFiles
{
    public static async Task<Session?> FindAsync(ClinicDb db, Id<SessionRow> id, CancellationToken cancel)
    {
        var rows = await db.SessionEvents.AsNoTracking().Where(e => e.SessionId == id).OrderBy(e => e.Sequence).Select(e => e.Content).ToListAsync(cancel);
        return Session.From(rows.Select(SessionJson.ReadEvent));
    }

    /// <summary>The sessions of a course before one of its numbers, oldest first.</summary>
    public static async Task<IReadOnlyList<Session>> BeforeAsync(ClinicDb db, Id<CourseRow> course, int number, CancellationToken cancel)
    {
        var ids = await db.Sessions.AsNoTracking().Where(s => s.CourseId == course && s.Number < number).OrderBy(s => s.Number).Select(s => s.Id).ToListAsync(cancel);
        var rows = await db.SessionEvents.AsNoTracking().Where(e => ids.Contains(e.SessionId)).OrderBy(e => e.Sequence).Select(e => new { e.SessionId, e.Content }).ToListAsync(cancel);
        var events = rows.ToLookup(r => r.SessionId, r => SessionJson.ReadEvent(r.Content));
        return [.. ids.Select(id => Session.From(events[id])).OfType<Session>()];
    }

    public static SessionEventRow RowOf(SessionEvent happened, int sequence) => new()
    {
        SessionId = new(happened.Session.Value),
        Sequence = sequence,
        At = happened.At,
        Actor = new Actor.Person(happened.By).Code,
        Kind = Word.Snake(happened.What.GetType().Name),
        Content = SessionJson.WriteEvent(happened),
    };
}
