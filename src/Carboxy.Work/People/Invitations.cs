using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.People;

/// <summary>Makes one-time links and spends them.</summary>
static class Invitations
{
    /// <summary>Adds an invitation to the context and gives its token; whoever calls saves.</summary>
    public static string Add(ClinicDb db, Guid? person, DateTimeOffset now, TimeSpan holds)
    {
        var token = Token.New();
        db.Invitations.Add(new() { Id = Id<Invitation>.New(now), TokenHash = Token.HashOf(token), PersonId = person, CreatedAt = now, ExpiresAt = now + holds });
        return token;
    }

    public static Task<Invitation?> FindAsync(ClinicDb db, string token, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = Token.HashOf(token);
        return db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash && i.UsedAt == null && i.ExpiresAt > now, cancel);
    }

    /// <summary>Whether the link was still unused; of two who come with it at once, one hears yes.</summary>
    public static async Task<bool> SpendAsync(ClinicDb db, Id<Invitation> id, DateTimeOffset now, CancellationToken cancel) =>
        await db.Invitations.Where(i => i.Id == id && i.UsedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), cancel) == 1;
}
