using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>Makes the links by which patients say how they are after a session.</summary>
public sealed class CheckUpLinks(ClinicDb db)
{
    /// <summary>A new link; those made before keep working. Null where there is no such session.</summary>
    /// <returns>The token, which is shown once; the clinic keeps its hash.</returns>
    public async Task<string?> MakeAsync(Id<SessionRow> session, CancellationToken cancel)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, cancel) is not { } row)
            return null;
        var token = Add(db, row);
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>Adds a link to the next save, for whoever writes it into a message.</summary>
    internal static string Add(ClinicDb db, SessionRow session)
    {
        var token = Token.New();
        var link = new CheckUpLink
        {
            Id = Id<CheckUpLink>.New(db.Now), SessionId = session.Id, PatientId = session.PatientId, TokenHash = Token.HashOf(token), CreatedAt = db.Now, ExpiresAt = db.Now.AddDays(CheckUpLink.DaysValid),
        };
        db.CheckUpLinks.Add(link);
        db.Note(new(AuditKind.Create, "check_up_link", link.Id.Value, session.PatientId));
        return token;
    }
}
