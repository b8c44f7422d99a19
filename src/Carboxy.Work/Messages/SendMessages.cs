using System.Diagnostics;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Carboxy.Work.Messages;

/// <summary>What a run over the outbox did.</summary>
public sealed record MessagesSent(int Sent, int Dropped, int Failed, int PutOff);

/// <summary>
/// Sends what is due. Each message is claimed with a lease before it is touched, so that any number of programs may run this at
/// once; a claim that was lost writes nothing. A program that dies between the server's yes and its own note sends the same
/// letter again under the same key, and whoever receives it twice keeps it once.
/// </summary>
public sealed partial class SendMessages(ClinicStore store, ClinicKnowledge knowledge, Calendars calendars, StopLinks links, IEnumerable<IPost> posts, TimeProvider clock, ILogger<SendMessages> log)
{
    /// <summary>Longer than any try lasts.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    const int AtMost = 200;

    /// <summary>Called at each step with its name, so that a test can die there.</summary>
    internal Action<string> Reached { get; set; } = _ => { };

    public async Task<MessagesSent> RunAsync(Id<Clinic> clinic, CancellationToken cancel)
    {
        var done = new MessagesSent(0, 0, 0, 0);
        HashSet<Channel> down = [];
        foreach (var id in await DueAsync(clinic, cancel))
        {
            cancel.ThrowIfCancellationRequested();
            done = await SafelyAsync(clinic, id, down, cancel) switch
            {
                MessageState.Sent => done with { Sent = done.Sent + 1 },
                MessageState.Dropped => done with { Dropped = done.Dropped + 1 },
                MessageState.Failed => done with { Failed = done.Failed + 1 },
                MessageState.Waiting => done with { PutOff = done.PutOff + 1 },
                _ => done,
            };
        }

        return done;
    }

    ClinicDb Open(Id<Clinic> clinic) => store.Open(new(clinic, new Actor.Program("messages")), clock);

    async Task<List<Id<MessageRow>>> DueAsync(Id<Clinic> clinic, CancellationToken cancel)
    {
        await using var db = Open(clinic);
        var now = clock.GetUtcNow();
        // While nobody has set up how to send, messages only wait; what is older than news can be is dropped.
        if (!(await SettingsAsync(db, cancel)).CanSend)
            now -= ComposeMessage.OldNews;
        return await db.Messages.AsNoTracking().Where(m => (m.State == MessageState.Waiting && m.DueAt <= now) || (m.State == MessageState.Sending && m.LeasedUntil <= now))
            .OrderBy(m => m.DueAt).ThenBy(m => m.FromVersion).Select(m => m.Id).Take(AtMost).ToListAsync(cancel);
    }

    /// <summary>One message that cannot be made must not keep the others back.</summary>
    async Task<MessageState?> SafelyAsync(Id<Clinic> clinic, Id<MessageRow> id, HashSet<Channel> down, CancellationToken cancel)
    {
        if (await ClaimAsync(clinic, id, cancel) is not { } claim)
            return null;
        Reached("claimed");
        try
        {
            return await OneAsync(claim, down, cancel);
        }
#pragma warning disable CA1031 // whatever it was, it belongs to this message; the log says what
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFault(e, id);
            return await PutOffAsync(claim, claim.Row.Attempts + 1, "fault", certain: false);
        }
    }

    /// <summary>What became of the message; null where somebody else has it by now.</summary>
    async Task<MessageState?> OneAsync(Claim claim, HashSet<Channel> down, CancellationToken cancel)
    {
        await using var db = Open(claim.Clinic);
        var (row, settings, now) = (claim.Row, await SettingsAsync(db, cancel), clock.GetUtcNow());
        var compose = new ComposeMessage(db, knowledge, links, settings, await calendars.ReadAsync(db, cancel), now);
        var composed = await compose.AgainstAsync(row, cancel);
        if (composed is null && !settings.CanSend)
            return await ReleaseAsync(claim, now, row.Why);
        composed ??= await compose.RunAsync(row, cancel);
        return composed switch
        {
            Composed.Drop drop => await EndAsync(claim, MessageState.Dropped, drop.Why),
            Composed.Later later => await ReleaseAsync(claim, later.At, later.Why),
            Composed.Call call => await EndAsync(claim, MessageState.Failed, call.Why, call.Told),
            Composed.Ready ready when down.Contains(ready.Channel) => await ReleaseAsync(claim, Retry.Next(row.Attempts, now), row.Why),
            Composed.Ready ready => await SendAsync(claim, ready, settings, down),
            _ => throw new UnreachableException(),
        };
    }

    async Task<MessageState?> SendAsync(Claim claim, Composed.Ready ready, MessageSettings settings, HashSet<Channel> down)
    {
        // From here on it may arrive: what it tells is written down first, so that another try tells the same.
        var attempts = claim.Row.Attempts + 1;
        if (await WriteAsync(claim, row => (row.Attempts, row.ToldVersion, row.Channel) = (attempts, ready.Told, ready.Channel)) is null)
            return null;
        Reached("before sending");
        // A program that stops lets the letter in its hand go out: broken off, nobody would know whether it arrived.
        var posting = await posts.First(p => p.Channel == ready.Channel).SendAsync(ready.Letter, settings, CancellationToken.None);
        Reached("answered");
        switch (posting)
        {
            case Posting.Accepted:
                LogSent(claim.Row.Id, claim.Row.Kind, ready.Channel);
                return await TriedAsync(claim, new(attempts, ready.Channel, AttemptOutcome.Accepted, null), row => End(row, MessageState.Sent, null));
            case Posting.Refused refused:
                LogNotSent(claim.Row.Id, claim.Row.Kind, refused.Code);
                return await TriedAsync(claim, new(attempts, ready.Channel, AttemptOutcome.Refused, refused.Code), row => End(row, MessageState.Failed, MessageEnds.Refused));
            case Posting.NotNow notNow:
                LogNotSent(claim.Row.Id, claim.Row.Kind, notNow.Code);
                if (notNow.Down)
                    down.Add(ready.Channel);
                return await PutOffAsync(claim, attempts, notNow.Code, notNow.Certain, new(attempts, ready.Channel, AttemptOutcome.PutOff, notNow.Code));
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A demo clinic writes to nobody outside this machine.</summary>
    static async Task<MessageSettings> SettingsAsync(ClinicDb db, CancellationToken cancel)
    {
        var (settings, _) = await KeepMessageSettings.ReadAsync(db, cancel);
        return await db.Clinics.AsNoTracking().Where(c => c.Id == db.Clinic).Select(c => c.IsDemo).SingleAsync(cancel) ? settings.InDemo() : settings;
    }

    [LoggerMessage(LogLevel.Information, "Message {Message} ({Kind}) was sent by {Channel}")]
    private partial void LogSent(Id<MessageRow> message, MessageKind kind, Channel channel);

    [LoggerMessage(LogLevel.Warning, "Message {Message} ({Kind}) was not sent: {Code}")]
    private partial void LogNotSent(Id<MessageRow> message, MessageKind kind, string code);

    [LoggerMessage(LogLevel.Error, "Message {Message} could not be made")]
    private partial void LogFault(Exception fault, Id<MessageRow> message);
}
