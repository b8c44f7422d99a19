using Carboxy.Materials;
using Carboxy.Sessions;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>
/// Keeps beside a session what it used, and moves the stock by the difference to what was kept before: so it is counted once,
/// whether an event comes by a form, from a tablet, twice, or is taken back. Whoever calls saves it with the events.
/// </summary>
sealed class SessionStock(ClinicDb db, DateTimeOffset now)
{
    /// <param name="row">The session as it is asked for.</param>
    /// <param name="after">The session as its events tell it.</param>
    /// <param name="sequence">How many events that are.</param>
    /// <param name="count">Whether stock is moved; not for what was recorded before the clinic counted at all.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task AddAsync(SessionRow row, Session after, int sequence, bool count, CancellationToken cancel)
    {
        var kept = await db.MaterialUses.Where(u => u.SessionId == row.Id).ToListAsync(cancel);
        var used = MaterialUsed.Of(after).Where(u => BatchKey.Of(u.Batch).Length > 0).ToList();
        row.Materials = sequence;
        if (used.Count == 0 && kept.Count == 0)
            return;

        var meant = await LotsOf(used, cancel);
        var devices = await db.Devices.AsNoTracking().Where(d => d.SerialKey != null).ToDictionaryAsync(d => d.SerialKey!, d => d.ResourceId, cancel);
        var device = used.Where(u => u.Place == MaterialUsed.Device).Select(u => (Id<ResourceRow>?)(devices.TryGetValue(BatchKey.Of(u.Batch), out var found) ? found : null)).FirstOrDefault(d => d is not null);
        List<(MaterialUse Use, ProductRow? Product)> stands = [];
        foreach (var use in used)
        {
            var before = kept.Find(k => k.Place == use.Place && k.BatchKey == BatchKey.Of(use.Batch));
            var lot = use.Place == MaterialUsed.Device ? null : Choose(meant, use, before?.LotId);
            stands.Add((await PutAsync(row, use, before, lot, device, cancel), lot?.Product));
            if (lot is { Product.DaysOnceOpen: not null, Opened: false } && before is null && count)
                await OpenAsync(lot.Lot.Id, row.OnDay, cancel);
        }

        foreach (var corrected in kept.Except(stands.Select(n => n.Use)))
            corrected.Gone = true;
        if (count)
            await MoveAsync(row, stands, sequence, cancel);
    }

    sealed record MeantLot(LotRow Lot, ProductRow Product, bool Opened);

    async Task<List<MeantLot>> LotsOf(List<MaterialUsed> used, CancellationToken cancel)
    {
        var keys = used.Where(u => u.Place != MaterialUsed.Device).Select(u => BatchKey.Of(u.Batch)).Distinct().ToList();
        return keys.Count == 0 ? [] : [.. (await db.Lots.AsNoTracking().Where(l => keys.Contains(l.NumberKey)).Join(db.Products.AsNoTracking(), l => l.ProductId, p => p.Id,
            (l, p) => new { Lot = l, Product = p, Opened = db.LotMarks.Any(m => m.LotId == l.Id && m.Kind == LotMarkKind.Opened) }).ToListAsync(cancel)).Select(l => new MeantLot(l.Lot, l.Product, l.Opened))];
    }

    /// <summary>The lot that was meant: of the right kind; where several bear the number, the one of that name or expiry, or none rather than a guess.</summary>
    static MeantLot? Choose(List<MeantLot> lots, MaterialUsed use, Id<LotRow>? before)
    {
        var fits = lots.Where(l => l.Lot.NumberKey == BatchKey.Of(use.Batch) && (use.Kind is null || l.Product.Kind == use.Kind)).ToList();
        if (before is { } same && fits.Find(l => l.Lot.Id == same) is { } stays)
            return stays;
        if (fits.Count > 1)
            fits = fits.Where(l => BatchKey.Of(l.Product.Name) == BatchKey.Of(use.Name)).ToList() is { Count: > 0 } named ? named : [.. fits.Where(l => use.Expiry is not null && l.Lot.ExpiresOn == use.Expiry)];
        return fits is [var one] ? one : null;
    }

