using Carboxy.Materials;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>A clinic with something on its shelf.</summary>
static class Stocked
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static ReceiptEntry Receipt(string number = "A-1", ProductKind kind = ProductKind.Gel, string name = "CO2 gel", DateOnly? expires = null, decimal amount = 10, string unit = "pcs") => new()
    {
        New = new() { Name = name, Kind = kind, Unit = unit, OrderAt = 2 }, Number = number, ExpiresOn = expires ?? new(2027, 1, 1), Amount = amount, Certificate = "RU-1",
    };

    public static async Task<Id<LotRow>> ReceiveAsync(this TestClinic clinic, ReceiptEntry? entry = null, string? key = null) =>
        new(Assert.IsType<Kept.Done>(await clinic.TryReceiveAsync(entry, key)).Id);

    public static Task<Kept> TryReceiveAsync(this TestClinic clinic, ReceiptEntry? entry = null, string? key = null) =>
        clinic.WithAsync((ReceiveLot receive) => receive.RunAsync(key ?? NewKey(clinic), entry ?? Receipt(), Cancel));

    public static Task<Kept> ActAsync(this TestClinic clinic, Id<LotRow> lot, StockAct act, string? key = null)
    {
        clinic.Clock.Now = clinic.Clock.Now.AddSeconds(1);
        return clinic.WithAsync((ChangeStock change) => change.RunAsync(key ?? NewKey(clinic), lot, act, Cancel));
    }

    public static Task<Kept> MarkAsync(this TestClinic clinic, Id<LotRow> lot, LotMarkKind kind, string? reason = null, DateOnly? day = null) =>
        clinic.WithAsync((MarkLot mark) => mark.RunAsync(NewKey(clinic), lot, kind, day, reason, Cancel));

    public static async Task<decimal> LeftAsync(this TestClinic clinic, Id<LotRow> lot)
    {
        await using var db = clinic.Db();
        return await db.StockMovements.Where(m => m.LotId == lot).SumAsync(m => m.Thousandths, Cancel) / 1000m;
    }

    public static async Task<List<StockMovement>> MovementsAsync(this TestClinic clinic, Id<LotRow> lot)
    {
        await using var db = clinic.Db();
        return await db.StockMovements.AsNoTracking().Where(m => m.LotId == lot).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(Cancel);
    }

    public static string NewKey(TestClinic clinic) => $"{Guid.CreateVersion7(clinic.Clock.Now)}";

    public static string Reason(this Kept kept) => string.Join('\n', Assert.IsType<Kept.Refused>(kept).Problems.Select(p => $"{p.Field}: {p.Says.En}"));
}
