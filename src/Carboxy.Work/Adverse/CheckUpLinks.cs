using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Adverse;

/// <summary>Adds links by which patients say how they are after a session; whoever calls saves, with what carries the token.</summary>
static class CheckUpLinks
{
    /// <returns>The token and until when it holds; the clinic keeps the token's hash alone.</returns>
    public static (string Token, DateTimeOffset ExpiresAt) Add(ClinicDb db, SessionRow session)
    {
        var token = Token.New();
        var link = new CheckUpLink
        {
            Id = Id<CheckUpLink>.New(db.Now), SessionId = session.Id, PatientId = session.PatientId, TokenHash = Token.HashOf(token), CreatedAt = db.Now, ExpiresAt = db.Now.AddDays(CheckUpLink.DaysValid),
        };
        db.CheckUpLinks.Add(link);
        db.Note(new(AuditKind.Create, "check_up_link", link.Id.Value, session.PatientId));
        return (token, link.ExpiresAt);
    }
}
