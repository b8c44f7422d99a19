using Carboxy.Materials;

namespace Carboxy.Sessions;

/// <summary>A batch or a device that touched the patient, for the shelf and for the day it is recalled.</summary>
/// <param name="Place">Where in the record: <c>gel</c>, <c>gas</c>, <c>gas:ID</c>, <c>needle:KEY</c>, <c>product:ID</c>, <c>device</c>.</param>
/// <param name="Kind">What it is for, where the place says so.</param>
/// <param name="Name">As it was written down.</param>
/// <param name="Batch">The batch, or the serial number of a device.</param>
/// <param name="Expiry">As it was written down.</param>
/// <param name="Amount">How much, where that was written down.</param>
/// <param name="Unit">The unit of the amount.</param>
public sealed record MaterialUsed(string Place, ProductKind? Kind, string Name, string Batch, DateOnly? Expiry, decimal? Amount, string? Unit)
{
    /// <summary>The number stamped on a cylinder that was fitted later, where it was written down.</summary>
    public string? Cylinder { get; init; }

    /// <summary>When a cylinder was fitted in the session; null for the one it began with.</summary>
    public GaugeRead? From { get; init; }

    /// <summary>When a cylinder was taken off in the session; null for the one it ended with.</summary>
    public GaugeRead? Until { get; init; }

    public const string Device = "device";
    public const string Gas = "gas";
    const string Needle = "needle";
    const string BatchField = "_batch";
    const string ExpiryField = "_expires";
    const string AmountField = "_amount";
    const string SerialField = "device_serial";

    /// <summary>Everything of a session: from the fields of the steps, from further products, from the needles of the points; what was taken back is not there.</summary>
    public static IReadOnlyList<MaterialUsed> Of(Session session) =>
    [
        .. Gases(session),
        .. session.Plan.Fields.Where(field => field.Id.EndsWith(BatchField, StringComparison.Ordinal) && field.Id != Gas + BatchField).Select(field => FromField(session, field.Id[..^BatchField.Length])).OfType<MaterialUsed>().DistinctBy(used => used.Place),
        .. session.Fields.GetValueOrDefault(SerialField) is FieldValue.Words serial ? [new MaterialUsed(Device, null, serial.Value, serial.Value, null, null, null)] : Array.Empty<MaterialUsed>(),
        .. session.Products.Select(used => new MaterialUsed($"product:{used.Id}", null, used.What.Name, used.What.Batch, used.What.Expiry, used.What.Amount, used.What.Unit)),
        .. Needles(session),
    ];

    /// <summary>Whether an event can change what was used.</summary>
    public static bool Concerns(SessionFact what) => what is SessionFact.FieldRecorded or SessionFact.ProductUsed or SessionFact.PointTreated or SessionFact.CylinderChanged or SessionFact.TakenBack;

    /// <summary>The thing and the batch that an event writes down, or null where it writes none.</summary>
    public static (string Thing, string Batch)? In(SessionFact what) => what switch
    {
        SessionFact.FieldRecorded { Field: SerialField, Value: FieldValue.Words serial } => (Device, serial.Value),
        SessionFact.FieldRecorded { Value: FieldValue.Words batch } fact when fact.Field.EndsWith(BatchField, StringComparison.Ordinal) => (fact.Field[..^BatchField.Length], batch.Value),
        SessionFact.ProductUsed used => ("product", used.Batch),
        SessionFact.CylinderChanged changed => (Gas, changed.Batch),
        SessionFact.PointTreated treated => (Needle, treated.Point.NeedleBatch),
        _ => null,
    };

    static MaterialUsed? FromField(Session session, string thing)
    {
        if (session.Fields.GetValueOrDefault(thing + BatchField) is not FieldValue.Words batch)
            return null;
        var amount = session.Fields.GetValueOrDefault(thing + AmountField) as FieldValue.Number;
        return new(thing, ProductKinds.OfThing(thing), session.Fields.GetValueOrDefault(thing) is FieldValue.Words name ? name.Value : thing, batch.Value,
            (session.Fields.GetValueOrDefault(thing + ExpiryField) as FieldValue.Day)?.Value, amount?.Value, amount?.Unit);
    }

    /// <summary>
    /// Each cylinder with the gas of the points that were given while it was fitted: from the moment it was changed for on, until the next.
    /// The time of a point decides and not the order in which tablets sent it.
    /// </summary>
    public static IEnumerable<MaterialUsed> Gases(Session session)
    {
        var changes = session.Cylinders;
        if (FromField(session, Gas) is { } first)
            yield return first with { Amount = Given(DateTimeOffset.MinValue, 0), Unit = "ml", Until = Off(0) };
        for (var i = 0; i < changes.Count; i++)
            yield return new($"{Gas}:{changes[i].Id}", ProductKind.Gas, Gas, changes[i].What.Batch, changes[i].What.Expiry, Given(changes[i].At, i + 1), "ml") { Cylinder = changes[i].What.Cylinder, From = new(changes[i].At, changes[i].What.BarAfter), Until = Off(i + 1) };

        GaugeRead? Off(int next) => next < changes.Count ? new(changes[next].At, changes[next].What.BarBefore) : null;

        decimal? Given(DateTimeOffset from, int next)
        {
            var points = session.Points.Where(point => point.At >= from && (next >= changes.Count || point.At < changes[next].At)).ToList();
            return points.Count > 0 ? points.Sum(point => point.What.Point.VolumeMl) : null;
        }
    }

    /// <summary>The needles that were counted at the end; of several batches each has at least one, and the rest go with the batch of most points.</summary>
    static IEnumerable<MaterialUsed> Needles(Session session)
    {
        var batches = session.Doses.GroupBy(point => BatchKey.Of(point.NeedleBatch)).OrderByDescending(batch => batch.Count()).ToList();
        var counted = session.Fields.GetValueOrDefault("needles_used") is FieldValue.Number number ? (int)Math.Clamp(number.Value, 0, 1000) : 0;
        return batches.Select((batch, i) => new MaterialUsed($"{Needle}:{batch.Key}", ProductKind.Needle, $"{batch.First().NeedleGauge}G", batch.First().NeedleBatch, null,
            i == 0 ? Math.Max(1, counted - batches.Count + 1) : 1, "pcs"));
    }
}

/// <summary>A moment at which a cylinder was fitted or taken off, and what its gauge showed, in bar, where somebody read it.</summary>
public sealed record GaugeRead(DateTimeOffset At, decimal? Bar);
