using Carboxy.Materials;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

public sealed class StockTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Stock_is_the_sum_of_its_movements(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var lot = await clinic.ReceiveAsync();

        Assert.IsType<Kept.Done>(await clinic.ActAsync(lot, new StockAct.Used(1.5m, "Shown to a colleague")));
        Assert.IsType<Kept.Done>(await clinic.ActAsync(lot, new StockAct.WrittenOff(2, "Torn package")));
        Assert.IsType<Kept.Done>(await clinic.ActAsync(lot, new StockAct.Counted(6, "Monthly count")));

        Assert.Equal(6, await clinic.LeftAsync(lot));
        Assert.Equal([10m, -1.5m, -2m, -0.5m], (await clinic.MovementsAsync(lot)).Select(m => m.Amount));
        var view = await clinic.WithAsync((OpenStock open) => open.RunAsync(Cancel));
        Assert.Equal(6, Assert.Single(view.Products).Usable);
        Assert.Empty(view.Low);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_form_twice_at_once_receives_once(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var key = Stocked.NewKey(clinic);

        var kept = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => clinic.TryReceiveAsync(key: key)));

        Assert.Single(kept.Select(k => Assert.IsType<Kept.Done>(k).Id).Distinct());
        await using var db = clinic.Db();
        Assert.Equal((1, 1, 1), (await db.Products.CountAsync(Cancel), await db.Lots.CountAsync(Cancel), await db.StockMovements.CountAsync(Cancel)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_people_who_receive_one_batch_at_once_add_to_one_lot(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var product = Assert.IsType<Kept.Done>(await clinic.WithAsync((SaveProduct save) => save.RunAsync(Stocked.NewKey(clinic), null, 0, new() { Name = "Gel" }, Cancel))).Id;

        var kept = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => clinic.TryReceiveAsync(Stocked.Receipt(i % 2 == 0 ? "AB-1" : "ab 1") with { New = null, Product = new(product) })));

        var lot = Assert.Single(kept.Select(k => Assert.IsType<Kept.Done>(k).Id).Distinct());
        Assert.Equal(40, await clinic.LeftAsync(new(lot)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var today = clinic.Clinic.DayOf(clinic.Clock.Now);

        Assert.Contains("expired", (await clinic.TryReceiveAsync(Stocked.Receipt(expires: today.AddDays(-1)))).Reason(), StringComparison.Ordinal);
        Assert.Contains("ExpiresOn", (await clinic.TryReceiveAsync(Stocked.Receipt(expires: today.AddYears(200)))).Reason(), StringComparison.Ordinal);
        Assert.Contains("ExpiresOn", (await clinic.TryReceiveAsync(Stocked.Receipt() with { ExpiresOn = null })).Reason(), StringComparison.Ordinal);
        foreach (var number in new[] { null, "", "---", "\0\0", new string('x', 5000) })
            Assert.Contains("Number", (await clinic.TryReceiveAsync(Stocked.Receipt() with { Number = number })).Reason(), StringComparison.Ordinal);
        foreach (var amount in new decimal?[] { null, 0, -1, 1_000_001, 0.0001m, decimal.MaxValue })
            Assert.Contains("Amount", (await clinic.TryReceiveAsync(Stocked.Receipt() with { Amount = amount })).Reason(), StringComparison.Ordinal);
        Assert.Contains("Product", (await clinic.TryReceiveAsync(Stocked.Receipt() with { New = null })).Reason(), StringComparison.Ordinal);
        Assert.IsType<Kept.Gone>(await clinic.TryReceiveAsync(Stocked.Receipt() with { Product = new(Guid.CreateVersion7()) }));
        Assert.Contains("Gtin", (await clinic.TryReceiveAsync(Stocked.Receipt() with { New = new() { Name = "Gel", Gtin = "4601234567890" } })).Reason(), StringComparison.Ordinal);

        await using var db = clinic.Db();
        Assert.Equal((0, 0, 0), (await db.Products.CountAsync(Cancel), await db.Lots.CountAsync(Cancel), await db.StockMovements.CountAsync(Cancel)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Hostile_words_are_kept_as_words(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);

        var lot = await clinic.ReceiveAsync(Stocked.Receipt("A'); drop table lot;--", name: "<script>alert(1)</script>\0\u202e\ud800"));

        var view = await clinic.WithAsync((OpenLot open) => open.RunAsync(lot, Cancel));
        Assert.Equal(("<script>alert(1)</script>", "A'); drop table lot;--"), (view!.Product.Name, view.Row.Number));
    }

    [Fact]
    public async Task One_batch_has_one_expiry()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var lot = await clinic.ReceiveAsync();
        var product = (await clinic.WithAsync((OpenLot open) => open.RunAsync(lot, Cancel)))!.Product.Id;

        Assert.Contains("one expiry", (await clinic.TryReceiveAsync(Stocked.Receipt(expires: new(2027, 2, 2)) with { New = null, Product = product })).Reason(), StringComparison.Ordinal);
        Assert.Equal(10, await clinic.LeftAsync(lot));
    }

    [Fact]
    public async Task No_more_is_written_off_than_there_is_and_nothing_without_a_reason()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var lot = await clinic.ReceiveAsync();

        Assert.Contains("No more", (await clinic.ActAsync(lot, new StockAct.WrittenOff(11, "All of it"))).Reason(), StringComparison.Ordinal);
        Assert.Contains("Reason", (await clinic.ActAsync(lot, new StockAct.WrittenOff(1, " "))).Reason(), StringComparison.Ordinal);
        Assert.Contains("Amount", (await clinic.ActAsync(lot, new StockAct.Counted(-1, "Count"))).Reason(), StringComparison.Ordinal);
        Assert.Equal(10, await clinic.LeftAsync(lot));
    }

    [Fact]
    public async Task More_used_than_there_was_stands_and_is_shown()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var lot = await clinic.ReceiveAsync();

        await clinic.ActAsync(lot, new StockAct.Used(13, "A course for colleagues"));

        var view = await clinic.WithAsync((OpenStock open) => open.RunAsync(Cancel));
        Assert.Equal(-3, Assert.Single(view.Discrepancies).Left);
        Assert.Single(view.Low);
        await clinic.ActAsync(lot, new StockAct.Counted(0, "Counted after the course"));
        Assert.Empty((await clinic.WithAsync((OpenStock open) => open.RunAsync(Cancel))).Discrepancies);
    }

    [Fact]
    public async Task A_product_saved_from_two_screens_is_not_overwritten()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        Task<Kept> SaveAsync(Guid? id, int version, ProductEntry entry) => clinic.WithAsync((SaveProduct save) => save.RunAsync(Stocked.NewKey(clinic), id is { } known ? new(known) : null, version, entry, Cancel));
        var id = Assert.IsType<Kept.Done>(await SaveAsync(null, 0, new() { Name = "Gel", Gtin = "4601234567893" })).Id;

        Assert.IsType<Kept.Done>(await SaveAsync(id, 1, new() { Name = "Gel 2", Gtin = "4601234567893" }));
        Assert.IsType<Kept.Gone>(await SaveAsync(id, 1, new() { Name = "Gel 3" }));
        Assert.Contains("Gel 2", (await SaveAsync(null, 0, new() { Name = "Other", Gtin = "04601234567893" })).Reason(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_finds_its_product_and_lot_and_nonsense_changes_nothing()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var lot = await clinic.ReceiveAsync(Stocked.Receipt("GL-0932") with { New = new() { Name = "Gel", Kind = ProductKind.Gel, Gtin = "4601234567893" } });
        Task<ScanRead> ScanAsync(string raw) => clinic.WithAsync((ReadScan scan) => scan.RunAsync(raw, Cancel));

        var known = Assert.IsType<ScanRead.Known>(await ScanAsync("(01)04601234567893(17)270101(10)GL-0932"));
        Assert.Equal(("Gel", lot), (known.Product!.Name, known.Lot!.Id));
        Assert.Null(Assert.IsType<ScanRead.Known>(await ScanAsync("(01)04601234567893(10)GL-9")).Lot);
        Assert.Equal(lot, Assert.IsType<ScanRead.Batch>(await ScanAsync("gl 0932")).Lot.Id);
        foreach (var nonsense in new[] { "", "\0", "hello", "(01)1", new string('9', 100_000), "(10)\ud800" })
            Assert.IsType<ScanRead.Refused>(await ScanAsync(nonsense));
        Assert.Equal(10, await clinic.LeftAsync(lot));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_moved_is_neither_changed_nor_deleted(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        await clinic.MarkAsync(await clinic.ReceiveAsync(), LotMarkKind.Opened);

        foreach (var (table, column) in new[] { ("stock_movement", "reason"), ("lot", "number"), ("lot_mark", "reason"), ("product_version", "content"), ("device_version", "content"), ("device_part", "batch"), ("cylinder", "number"), ("cylinder_reading", "actor") })
        {
            Assert.Contains("append-only", await RefusalAsync($"delete from {table}"), StringComparison.Ordinal);
            if (table is "stock_movement" or "lot" or "lot_mark" or "product_version")
                Assert.Contains("append-only", await RefusalAsync($"update {table} set {column} = 'x'"), StringComparison.Ordinal);
        }

        async Task<string> RefusalAsync(string sql)
        {
            try
            {
                // SQLite asks a trigger for each row, so that an empty table has nothing to refuse.
                return await clinic.SqlAsync(sql) == 0 && engine == Engine.Sqlite ? "append-only" : "done";
            }
            catch (System.Data.Common.DbException e)
            {
                return e.Message;
            }
        }
    }
}
