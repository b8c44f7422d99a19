using System.Text.Json;
using Carboxy.Sessions;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;
using Refusal = Carboxy.Sessions.Refusal;

namespace Carboxy.Work.Sessions;

/// <summary>Why an event waits, as it is kept.</summary>
public sealed record ConflictGround(IReadOnlyList<Refusal> Reasons, Id<SessionEvent>? Against = null);

/// <summary>An event beside the record that somebody has to decide about.</summary>
public sealed record OpenConflict(SessionEvent Happened, ConflictKind Kind, ConflictGround Ground, DateTimeOffset DeviceAt, Guid Device, bool CanBeTaken);

/// <summary>Reads what waits beside a session.</summary>
static class Conflicts
{
    static IQueryable<SessionConflict> Open(ClinicDb db, Id<SessionRow> session) =>
        db.SessionConflicts.AsNoTracking().Where(c => c.SessionId == session && !db.SessionSettlements.Any(s => s.SessionId == c.SessionId && s.EventId == c.EventId));

    public static Task<int> CountAsync(ClinicDb db, Id<SessionRow> session, CancellationToken cancel) => Open(db, session).CountAsync(cancel);

    /// <summary>In the order in which they happened.</summary>
    public static async Task<IReadOnlyList<OpenConflict>> ReadAsync(ClinicDb db, Id<SessionRow> id, Session session, CancellationToken cancel)
    {
        var rows = await Open(db, id).Join(db.SessionEventOrigins.AsNoTracking(), c => new { c.SessionId, c.EventId }, o => new { o.SessionId, o.EventId }, (c, o) => new { Conflict = c, Origin = o }).ToListAsync(cancel);
        return
        [
            .. rows.Select(r => (r.Origin.Number, Open: Of(r.Conflict, r.Origin, session))).OrderBy(c => c.Open.Happened.At).ThenBy(c => c.Number).Select(c => c.Open),
        ];
    }

    static OpenConflict Of(SessionConflict conflict, SessionEventOrigin origin, Session session)
    {
        var happened = SessionJson.ReadEvent(origin.Content);
        var ground = JsonSerializer.Deserialize<ConflictGround>(conflict.Content, SessionJson.Options)!;
        return new(happened, Word.To<ConflictKind>(conflict.Kind), ground, origin.DeviceAt, origin.DeviceId, session.MakesSense(happened.What));
    }
}
