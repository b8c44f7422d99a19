namespace Carboxy.Sessions;

/// <summary>A batch that touched the patient, for the day it is recalled.</summary>
public sealed record Lot(string Name, string Batch, DateOnly? Expiry)
{
    const string BatchField = "_batch";
    const string ExpiryField = "_expires";

    /// <summary>Every batch of a session: from the fields of the steps, from further products, from the needles of the points.</summary>
    public static IReadOnlyList<Lot> Of(Session session) =>
    [
        .. session.Plan.Fields.Where(field => field.Id.EndsWith(BatchField, StringComparison.Ordinal)).Select(field => FromFields(session, field)).OfType<Lot>(),
        .. session.Products.Select(used => new Lot(used.What.Name, used.What.Batch, used.What.Expiry)),
        .. session.Doses.Select(point => new Lot($"{point.NeedleGauge}G", point.NeedleBatch, Expiry: null)).Distinct(),
    ];

    static Lot? FromFields(Session session, SessionField field)
    {
        var thing = field.Id[..^BatchField.Length];
        return session.Fields.GetValueOrDefault(field.Id) is FieldValue.Words batch
            ? new(session.Fields.GetValueOrDefault(thing) is FieldValue.Words name ? name.Value : thing, batch.Value, (session.Fields.GetValueOrDefault(thing + ExpiryField) as FieldValue.Day)?.Value)
            : null;
    }
}
