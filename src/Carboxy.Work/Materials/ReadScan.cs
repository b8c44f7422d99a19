using Carboxy.Materials;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>What a scanned code means in this clinic.</summary>
public abstract record ScanRead
{
    /// <summary>The label, the product with that article number and the lot with that batch, where the clinic has them.</summary>
    public sealed record Known(Gs1Label Label, ProductRow? Product, LotRow? Lot) : ScanRead;

    /// <summary>No label, but exactly the batch of a lot or the serial number of a device that the clinic has.</summary>
    public sealed record Batch(LotRow Lot, ProductRow Product) : ScanRead;

    public sealed record Refused(Text Why) : ScanRead;
}

/// <summary>Reads a code from a scanner or a camera; it changes nothing.</summary>
public sealed class ReadScan(ClinicDb db)
{
    public async Task<ScanRead> RunAsync(string? raw, CancellationToken cancel)
    {
        switch (Gs1Reader.Read(raw, await db.TodayAsync(cancel)))
        {
            case Scanned.Read { Label: var label }:
                var product = label.Article is { } article ? await db.Products.AsNoTracking().FirstOrDefaultAsync(p => p.Gtin == article.Digits, cancel) : null;
                var lots = await LotsAsync(label.Batch, cancel);
                var lot = lots.Find(l => product is not null && l.ProductId == product.Id) ?? (product is null && label.Article is null && lots is [var only] ? only : null);
                return new ScanRead.Known(label, product ?? (lot is null ? null : await db.Products.AsNoTracking().SingleAsync(p => p.Id == lot.ProductId, cancel)), lot);
            case Scanned.Refused refused:
                return await LotsAsync(raw, cancel) is [var plain] ? new ScanRead.Batch(plain, await db.Products.AsNoTracking().SingleAsync(p => p.Id == plain.ProductId, cancel)) : new ScanRead.Refused(refused.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    async Task<List<LotRow>> LotsAsync(string? batch, CancellationToken cancel) => batch is { Length: <= BatchKey.Longest } && BatchKey.Of(batch) is { Length: > 0 } key
        ? await db.Lots.AsNoTracking().Where(l => l.NumberKey == key).OrderBy(l => l.Id).Take(10).ToListAsync(cancel) : [];
}
