using Carboxy.Materials;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>Reads lots and devices into the shelf by which things are judged.</summary>
static class ShelfFiles
{
    /// <summary>Every lot that one of these batches can mean, and every device.</summary>
    public static async Task<Shelf> MeaningAsync(ClinicDb db, IEnumerable<string> batches, CancellationToken cancel)
    {
        var keys = batches.Select(BatchKey.Of).Where(key => key.Length > 0).Distinct().ToList();
        return new(keys.Count == 0 ? [] : await LotsAsync(db, db.Lots.Where(l => keys.Contains(l.NumberKey)), cancel), await DevicesAsync(db, cancel));
    }

    /// <summary>Lots of which something is there, and every device.</summary>
    public static async Task<Shelf> ThereAsync(ClinicDb db, CancellationToken cancel) => new(
        await LotsAsync(db, db.Lots.Where(l => db.StockMovements.Where(m => m.LotId == l.Id).Sum(m => m.Thousandths) > 0), cancel), await DevicesAsync(db, cancel));

    /// <summary>
    /// What goes along with a session to a tablet: lots that are there, those that ran out lately, and those that are recalled,
    /// so that a batch typed without a network is judged by what was known.
    /// </summary>
    public static async Task<Shelf> ForTabletAsync(ClinicDb db, DateTimeOffset now, CancellationToken cancel)
    {
        const int DaysBack = 60, Most = 1000;
        var since = now.AddDays(-DaysBack);
        var lots = db.Lots.Where(l => db.StockMovements.Any(m => m.LotId == l.Id && m.At >= since) || db.LotMarks.Any(m => m.LotId == l.Id && m.Kind == LotMarkKind.Recalled)
            || db.StockMovements.Where(m => m.LotId == l.Id).Sum(m => m.Thousandths) > 0);
        return new(await LotsAsync(db, lots.OrderByDescending(l => l.At).Take(Most), cancel), await DevicesAsync(db, cancel));
    }

    static async Task<IReadOnlyList<StockLot>> LotsAsync(ClinicDb db, IQueryable<LotRow> which, CancellationToken cancel)
    {
        var lots = await which.AsNoTracking().Join(db.Products.AsNoTracking(), l => l.ProductId, p => p.Id, (l, p) => new { Lot = l, Product = p }).ToListAsync(cancel);
        var ids = lots.ConvertAll(l => l.Lot.Id);
        var marks = ids.Count == 0 ? [] : await db.LotMarks.AsNoTracking().Where(m => ids.Contains(m.LotId)).ToListAsync(cancel);
        var of = marks.ToLookup(m => m.LotId);
        return [.. lots.Select(l => Of(l.Lot, l.Product, [.. of[l.Lot.Id]])).OrderBy(l => l.UsableUntil ?? DateOnly.MaxValue).ThenBy(l => l.Number, StringComparer.Ordinal)];
    }

    public static StockLot Of(LotRow lot, ProductRow product, IReadOnlyList<LotMark> marks)
    {
        var recall = marks.Where(m => m.Kind is LotMarkKind.Recalled or LotMarkKind.Released).MaxBy(m => m.Number) is { Kind: LotMarkKind.Recalled } last ? last : null;
        return new()
        {
            Id = lot.Id.Value, Kind = product.Kind, Name = product.Name, Number = lot.Number, ExpiresOn = lot.ExpiresOn, DaysOnceOpen = product.DaysOnceOpen,
            OpenedOn = marks.Where(m => m.Kind == LotMarkKind.Opened).MaxBy(m => m.Number)?.OnDay, RecalledAt = recall?.At, RecallReason = recall?.Reason,
        };
    }

    public static async Task<IReadOnlyList<DeviceCard>> DevicesAsync(ClinicDb db, CancellationToken cancel)
    {
        var cards = await db.Devices.AsNoTracking().Join(db.Resources.AsNoTracking(), d => d.ResourceId, r => r.Id, (d, r) => new { Device = d, r.Name, r.RetiredOn }).ToListAsync(cancel);
        var parts = cards.Count == 0 ? [] : await db.DeviceParts.AsNoTracking().ToListAsync(cancel);
        List<DeviceCard> devices = [];
        foreach (var card in cards.Where(c => c.RetiredOn is null).OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            List<DevicePart> fitted = [];
            foreach (var part in parts.Where(p => p.ResourceId == card.Device.ResourceId).GroupBy(p => p.Kind).Select(kind => kind.MaxBy(p => p.Number)!))
                fitted.Add(new()
                {
                    Kind = part.Kind, FittedOn = part.FittedOn, DueOn = part.DueOn, UsesAllowed = part.UsesAllowed,
                    Used = part.UsesAllowed is null ? 0 : await db.MaterialUses.CountAsync(u => u.DeviceId == part.ResourceId && u.At >= part.At && !u.Gone, cancel),
                });
            devices.Add(new() { Id = card.Device.ResourceId.Value, Name = card.Name, Serial = card.Device.Serial, ServiceDueOn = card.Device.ServiceDueOn, Parts = fitted });
        }

        return devices;
    }
}
