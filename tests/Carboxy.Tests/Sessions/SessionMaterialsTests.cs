using Carboxy.Materials;
using Carboxy.Protocols;
using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class SessionMaterialsTests
{
    static readonly StockLot Gel = new() { Id = new("018f0000-0000-7000-8000-0000000000aa"), Kind = ProductKind.Gel, Name = "Gel", Number = "GL-1", ExpiresOn = Given.Today.AddDays(10) };

    static SessionGround Ground(params StockLot[] lots) => new(Given.NeedleProtocol, Given.Warnings, Given.Today) { Shelf = new(lots, []) };

    static SessionFact.FieldRecorded Batch(string batch) => new("gel_batch", new FieldValue.Words(batch));

    [Fact]
    public void An_expired_lot_is_refused_at_the_moment_of_use_with_what_to_do()
    {
        var runs = new Runs(Given.Mask());
        var expired = Gel with { ExpiresOn = Given.Today.AddDays(-1) };

        var reason = Assert.Single(runs.Refused(s => s.Take(Batch("gl 1"), Ground(expired), Runs.At(1))));
        runs.Refused(s => s.Take(new SessionFact.ProductUsed("Gel", "GL-1", Given.Today.AddDays(9)), Ground(expired), Runs.At(1)));
        runs.Do(s => s.Take(Batch("GL-1"), Ground(Gel), Runs.At(1)));

        Assert.Equal("G-03", reason.Rule);
        Assert.Contains("спишите", reason.Says.Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overdue_device_is_refused()
    {
        var shelf = new Shelf([], [new() { Id = default, Name = "Device", Serial = "A-1", ServiceDueOn = Given.Today.AddDays(-1) }]);

        Assert.Equal("G-11", Assert.Single(new Runs(Given.Needle()).Refused(s => s.Take(new SessionFact.FieldRecorded("device_serial", new FieldValue.Words("a1")), Ground() with { Shelf = shelf }, Runs.At(1)))).Rule);
    }

    [Fact]
    public void What_a_tablet_did_with_a_blocked_lot_is_kept_beside_the_record()
    {
        var session = Given.Mask();
        var tap = new SessionEvent(Runs.At(2).Id, session.Id, Given.Nurse, Given.Now.AddMinutes(2), Batch("GL-1"));
        var recalled = Gel with { RecalledAt = Given.Now.AddMinutes(1), RecallReason = "Specks." };

        var open = Assert.IsType<Merged.Open>(session.Merge(new(tap, 1), new HashSet<Id<SessionEvent>>(), Ground(recalled)));
        Assert.Equal(ConflictKind.Refused, open.Kind);
        var taken = Assert.IsType<SessionReply.Accepted>(session.TakeIn(tap, "It was on the face before the recall came", Ground(recalled), Runs.At(9)));
        Assert.Equal(new FieldValue.Words("GL-1"), taken.After.Fields["gel_batch"]);

        // Recalled after it was used: it happened, and the recall will find it.
        Assert.IsType<Merged.Kept>(session.Merge(new(tap, 1), new HashSet<Id<SessionEvent>>(), Ground(recalled with { RecalledAt = Given.Now.AddMinutes(3) })));
    }

    [Fact]
    public void Everything_that_touched_the_patient_is_told_with_its_amount()
    {
        var runs = NeedleSessionTests.AtPoints()
            .Do(s => s.Take(new SessionFact.PointTreated(Runs.Point(volume: 60)), Ground(), Runs.At(30)))
            .Do(s => s.Take(new SessionFact.PointTreated(Runs.Point(volume: 40) with { NeedleBatch = "other" }), Ground(), Runs.At(31)))
            .Do(s => s.Take(new SessionFact.PointTreated(Runs.Point(volume: 20)), Ground(), Runs.At(32)))
            .Do(s => s.Record("needles_used", new FieldValue.Number(5, "pcs"), Given.Today, Runs.At(33)));
        var point = runs.Session.Points[1];

        var used = MaterialUsed.Of(runs.Session).ToDictionary(u => u.Place);
        Assert.Equal((120m, "ml", ProductKind.Gas), (used["gas"].Amount, used["gas"].Unit, used["gas"].Kind));
        Assert.Equal((4m, 1m), (used[$"needle:{BatchKey.Of(Runs.Point().NeedleBatch)}"].Amount, used["needle:OTHER"].Amount));
        Assert.NotNull(used["device"]);

        runs.Do(s => s.TakeBack(point.Id, "Never given", Runs.At(40)));
        Assert.DoesNotContain(MaterialUsed.Of(runs.Session), u => u.Place == "needle:OTHER");
    }

    [Fact]
    public void A_field_says_which_kind_it_asks_for()
    {
        Assert.Equal(ProductKind.Gel, ProductKinds.OfThing("gel"));
        Assert.Equal(ProductKind.Gel, ProductKinds.OfThing("gel_b"));
        Assert.Null(ProductKinds.OfThing("product"));
        Assert.Equal(FieldKind.Words, Given.Mask().Plan.Fields.Single(f => f.Id == "gel_batch").Kind);
    }
}
