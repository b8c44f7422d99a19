using Carboxy.Materials;
using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Sessions;

public class CylinderTests
{
    static SessionGround Ground(params StockLot[] lots) => new(Given.NeedleProtocol, Given.Warnings, Given.Today) { Shelf = new(lots, []) };

    static SessionFact.CylinderChanged Another(string batch = "G-2") => new(batch, Given.Today.AddDays(300), Purged: true, "17", 4, 56);

    static Func<Session, SessionReply> Point(decimal volume, double minute) => s => s.Take(new SessionFact.PointTreated(Runs.Point(volume: volume)), Ground(), Runs.At(minute));

    [Fact]
    public void Each_point_is_given_from_the_cylinder_that_was_fitted_then()
    {
        var runs = NeedleSessionTests.AtPoints().Do(Point(60, 30)).Do(Point(40, 31)).Do(s => s.Take(Another(), Ground(), Runs.At(32))).Do(Point(20, 33));

        var gases = MaterialUsed.Gases(runs.Session).ToList();

        Assert.Equal([("A-1", 100m), ("G-2", 20m)], gases.Select(gas => (gas.Batch, gas.Amount!.Value)));
        Assert.Equal((null, 4m, 56m, null), (gases[0].From, gases[0].Until!.Bar, gases[1].From!.Bar, gases[1].Until));
        runs.Do(s => s.TakeBack(runs.Session.Cylinders[0].Id, "It was the same one", Runs.At(34)));
        Assert.Equal([("A-1", 120m)], MaterialUsed.Gases(runs.Session).Select(gas => (gas.Batch, gas.Amount!.Value)));
    }

    [Fact]
    public void A_change_without_batch_day_or_purged_tube_is_refused_and_so_is_one_before_the_first_cylinder()
    {
        var runs = NeedleSessionTests.AtPoints();
        IReadOnlyList<Refusal> Refused(SessionFact what, params StockLot[] lots) => runs.Refused(s => s.Take(what, Ground(lots), Runs.At(30)));

        Assert.Equal("[53]", Assert.Single(Refused(Another() with { Purged = false })).Rule);
        foreach (var bad in (SessionFact[])[Another("  "), Another("-"), Another() with { Expiry = null }, Another() with { Expiry = Given.Today.AddDays(-1) }])
            Assert.Equal("G-03", Assert.Single(Refused(bad)).Rule);
        Assert.Single(Refused(Another() with { BarAfter = 301 }));
        Assert.Single(Refused(Another() with { BarBefore = -1 }));
        Assert.Contains("просрочен", Refused(Another() with { Expiry = Given.Today.AddDays(-1) })[0].Says.Ru, StringComparison.Ordinal);
        StockLot recalled = new() { Id = default, Kind = ProductKind.Gas, Name = "CO2", Number = "G2", RecalledAt = Given.Now, RecallReason = "Oil in the gas." };
        Assert.Contains("Oil in the gas", Assert.Single(Refused(Another(), recalled)).Says.En, StringComparison.Ordinal);
        Assert.Equal("G-03", Assert.Single(new Runs(Given.Needle()).Refused(s => s.Take(Another(), Ground(), Runs.At(1)))).Rule);
        Assert.NotEmpty(new Runs(Given.Mask()).Refused(s => s.Take(Another(), Ground(), Runs.At(1))));

        // A pause is when cylinders are changed.
        runs.Do(s => s.Pause("The gas ran out", Runs.At(30))).Do(s => s.Take(Another(), Ground(), Runs.At(31)));
    }

    [Fact]
    public void Two_tablets_that_note_one_change_agree_and_another_batch_is_a_conflict()
    {
        var session = NeedleSessionTests.AtPoints().Session;
        var seen = session.Events.Count;
        session = new Runs(session).Do(s => s.Take(Another(), Ground(), Runs.At(30))).Session;
        Merged Merge(SessionFact what) => session.Merge(new(new SessionEvent(Runs.At(31).Id, session.Id, Given.Nurse, Runs.At(31).At, what), seen), new HashSet<Id<SessionEvent>>(), Ground());

        Assert.IsType<Merged.Echoed>(Merge(Another("g2") with { BarAfter = 55.5m }));
        Assert.Equal(ConflictKind.Contradicts, Assert.IsType<Merged.Open>(Merge(Another("G-3"))).Kind);
    }

    /// <summary>However points and changes are mixed, taken back, and whatever order they arrive in: no millilitre is lost or counted twice.</summary>
    [Fact]
    public void What_all_cylinders_gave_is_what_was_given() =>
        Prop.ForAll(Acts.ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (acts, seed) =>
        {
            var start = NeedleSessionTests.AtPoints().Session;
            var events = acts.Select((act, i) => new SessionEvent(new(new Guid($"018f0000-0000-7000-9000-{i:x12}")), start.Id, Given.Nurse, Given.Now.AddMinutes(30).AddSeconds(act.Second), act switch
            {
                { Kind: 0 } => Another($"G-{act.Number % 3}"),
                { Kind: 1 } => new SessionFact.TakenBack(new(new Guid($"018f0000-0000-7000-9000-{act.Number % acts.Count:x12}")), "A slip"),
                _ => new SessionFact.PointTreated(Runs.Point(volume: act.Number)),
            })).ToList();
            var random = new Random(seed);
            var session = events.OrderBy(_ => random.Next()).Aggregate(start, (so, happened) => so.Apply(happened));

            var gases = MaterialUsed.Gases(session).ToList();

            return gases.Sum(gas => gas.Amount ?? 0) == session.Doses.Sum(point => point.VolumeMl)
                && gases.Count == session.Cylinders.Count + 1 && gases.Select(gas => gas.Place).Distinct().Count() == gases.Count
                && gases.Zip(gases.Skip(1)).All(pair => pair.First.Until!.At == pair.Second.From!.At);
        }).QuickCheckThrowOnFailure();

    sealed record Act(int Kind, int Number, int Second);

    static Gen<List<Act>> Acts => (from kind in Gen.Choose(0, 5) from number in Gen.Choose(1, 90) from second in Gen.Choose(0, 40) select new Act(kind, number, second))
        .ListOf().Where(list => list.Count is > 0 and < 40).Select(list => list.ToList());
}
