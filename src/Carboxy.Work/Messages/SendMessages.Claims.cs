using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

public sealed partial class SendMessages
{
    /// <summary>A message that is ours until the lease runs out, as it was when we took it.</summary>
    sealed record Claim(Id<Clinic> Clinic, Guid Lease, MessageRow Row);

    sealed record Tried(int Number, Channel Channel, AttemptOutcome Outcome, string? Code);

    /// <summary>Null where somebody else was faster.</summary>
    async Task<Claim?> ClaimAsync(Id<Clinic> clinic, Id<MessageRow> id, CancellationToken cancel)
    {
        var (now, lease) = (clock.GetUtcNow(), Guid.CreateVersion7());
        var until = now + Lease;
        await using var db = Open(clinic);
        var taken = await Again.WhenHinderedAsync(() => db.Messages
            .Where(m => m.Id == id && ((m.State == MessageState.Waiting && m.DueAt <= now) || (m.State == MessageState.Sending && m.LeasedUntil <= now)))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Sending).SetProperty(m => m.Lease, lease).SetProperty(m => m.LeasedUntil, until), cancel), cancel);
        return taken == 1 && await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.Lease == lease, cancel) is { } row ? new(clinic, lease, row) : null;
    }

    Task<MessageState?> ReleaseAsync(Claim claim, DateTimeOffset due, string? why) => WriteAsync(claim, row => Release(row, due, why));

    Task<MessageState?> EndAsync(Claim claim, MessageState state, string why, int? told = null) => WriteAsync(claim, row =>
    {
        row.ToldVersion ??= told;
        End(row, state, why);
    });

    /// <summary>Another try later, or none where it was tried often enough.</summary>
    Task<MessageState?> PutOffAsync(Claim claim, int attempts, string code, bool certain, Tried? tried = null)
    {
        return tried is null ? WriteAsync(claim, Put) : TriedAsync(claim, tried, Put);

        void Put(MessageRow row)
        {
            row.Attempts = attempts;
            if (certain)
                row.ToldVersion = null; // nobody has heard it, so the next try may say what is true then
            if (attempts >= Retry.Most)
                End(row, MessageState.Failed, MessageEnds.GaveUp);
            else
                Release(row, Retry.Next(attempts, clock.GetUtcNow()), code);
        }
    }

    /// <summary>What came of a try, and the line of audit that says so.</summary>
    Task<MessageState?> TriedAsync(Claim claim, Tried tried, Action<MessageRow> change) => WriteAsync(claim, change, (db, row) =>
    {
        db.MessageAttempts.Add(new() { MessageId = row.Id, Number = tried.Number, At = clock.GetUtcNow(), Channel = tried.Channel, Outcome = tried.Outcome, Code = tried.Code });
        db.Note(new(AuditKind.Create, "message", row.Id.Value, row.PatientId, $"{Word.Of(tried.Channel)}_{Word.Of(tried.Outcome)}"));
    });

    /// <summary>Writes what has changed, unless the lease was lost. What a server has said is written even while the program stops.</summary>
    Task<MessageState?> WriteAsync(Claim claim, Action<MessageRow> change, Action<ClinicDb, MessageRow>? beside = null) => Again.WhenHinderedAsync<MessageState?>(async () =>
    {
        await using var db = Open(claim.Clinic);
        if (await db.Messages.SingleOrDefaultAsync(m => m.Id == claim.Row.Id && m.Lease == claim.Lease) is not { } row)
            return null;
        change(row);
        beside?.Invoke(db, row);
        try
        {
            await db.SaveChangesAsync();
            return row.State;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }, CancellationToken.None);

    static void Release(MessageRow row, DateTimeOffset due, string? why) =>
        (row.State, row.Lease, row.LeasedUntil, row.DueAt, row.Why) = (MessageState.Waiting, null, null, due, why);

    void End(MessageRow row, MessageState state, string? why) =>
        (row.State, row.Lease, row.LeasedUntil, row.Why, row.EndedAt) = (state, null, null, why, clock.GetUtcNow());
}
