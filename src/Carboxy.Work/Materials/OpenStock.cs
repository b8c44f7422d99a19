using Carboxy.Materials;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>A lot with what is left of it.</summary>
public sealed record LotLevel(Id<LotRow> Id, StockLot Lot, decimal Left)
{
    public bool IsDiscrepancy => Carboxy.Materials.Stock.IsDiscrepancy(Left);
}

/// <summary>A product with its lots and what is left of all that may be used.</summary>
public sealed record ProductLevel(ProductRow Product, IReadOnlyList<LotLevel> Lots, decimal Usable)
{
    public bool IsLow => !Product.Retired && Carboxy.Materials.Stock.IsLow(Usable, Product.OrderAt / 1000m);
}

/// <summary>The shelf of the clinic as its page shows it.</summary>
public sealed record StockView(DateOnly Today, DateTimeOffset Now, IReadOnlyList<ProductLevel> Products)
{
    public IEnumerable<ProductLevel> Low => Products.Where(p => p.IsLow);

    public IEnumerable<LotLevel> Discrepancies => Products.SelectMany(p => p.Lots).Where(l => l.IsDiscrepancy);

    /// <summary>Lots of which something is there that must not be used.</summary>
    public IEnumerable<LotLevel> Blocked => Products.SelectMany(p => p.Lots).Where(l => l.Left > 0 && l.Lot.Against(Today, Now).Any());

    /// <summary>Lots of which something is there that soon must not be used any more.</summary>
    public IEnumerable<LotLevel> EndSoon => Products.SelectMany(p => p.Lots).Where(l => l.Left > 0 && !l.Lot.Against(Today, Now).Any() && l.Lot.UsableUntil <= Today.AddDays(Carboxy.Materials.Stock.DaysOfWarning));
}

/// <summary>Reads the stock. Nothing of a patient is in it, so it leaves no line of audit.</summary>
public sealed class OpenStock(ClinicDb db, TimeProvider clock)
{
    public async Task<StockView> RunAsync(CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), await db.TodayAsync(cancel));
        var products = await db.Products.AsNoTracking().OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancel);
        var lots = (await db.Lots.AsNoTracking().ToListAsync(cancel)).ToLookup(l => l.ProductId);
        var marks = (await db.LotMarks.AsNoTracking().ToListAsync(cancel)).ToLookup(m => m.LotId);
        var left = await db.StockMovements.GroupBy(m => m.LotId).Select(g => new { g.Key, Sum = g.Sum(m => m.Thousandths) }).ToDictionaryAsync(g => g.Key, g => g.Sum / 1000m, cancel);
        return new(today, now, [.. products.Select(product =>
        {
            List<LotLevel> levels = [.. lots[product.Id].Select(l => new LotLevel(l.Id, ShelfFiles.Of(l, product, [.. marks[l.Id]]), left.GetValueOrDefault(l.Id))).OrderBy(l => l.Lot.UsableUntil ?? DateOnly.MaxValue).ThenBy(l => l.Lot.Number, StringComparer.Ordinal)];
            return new ProductLevel(product, levels, levels.Where(l => l.Left > 0 && !l.Lot.Against(today, now).Any()).Sum(l => l.Left));
        })]);
    }

    public Task<ProductRow?> ProductAsync(Id<ProductRow> id, CancellationToken cancel) => db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);

    /// <summary>Lots and devices that go along with a session to a tablet.</summary>
    public Task<Shelf> ForTabletAsync(CancellationToken cancel) => ShelfFiles.ForTabletAsync(db, clock.GetUtcNow(), cancel);

    /// <summary>The article number of each lot's product, where it has one.</summary>
    public Task<Dictionary<Guid, string>> ArticlesAsync(CancellationToken cancel) =>
        db.Lots.AsNoTracking().Join(db.Products.AsNoTracking().Where(p => p.Gtin != null), l => l.ProductId, p => p.Id, (l, p) => new { l.Id, p.Gtin }).ToDictionaryAsync(l => l.Id.Value, l => l.Gtin!, cancel);

    /// <summary>Cylinders that are fitted to a device now, with the batch of their gas.</summary>
    public async Task<IReadOnlyDictionary<Guid, StockLot>> FittedGasAsync(Shelf shelf, CancellationToken cancel)
    {
        var cylinders = await db.Cylinders.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.LotId, cancel);
        var empty = await db.CylinderReadings.AsNoTracking().Where(r => r.Kind == ReadingKind.Empty).Select(r => r.CylinderId).ToListAsync(cancel);
        return CylinderFitting.Standing(await CylinderFitting.AllAsync(db, cancel))
            .Where(at => !empty.Contains(at.Value)).Select(at => (Device: at.Key, Lot: shelf.Lots.FirstOrDefault(l => l.Id == cylinders[at.Value].Value)))
            .Where(at => at.Lot is not null).ToDictionary(at => at.Device.Value, at => at.Lot!);
    }

    /// <summary>Cylinders that nobody has said to be empty, with the lot of their gas.</summary>
    public async Task<IReadOnlyList<(string Number, Guid Lot)>> FullCylindersAsync(CancellationToken cancel) =>
        [.. (await db.Cylinders.AsNoTracking().Where(c => !db.CylinderReadings.Any(r => r.CylinderId == c.Id && r.Kind == ReadingKind.Empty)).OrderBy(c => c.Number).ThenBy(c => c.Id).Select(c => new { c.Number, c.LotId }).ToListAsync(cancel)).Select(c => (c.Number, c.LotId.Value))];
}
