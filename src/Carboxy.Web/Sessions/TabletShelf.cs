using Carboxy.Materials;
using Carboxy.Quantities;
using Carboxy.Work.Materials;

namespace Carboxy.Web.Sessions;

/// <summary>A lot as a tablet knows it; the reason is there where it must not be used.</summary>
public sealed record TabletLot(ProductKind Kind, string Name, string Number, DateOnly? Expires, DateOnly? Until, string? Gtin, Text? Blocked);

/// <summary>A device as a tablet knows it, with the gas that is fitted.</summary>
public sealed record TabletDevice(string Name, string? Serial, DateOnly? ServiceDue, DateOnly? Filter, TabletLot? Gas, Text? Blocked);

/// <summary>A cylinder that a tablet may offer when one is changed: the number stamped on it, and its gas.</summary>
public sealed record TabletCylinder(string Number, TabletLot Gas);

/// <summary>The lots and devices that go along with a session to a tablet.</summary>
public sealed record TabletShelf(IReadOnlyList<TabletLot> Lots, IReadOnlyList<TabletDevice> Devices, IReadOnlyList<TabletCylinder> Cylinders)
{
    public static async Task<TabletShelf> ReadAsync(OpenStock stock, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        var shelf = await stock.ForTabletAsync(cancel);
        var gas = await stock.FittedGasAsync(shelf, cancel);
        var articles = await stock.ArticlesAsync(cancel);
        TabletLot Of(StockLot lot) => new(lot.Kind, lot.Name, lot.Number, lot.ExpiresOn, lot.UsableUntil, articles.GetValueOrDefault(lot.Id), lot.Against(today, now).FirstOrDefault()?.Says);
        return new([.. shelf.Lots.Select(Of)], [.. shelf.Devices.Select(d => new TabletDevice(d.Name, d.Serial, d.ServiceDueOn, d.Parts.FirstOrDefault(p => p.Kind == PartKind.Filter)?.FittedOn,
            gas.TryGetValue(d.Id, out var lot) ? Of(lot) : null, d.Against(today).FirstOrDefault()?.Says))],
            [.. (await stock.FullCylindersAsync(cancel)).Select(c => (c.Number, Lot: shelf.Lots.FirstOrDefault(l => l.Id == c.Lot))).Where(c => c.Lot is not null).Select(c => new TabletCylinder(c.Number, Of(c.Lot!)))]);
    }
}
