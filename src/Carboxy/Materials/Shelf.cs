namespace Carboxy.Materials;

/// <summary>What the clinic keeps of lots and devices, as far as it was asked; judges whether a thing may be used.</summary>
/// <param name="Lots">Lots, blocked ones as well.</param>
/// <param name="Devices">Devices that have a card.</param>
public sealed record Shelf(IReadOnlyList<StockLot> Lots, IReadOnlyList<DeviceCard> Devices)
{
    public static Shelf Empty { get; } = new([], []);

    /// <summary>The lots that a batch, typed or scanned, can mean; a thing of another kind is not meant.</summary>
    public IReadOnlyList<StockLot> Meant(ProductKind? kind, string? batch) => BatchKey.Of(batch) is { Length: > 0 } key
        ? [.. Lots.Where(lot => (kind is null || lot.Kind == kind) && BatchKey.Of(lot.Number) == key)]
        : [];

    /// <summary>Everything against using a batch on a day. Where two lots bear the number, one that may be used is meant.</summary>
    public IReadOnlyList<Block> AgainstBatch(ProductKind? kind, string? batch, DateOnly day, DateTimeOffset at)
    {
        var meant = Meant(kind, batch).Select(lot => lot.Against(day, at).ToList()).ToList();
        return meant.Count == 0 || meant.Exists(blocks => blocks.Count == 0) ? [] : [.. meant.SelectMany(blocks => blocks).DistinctBy(block => block.Says)];
    }

    public DeviceCard? Device(string? serial) => BatchKey.Of(serial) is { Length: > 0 } key ? Devices.FirstOrDefault(device => BatchKey.Of(device.Serial) == key) : null;

    /// <summary>Everything against using the device with this serial number; one that the clinic has no card of is not judged.</summary>
    public IReadOnlyList<Block> AgainstDevice(string? serial, DateOnly day) => Device(serial) is { } device ? [.. device.Against(day)] : [];

    /// <summary>
    /// Everything that stands against a session of this kind today: the device that it is booked on, or all devices where
    /// none is; and things of which the clinic has lots, but none that may be used. What the clinic does not keep stock of, it does not judge.
    /// </summary>
    public IReadOnlyList<Text> AgainstSession(Modality modality, IEnumerable<ProductKind> needed, Guid? booked, DateOnly day, DateTimeOffset at)
    {
        List<Text> reasons = [];
        var devices = booked is { } id && Devices.Any(d => d.Id == id) ? Devices.Where(d => d.Id == id).ToList() : [.. Devices];
        if (modality == Modality.Injection && devices.Count > 0 && devices.TrueForAll(d => d.Against(day).Any()))
            reasons.AddRange(devices.SelectMany(d => d.Against(day)).Select(b => b.Says));
        foreach (var kind in needed.Distinct())
        {
            var lots = Lots.Where(lot => lot.Kind == kind).ToList();
            if (lots.Count > 0 && lots.TrueForAll(lot => lot.Against(day, at).Any()))
                reasons.Add(new(
                    $"{ProductKinds.NameOf(kind).Ru}: на складе нет ни одной годной серии. {Why(lots, day, at).Ru} Примите новую серию.",
                    $"{ProductKinds.NameOf(kind).En}: no batch in stock may be used. {Why(lots, day, at).En} Receive a new batch."));
        }

        return reasons;
    }

    /// <summary>The reason of the lot that was usable last.</summary>
    static Text Why(List<StockLot> lots, DateOnly day, DateTimeOffset at) => lots.OrderByDescending(lot => lot.UsableUntil ?? DateOnly.MaxValue).First().Against(day, at).First().Says;
}
