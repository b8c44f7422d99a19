using System.Text.Json.Serialization;
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

    /// <summary>
    /// Another cylinder in the middle of the session. Air that came into the line with it is driven out before the next point, as
    /// before the first ([53]); a pause is no hindrance, for it is when cylinders are changed.
    /// </summary>
    public SessionReply ChangeCylinder(SessionFact.CylinderChanged changed, DateOnly today, Stamp stamp) => Try(stamp, changed with { Batch = changed.Batch.Trim(), Cylinder = changed.Cylinder?.Trim() is { Length: > 0 } number ? number : null },
    [
        Status == SessionStatus.Stopped ? MustRun() : null,
        AsksForGas ? null : new(new("В этом сеансе газ из баллона не дают.", "No gas from a cylinder is given in this session.")),
        AsksForGas && Fields.GetValueOrDefault(GasBatch) is not FieldValue.Words ? new(new("Сначала запишите баллон, с которым начали: его серию.", "First record the cylinder that you began with: its batch."), "G-03") : null,
        BatchKey.Of(changed.Batch).Length > 0 && changed.Batch.Length <= BatchKey.Longest && !(changed.Cylinder?.Length > BatchKey.Longest) ? null : new(new("Запишите серию газа нового баллона: по ней газ отзывают.", "Write the batch of the new cylinder's gas: a recall finds it by this."), "G-03"),
        changed.Expiry is null ? new(new("Запишите, до какого дня годен газ нового баллона.", "Write the day until which the new cylinder's gas may be used."), "G-03") : null,
        changed.Expiry < today ? new(new($"Газ нового баллона просрочен: {changed.Expiry:dd.MM.yyyy}. Поставьте другой баллон.", $"The new cylinder's gas is out of date since {changed.Expiry:yyyy-MM-dd}. Fit another one."), "G-03") : null,
        changed is { BarBefore: null or (>= 0 and <= MostBar), BarAfter: null or (>= 0 and <= MostBar) } ? null : new(new($"Давление в баллоне — от 0 до {MostBar} бар.", $"The pressure in a cylinder is 0 to {MostBar} bar.")),
        changed.Purged ? null : new(new("Со сменой баллона в трубку попадает воздух. Продуйте её и отметьте это.", "With another cylinder air comes into the tube. Purge it and mark it."), "[53]"),
    ]);

    const int MostBar = 300;
    const string GasBatch = "gas_batch";

    /// <summary>Gas comes from a cylinder in this session.</summary>
    [JsonIgnore]
    public bool AsksForGas => Plan.Fields.Any(asked => asked.Id == GasBatch);

    SessionReply Unless(List<Refusal> blocked, SessionReply reply, Stamp stamp) => (blocked, reply) switch
    {
        ([], _) => reply,
        (_, _) when Events.Any(known => known.Id == stamp.Id) => reply,
        (_, SessionReply.Refused refused) => new SessionReply.Refused([.. refused.Reasons, .. blocked]),
        _ => new SessionReply.Refused(blocked),
    };
}
