using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Materials;

public class ShelfTests
{
    static readonly DateOnly Today = new(2026, 3, 10);
    static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    internal static StockLot Lot(string number = "GL-1", ProductKind kind = ProductKind.Gel, DateOnly? expires = null) =>
        new() { Id = Guid.CreateVersion7(Now), Kind = kind, Name = "Gel", Number = number, ExpiresOn = expires ?? Today.AddDays(100) };

    static IEnumerable<BlockKind> Kinds(IEnumerable<Block> blocks) => blocks.Select(b => b.Kind);

    [Fact]
    public void The_last_day_still_counts_and_the_day_after_does_not()
    {
        Assert.Empty(Lot(expires: Today).Against(Today, Now));
        Assert.Equal([BlockKind.Expired], Kinds(Lot(expires: Today.AddDays(-1)).Against(Today, Now)));
    }

    [Fact]
    public void What_was_opened_keeps_for_its_days_and_no_longer()
    {
        var open = Lot() with { OpenedOn = Today.AddDays(-30), DaysOnceOpen = 30 };

        Assert.Empty(open.Against(Today, Now));
        Assert.Equal([BlockKind.OpenTooLong], Kinds(open.Against(Today.AddDays(1), Now)));
        Assert.Equal(Today, open.UsableUntil);
    }

    [Fact]
    public void A_recall_counts_from_its_moment_and_all_reasons_are_said()
    {
        var recalled = Lot(expires: Today.AddDays(-5)) with { RecalledAt = Now, RecallReason = "Specks." };

        Assert.Equal([BlockKind.Recalled, BlockKind.Expired], Kinds(recalled.Against(Today, Now)));
        Assert.Equal([BlockKind.Expired], Kinds(recalled.Against(Today, Now.AddMinutes(-1))));
        Assert.Contains("Specks.", recalled.Against(Today, Now).First().Says.Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_is_the_same_however_it_is_typed()
    {
        var shelf = new Shelf([Lot("CO2-5521", ProductKind.Gas, Today.AddDays(-1))], []);

        Assert.All(["CO2-5521", "co2 5521", "СО2-5521", " CO2/5521 "], typed => Assert.Single(shelf.AgainstBatch(ProductKind.Gas, typed, Today, Now)));
        Assert.Empty(shelf.AgainstBatch(ProductKind.Gel, "CO2-5521", Today, Now));
        Assert.Empty(shelf.AgainstBatch(ProductKind.Gas, "CO2-5522", Today, Now));
        Assert.Empty(shelf.AgainstBatch(null, null, Today, Now));
    }

    [Fact]
    public void Of_two_lots_with_one_number_one_that_may_be_used_is_meant() =>
        Assert.Empty(new Shelf([Lot(expires: Today.AddDays(-1)), Lot()], []).AgainstBatch(ProductKind.Gel, "GL-1", Today, Now));

    [Fact]
    public void Two_lots_with_one_number_are_both_refused_where_neither_may_be_used()
    {
        var shelf = new Shelf([Lot(expires: Today.AddDays(-1)), Lot() with { RecalledAt = Now, RecallReason = "Specks." }], []);

        Assert.Equal([BlockKind.Recalled, BlockKind.Expired], Kinds(shelf.AgainstBatch(ProductKind.Gel, "gl1", Today, Now)).Order());
    }

    [Fact]
    public void An_overdue_device_is_blocked_with_what_to_do()
    {
        var device = new DeviceCard { Id = Guid.CreateVersion7(Now), Name = "Device 1", Serial = "CDT-17", ServiceDueOn = Today.AddDays(-1) };
        var shelf = new Shelf([], [device]);

        Assert.Equal([BlockKind.ServiceOverdue], Kinds(shelf.AgainstDevice("cdt 17", Today)));
        Assert.Empty(shelf.AgainstDevice("cdt 17", Today.AddDays(-1)));
        Assert.Empty(shelf.AgainstDevice("unknown", Today));
    }

    [Fact]
    public void A_part_is_blocked_by_its_date_and_by_its_uses()
    {
        DeviceCard With(DevicePart part) => new() { Id = default, Name = "D", Parts = [part] };
        var tube = new DevicePart { Kind = PartKind.Tube, FittedOn = Today, UsesAllowed = 2 };

        Assert.Empty(With(tube with { Used = 1 }).Against(Today));
        Assert.Equal([BlockKind.PartOverdue], Kinds(With(tube with { Used = 2 }).Against(Today)));
        Assert.Equal([BlockKind.PartOverdue], Kinds(With(new() { Kind = PartKind.Filter, FittedOn = Today, DueOn = Today.AddDays(-1) }).Against(Today)));
    }

    [Fact]
    public void A_session_is_stopped_by_its_own_device_or_by_an_empty_shelf()
    {
        var (bad, good) = (new DeviceCard { Id = Guid.CreateVersion7(Now), Name = "A", ServiceDueOn = Today.AddDays(-1) }, new DeviceCard { Id = Guid.CreateVersion7(Now), Name = "B", ServiceDueOn = Today });
        var shelf = new Shelf([Lot(expires: Today.AddDays(-1))], [bad, good]);

        Assert.Single(shelf.AgainstSession(Modality.Injection, [], bad.Id, Today, Now));
        Assert.Empty(shelf.AgainstSession(Modality.Injection, [], good.Id, Today, Now));
        Assert.Empty(shelf.AgainstSession(Modality.Injection, [], null, Today, Now));
        Assert.Empty(shelf.AgainstSession(Modality.NonInvasive, [ProductKind.Mask], bad.Id, Today, Now));
        Assert.Single(shelf.AgainstSession(Modality.NonInvasive, [ProductKind.Gel, ProductKind.Gel], null, Today, Now));
        Assert.Empty((shelf with { Lots = [.. shelf.Lots, Lot("GL-2")] }).AgainstSession(Modality.NonInvasive, [ProductKind.Gel], null, Today, Now));
    }

    [Fact]
    public void The_movements_between_two_states_lead_from_one_to_the_other() =>
        Prop.ForAll(Uses.ToArbitrary(), Uses.ToArbitrary(), (before, after) =>
        {
            var moved = Stock.Between(before, after);
            var sums = before.Keys.Union(after.Keys).ToDictionary(k => k, k => before.GetValueOrDefault(k) + moved.Where(m => m.Where == k).Sum(m => m.Amount));
            return sums.All(s => s.Value == after.GetValueOrDefault(s.Key)) && moved.All(m => m.Amount != 0 && (m.Kind == MovementKind.Use) == (m.OnStock < 0)) && Stock.Between(after, after).Count == 0;
        }).Check(Config.QuickThrowOnFailure);

    static Gen<Dictionary<UsePlace, decimal>> Uses =>
        from uses in (from place in Gen.Elements("gel", "mask", "needle:A") from lot in Gen.Choose(1, 3) from amount in Gen.Choose(1, 9) select (place, lot, amount)).ListOf()
        select uses.DistinctBy(u => (u.place, u.lot)).ToDictionary(u => new UsePlace(u.place, new Guid(u.lot, 0, 0, new byte[8])), u => (decimal)u.amount);
}
