using Carboxy.Booking;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>A practitioner and since when their calendar has an address; null where it has none.</summary>
public sealed record FeedEntry(ResourceRow Practitioner, DateTimeOffset? Since);

/// <summary>Makes and ends the secret addresses of calendars: a practitioner their own, the owner anybody's.</summary>
public sealed class KeepFeeds(ClinicDb db)
{
    public async Task<IReadOnlyList<FeedEntry>> ReadAsync(CancellationToken cancel)
    {
        var feeds = await db.CalendarFeeds.AsNoTracking().ToDictionaryAsync(f => f.ResourceId, f => f.CreatedAt, cancel);
        return [.. (await MineAsync(cancel)).Select(r => new FeedEntry(r, feeds.TryGetValue(r.Id, out var since) ? since : null))];
    }

    /// <summary>The secret of a new address, shown this once; null where it is not theirs to make.</summary>
    public async Task<string?> MakeAsync(Id<ResourceRow> practitioner, CancellationToken cancel)
    {
        if (!(await MineAsync(cancel)).Any(r => r.Id == practitioner))
            return null;
        var secret = Token.New();
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.ResourceId == practitioner, cancel) is { } feed)
            (feed.SecretHash, feed.CreatedAt, feed.Actor) = (Token.HashOf(secret), db.Now, db.Actor.Code);
        else
            db.CalendarFeeds.Add(new() { ResourceId = practitioner, SecretHash = Token.HashOf(secret), CreatedAt = db.Now, Actor = db.Actor.Code });
        await db.SaveChangesAsync(cancel);
        return secret;
    }

    public async Task<bool> EndAsync(Id<ResourceRow> practitioner, CancellationToken cancel) =>
        (await MineAsync(cancel)).Any(r => r.Id == practitioner) && await db.CalendarFeeds.Where(f => f.ResourceId == practitioner).ExecuteDeleteAsync(cancel) > 0;

    async Task<List<ResourceRow>> MineAsync(CancellationToken cancel)
    {
        if (db.Actor.PersonId is not { } person)
            return [];
        var owner = await db.ActingAsync(Roles.Owner, cancel) is not null;
        return await db.Resources.AsNoTracking().Where(r => r.Kind == ResourceKind.Practitioner && r.RetiredOn == null && (owner || r.PersonId == person)).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(cancel);
    }
}