    async Task<MaterialUse> PutAsync(SessionRow row, MaterialUsed use, MaterialUse? before, MeantLot? lot, Id<ResourceRow>? device, CancellationToken cancel)
    {
        var kept = before;
        if (kept is null)
        {
            kept = new() { SessionId = row.Id, Place = use.Place, BatchKey = BatchKey.Of(use.Batch), PatientId = row.PatientId, OnDay = row.OnDay, At = use.From?.At ?? row.StartedAt, Kind = use.Kind, Name = "", Batch = "", Gone = false };
            db.MaterialUses.Add(kept);
        }

        (kept.Name, kept.Batch, kept.ExpiresOn, kept.Gone) = (EntryWords.Clean(use.Name, 300) ?? use.Place, EntryWords.Clean(use.Batch, 300) ?? kept.BatchKey, use.Expiry, false);
        (kept.LotId, kept.Thousandths) = (lot?.Lot.Id, Amount(use, lot?.Product));
        kept.DeviceId = use.Place == MaterialUsed.Device ? device : null;
        (kept.FittedAt, kept.FittedThousandths) = (use.From?.At, Thousandths(use.From?.Bar));
        (kept.RemovedAt, kept.RemovedThousandths) = (use.Until?.At, Thousandths(use.Until?.Bar));
        if (use.Kind == ProductKind.Gas && lot is not null && kept.CylinderId is null)
            kept.CylinderId = await CylinderAsync(lot.Lot.Id, use, device, row, cancel);
        return kept;
    }

    /// <summary>What was written down, where it has the product's unit; otherwise what a session usually takes.</summary>
    static long? Amount(MaterialUsed use, ProductRow? product)
    {
        var said = use.Amount is { } amount && amount <= Carboxy.Materials.Stock.Most && (product is null || use.Unit == product.Unit || use.Kind == ProductKind.Gas) ? (long?)decimal.Round(amount * 1000) : null;
        return said ?? (use.Kind == ProductKind.Gas ? null : product?.PerUse);
    }

    static long? Thousandths(decimal? bar) => bar is { } read ? (long)decimal.Round(read * 1000) : null;

    /// <summary>
    /// The cylinder of this batch with the number that was written down; else the one that was fitted to the device; or the only one there is.
    /// With none or several nobody guesses. One that was fitted in the session is another than those before it.
    /// </summary>
    async Task<Id<CylinderRow>?> CylinderAsync(Id<LotRow> lot, MaterialUsed use, Id<ResourceRow>? device, SessionRow row, CancellationToken cancel)
    {
        var cylinders = await db.Cylinders.AsNoTracking().Where(c => c.LotId == lot).Select(c => new { c.Id, c.Number }).ToListAsync(cancel);
        if (use.Cylinder is { } number)
            return cylinders.Where(c => BatchKey.Of(c.Number) == BatchKey.Of(number)).ToList() is [var named] ? named.Id : null;
        var at = use.From?.At ?? row.StartedAt;
        var empty = await db.CylinderReadings.AsNoTracking().Where(r => r.At <= at && r.Kind == ReadingKind.Empty).Select(r => r.CylinderId).ToListAsync(cancel);
        var earlier = db.MaterialUses.Local.Where(u => u.SessionId == row.Id && u.Place != use.Place && !u.Gone && u.CylinderId is not null).Select(u => u.CylinderId!.Value).ToHashSet();
        var full = cylinders.Select(c => c.Id).Where(c => !empty.Contains(c) && !(use.From is not null && earlier.Contains(c))).ToList();
        var fitted = use.From is null ? (await CylinderFitting.AllAsync(db, cancel)).Where(f => f.Device == device && f.At <= at && full.Contains(f.Cylinder)).MaxBy(f => f.At) : null;
        return fitted?.Cylinder ?? (full is [var only] ? only : null);
    }

    async Task OpenAsync(Id<LotRow> lot, DateOnly day, CancellationToken cancel)
    {
        if (db.LotMarks.Local.Any(m => m.LotId == lot))
            return;
        db.LotMarks.Add(new() { LotId = lot, Number = await db.LotMarks.CountAsync(m => m.LotId == lot, cancel) + 1, Kind = LotMarkKind.Opened, OnDay = day, Actor = db.Actor.Code, At = now });
    }

    async Task MoveAsync(SessionRow row, List<(MaterialUse Use, ProductRow? Product)> uses, int sequence, CancellationToken cancel)
    {
        var before = (await db.StockMovements.AsNoTracking().Where(m => m.SessionId == row.Id).ToListAsync(cancel))
            .GroupBy(m => new UsePlace(m.Place!, m.LotId.Value)).ToDictionary(g => g.Key, g => -g.Sum(m => m.Amount));
        // Gas is bought in cylinders and taken in millilitres: how much is left of it, the cylinder says.
        var after = uses.Where(u => u is { Use: { LotId: not null, Thousandths: > 0 }, Product.Kind: not ProductKind.Gas })
            .GroupBy(u => new UsePlace(u.Use.Place, u.Use.LotId!.Value.Value)).ToDictionary(g => g.Key, g => g.Sum(u => u.Use.Thousandths!.Value / 1000m));
        foreach (var change in Carboxy.Materials.Stock.Between(before, after))
            db.StockMovements.Add(new()
            {
                Id = Id<StockMovement>.New(now), LotId = new(change.Where.Lot), Kind = change.Kind, Thousandths = (long)(change.OnStock * 1000),
                SessionId = row.Id, Place = change.Where.Place, Sequence = sequence, Actor = db.Actor.Code, At = now,
            });
    }
}
