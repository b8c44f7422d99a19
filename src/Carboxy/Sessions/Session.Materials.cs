using Carboxy.Materials;

namespace Carboxy.Sessions;

public sealed partial record Session
{
    /// <summary>Everything against the batch or the device that an event writes down, on its own day and as it was known at its own moment.</summary>
    static List<Refusal> Blocked(SessionFact what, SessionGround ground, DateTimeOffset at)
    {
        if (MaterialUsed.In(what) is not { } used)
            return [];
        var blocks = used.Thing == MaterialUsed.Device
            ? ground.Shelf.AgainstDevice(used.Batch, ground.Today)
            : ground.Shelf.AgainstBatch(ProductKinds.OfThing(used.Thing), used.Batch, ground.Today, at);
        return [.. blocks.Select(block => new Refusal(block.Says, block.Kind is BlockKind.ServiceOverdue or BlockKind.PartOverdue ? "G-11" : "G-03"))];
    }

    SessionReply Unless(List<Refusal> blocked, SessionReply reply, Stamp stamp) => (blocked, reply) switch
    {
        ([], _) => reply,
        (_, _) when Events.Any(known => known.Id == stamp.Id) => reply,
        (_, SessionReply.Refused refused) => new SessionReply.Refused([.. refused.Reasons, .. blocked]),
        _ => new SessionReply.Refused(blocked),
    };
}
