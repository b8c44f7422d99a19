using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>What somebody of the clinic sees before they hand over a link.</summary>
/// <param name="Given">Links that still hold, the latest first.</param>
/// <param name="SaidAt">When the patient said something last, or null.</param>
/// <param name="Against">Why no link can be made, or null.</param>
public sealed record CheckUpToGive(Patient Patient, SessionRow Session, IReadOnlyList<CheckUpLink> Given, DateTimeOffset? SaidAt, Text? Against);

/// <summary>What came of making a link.</summary>
public abstract record CheckUpInvited
{
    /// <summary>The token is shown once; the clinic keeps its hash.</summary>
    public sealed record Made(string Token, DateTimeOffset ExpiresAt) : CheckUpInvited;

    public sealed record Refused(Text Why) : CheckUpInvited;

    public sealed record Gone : CheckUpInvited;
}

/// <summary>Makes a link for a patient who gets no message, to say how they are after a session; links made before end with it.</summary>
public sealed class InviteToCheckUp(ClinicDb db)
{
    static readonly string[] Staff = [Roles.Reception, Roles.Practitioner, Roles.Physician];

    public async Task<CheckUpToGive?> OpenAsync(Id<SessionRow> id, CancellationToken cancel)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } session)
            return null;
        return await db.ReadAsync(new(AuditKind.Read, "check_up", id.Value, session.PatientId, "check_up_to_give"), async () =>
        {
            var now = db.Now;
            var given = await db.CheckUpLinks.AsNoTracking().Where(l => l.SessionId == id && l.ClosedAt == null && l.ExpiresAt > now).OrderByDescending(l => l.CreatedAt).ToListAsync(cancel);
            var said = await db.CheckUps.AsNoTracking().Where(c => c.SessionId == id).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
            return (CheckUpToGive?)new CheckUpToGive(await db.Patients.AsNoTracking().SingleAsync(p => p.Id == session.PatientId, cancel), session, given, said?.At, Against(session));
        }, cancel);
    }

    public async Task<CheckUpInvited> RunAsync(Id<SessionRow> id, CancellationToken cancel)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } session)
            return new CheckUpInvited.Gone();
        if (db.Actor.PersonId is not { } person || !await db.PersonRoles.AsNoTracking().AnyAsync(r => r.PersonId == person && Staff.Contains(r.Role), cancel))
            return new CheckUpInvited.Refused(new("Ссылку дают регистратура, специалист и врач.", "Reception, a practitioner or a physician gives this link."));
        if (Against(session) is { } against)
            return new CheckUpInvited.Refused(against);

        foreach (var earlier in await db.CheckUpLinks.Where(l => l.SessionId == id && l.ClosedAt == null && l.ExpiresAt > db.Now).ToListAsync(cancel))
        {
            earlier.ClosedAt = db.Now;
            db.Note(new(AuditKind.Change, "check_up_link", earlier.Id.Value, session.PatientId, "closed"));
        }

        var (token, expires) = CheckUpLinks.Add(db, session);
        await db.SaveChangesAsync(cancel);
        return new CheckUpInvited.Made(token, expires);
    }

    /// <summary>Before a session is over there is nothing to say of it; later than a link holds, a conversation is better.</summary>
    Text? Against(SessionRow session) => session.EndedAt is not { } ended
        ? new("Сеанс ещё идёт. Ссылку можно дать, когда он закончится.", "The session is still under way. A link can be given once it is over.")
        : ended.AddDays(CheckUpLink.DaysValid) <= db.Now
            ? new("С этого сеанса прошло больше недели. Спросите пациента по телефону и запишите, что он скажет.", "More than a week has passed since this session. Ask the patient by telephone, and record what they say.")
            : null;
}
