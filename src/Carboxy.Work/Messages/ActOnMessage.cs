using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>What somebody at the desk may do with a message.</summary>
public enum MessageDeed
{
    /// <summary>The grace is over at once.</summary>
    SendNow,

    /// <summary>It is not to be sent at all.</summary>
    Withhold,

    /// <summary>What failed is tried anew.</summary>
    Retry,

    /// <summary>The patient was told by telephone.</summary>
    Called,
}

/// <summary>Lets the desk hurry a message, hold it back, try it anew or mark it as told by telephone.</summary>
public sealed class ActOnMessage(ClinicDb db, TimeProvider clock)
{
    /// <summary>False where it was too late: the message went its way, or somebody else was faster.</summary>
    public async Task<bool> RunAsync(Id<MessageRow> id, MessageDeed deed, CancellationToken cancel)
    {
        if (await db.Messages.SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } row || !Apply(row, deed, clock.GetUtcNow()))
            return false;
        db.Note(new(AuditKind.Change, "message", id.Value, row.PatientId, Word.Of(deed)));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    static bool Apply(MessageRow row, MessageDeed deed, DateTimeOffset now)
    {
        switch (deed, row.State)
        {
            case (MessageDeed.SendNow, MessageState.Waiting):
                row.DueAt = now;
                return true;
            case (MessageDeed.Withhold, MessageState.Waiting):
                (row.State, row.Why, row.EndedAt) = (MessageState.Dropped, MessageEnds.Withheld, now);
                return true;
            case (MessageDeed.Retry, MessageState.Failed):
                (row.State, row.EndedAt, row.DueAt) = (MessageState.Waiting, null, now);
                row.ToldVersion = row.Why == MessageEnds.GaveUp ? row.ToldVersion : null;
                row.Why = null;
                return true;
            case (MessageDeed.Called, MessageState.Failed):
                (row.State, row.Why, row.Channel, row.EndedAt) = (MessageState.Sent, null, Channel.Call, now);
                return true;
            default:
                return false;
        }
    }
}
