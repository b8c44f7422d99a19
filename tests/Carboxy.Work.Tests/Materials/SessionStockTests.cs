using Carboxy.Materials;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

public sealed class SessionStockTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static SessionFact.FieldRecorded Batch(string batch) => new("gel_batch", new FieldValue.Words(batch));

    static SessionFact.ProductUsed Product(string batch, decimal? amount = null, string? unit = null) => new("Moisturiser", batch, new(2027, 1, 1), null, amount, unit);

    static async Task<(Treating, Id<SessionRow>)> RunningAsync(Engine engine, PostgresServer postgres)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        return (treating, await treating.StartAsync(course));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_counts_the_stock_down_once(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var clinic = treating.Clinic;
        var gel = await clinic.ReceiveAsync(Stocked.Receipt("a 1", unit: "ml"));
        var mask = await clinic.ReceiveAsync(Stocked.Receipt("A-1", ProductKind.Mask, "Mask"));
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);

        await treating.TreatAsync(course); // every batch is A-1, five millilitres of gel

        Assert.Equal((5m, 9m), (await clinic.LeftAsync(gel), await clinic.LeftAsync(mask)));
        await using var db = clinic.Db();
        var uses = await db.MaterialUses.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal([gel], uses.Where(u => u.Place == "gel").Select(u => u.LotId!.Value));
        Assert.Equal([mask], uses.Where(u => u.Place == "mask").Select(u => u.LotId!.Value));
        Assert.Null(uses.Single(u => u.Place == "serum").LotId);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task From_a_tablet_twice_from_two_tablets_and_taken_back(Engine engine)
    {
        var (treating, session) = await RunningAsync(engine, postgres);
        await using var clinic = treating.Clinic;
        var lot = await clinic.ReceiveAsync(Stocked.Receipt("M-9", ProductKind.Other, unit: "ml"));
        var (one, two) = (new Tablet(treating, session), new Tablet(treating, session));

        clinic.Clock.Now = clinic.Clock.Now.AddSeconds(1);
        var used = one.Tap(Product("M-9", 3, "ml"));
        await one.SendAsync();
        await one.SendAsync(); // the answer was lost on the way
        Assert.Equal(7, await clinic.LeftAsync(lot));

        clinic.Clock.Now = clinic.Clock.Now.AddSeconds(1);
        two.Tap(Product("m9", 1, "ml"));
        await two.SendAsync();
        Assert.Equal(6, await clinic.LeftAsync(lot));

        clinic.Clock.Now = clinic.Clock.Now.AddSeconds(1);
        await treating.DoAsync(session, new SessionCommand.TakeBack(used.Id, "Never opened"));
        Assert.Equal(9, await clinic.LeftAsync(lot));
        Assert.Equal([MovementKind.Receipt, MovementKind.Use, MovementKind.Use, MovementKind.Reversal], (await clinic.MovementsAsync(lot)).Select(m => m.Kind));
        await using var db = clinic.Db();
        Assert.Equal([true, false], await db.MaterialUses.Where(u => u.LotId == lot).OrderBy(u => u.Place).Select(u => u.Gone).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_corrected_batch_gives_one_lot_back_and_takes_from_the_other()
    {
        var (treating, session) = await RunningAsync(Engine.Sqlite, postgres);
        await using var clinic = treating.Clinic;
        var (first, second) = (await clinic.ReceiveAsync(Stocked.Receipt("GL-1")), await clinic.ReceiveAsync(Stocked.Receipt("GL-2")));

        await treating.DoAsync(session, new SessionCommand.SaveFields(new Dictionary<string, FieldValue> { ["gel_batch"] = new FieldValue.Words("GL-1") }));
        await treating.DoAsync(session, new SessionCommand.SaveFields(new Dictionary<string, FieldValue> { ["gel_batch"] = new FieldValue.Words("GL-2") }));

        Assert.Equal((10m, 9m), (await clinic.LeftAsync(first), await clinic.LeftAsync(second)));
        Assert.Equal(0, (await clinic.WithAsync((FindTouched find) => find.CountAsync(new RecallOf.Lot(first), Cancel))).Sessions);
        Assert.Equal(1, (await clinic.WithAsync((FindTouched find) => find.CountAsync(new RecallOf.Lot(second), Cancel))).Sessions);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_blocked_lot_is_refused_at_use_and_kept_when_a_tablet_used_it(Engine engine)
    {
        var (treating, session) = await RunningAsync(engine, postgres);
        await using var clinic = treating.Clinic;
        var lot = await clinic.ReceiveAsync(Stocked.Receipt("GL-1"));
        clinic.Clock.Now = clinic.Clock.Now.AddMinutes(1);
        Assert.IsType<Kept.Done>(await clinic.MarkAsync(lot, LotMarkKind.Recalled, "Specks in the gel"));
        clinic.Clock.Now = clinic.Clock.Now.AddMinutes(1);

        var refused = await clinic.WithAsync((RunSession run) => run.RunAsync(Guid.CreateVersion7(), session, 1, new SessionCommand.SaveFields(new Dictionary<string, FieldValue> { ["gel_batch"] = new FieldValue.Words("gl1") }), Cancel));
        Assert.Contains("Specks in the gel", Assert.Single(Assert.IsType<SessionDone.Refused>(refused).Reasons).Says.En, StringComparison.Ordinal);

        var tablet = new Tablet(treating, session);
        var tap = tablet.Tap(Batch("GL-1"));
        var merged = await tablet.SendAsync();
        Assert.Equal(1, merged.Open);
        Assert.Equal(10, await clinic.LeftAsync(lot));

        // A person decides that it happened: only now is it used, and the recall finds it.
        Assert.IsType<Settled.Done>(await clinic.WithAsync((SettleConflicts settle) => settle.RunAsync(session, [tap.Id.Value], take: true, "It was on the skin already", Cancel)));
        Assert.Equal(9, await clinic.LeftAsync(lot));
        Assert.Equal((1, 1), await clinic.WithAsync((FindTouched find) => find.CountAsync(new RecallOf.Lot(lot), Cancel)));

        await clinic.MarkAsync(lot, LotMarkKind.Released, "The maker found nothing");
        await treating.DoAsync(session, new SessionCommand.UseProduct(new("Gel", "GL-1", new(2027, 1, 1))));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task No_session_starts_while_only_expired_gel_is_there(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var clinic = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var lot = await clinic.ReceiveAsync(Stocked.Receipt("GL-1", expires: treating.Today));
        await clinic.ReceiveAsync(Stocked.Receipt("SR-1", ProductKind.Serum, "Serum", treating.Today.AddDays(1)));
        Assert.IsType<SessionBegun.Running>(await treating.BeginAsync(course)); // the last day still counts

        var tomorrow = await Treating.OpenAsync(engine, postgres);
        await using var _ = tomorrow.Clinic;
        var next = await tomorrow.PlanAsync();
        await tomorrow.ConsentAsync(next);
        await tomorrow.Clinic.ReceiveAsync(Stocked.Receipt("GL-1", expires: tomorrow.Today));
        tomorrow.Clinic.Clock.Now = tomorrow.Clinic.Clock.Now.AddDays(1);

        var refused = Assert.IsType<SessionBegun.Refused>(await tomorrow.BeginAsync(next));

        Assert.Contains(refused.Reasons, r => r.Rule == "G-03" && r.Says.Ru.Contains("ни одной годной серии", StringComparison.Ordinal));
        Assert.Equal(10, await clinic.LeftAsync(lot));
        await tomorrow.Clinic.ReceiveAsync(Stocked.Receipt("GL-2"));
        Assert.IsType<SessionBegun.Running>(await tomorrow.BeginAsync(next));
    }

    [Fact]
    public async Task A_lot_that_keeps_for_days_once_open_is_opened_by_its_first_use()
    {
        var (treating, session) = await RunningAsync(Engine.Sqlite, postgres);
        await using var clinic = treating.Clinic;
        var lot = await clinic.ReceiveAsync(Stocked.Receipt("GL-1") with { New = new() { Name = "Gel", Kind = ProductKind.Gel, DaysOnceOpen = 30 } });

        await treating.DoAsync(session, new SessionCommand.SaveFields(new Dictionary<string, FieldValue> { ["gel_batch"] = new FieldValue.Words("GL-1") }));

        Assert.Equal(treating.Today.AddDays(30), (await clinic.WithAsync((OpenLot open) => open.RunAsync(lot, Cancel)))!.Lot.UsableUntil);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Sessions_from_before_there_was_a_stock_are_found_by_a_recall(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var clinic = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        await treating.TreatAsync(course);
        await using (var db = clinic.Db())
        {
            // As an older program left it: nobody has read what was used.
            await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.Materials, (int?)null), Cancel);
            await clinic.SqlAsync(engine == Engine.Sqlite ? "drop trigger material_use_stays" : "alter table material_use disable trigger all");
            await db.MaterialUses.ExecuteDeleteAsync(Cancel);
        }

        var lot = await clinic.ReceiveAsync(Stocked.Receipt());
        var find = () => clinic.WithAsync((FindTouched find) => find.RunAsync(new RecallOf.Lot(lot), 1, "recall", Cancel));
        Assert.Equal((0, 1), (await find() is var before ? (before!.Sessions, before.Unread) : default));

        Assert.Equal(1, await clinic.WithAsync((ReadOldSessions read) => read.RunAsync(100, Cancel)));

        Assert.Equal((1, 0), (await find() is var after ? (after!.Sessions, after.Unread) : default));
        Assert.Equal(10, await clinic.LeftAsync(lot)); // what was used before anybody counted is not counted now
        Assert.Equal(0, await clinic.WithAsync((ReadOldSessions read) => read.RunAsync(100, Cancel)));
    }
}
