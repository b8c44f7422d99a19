using Carboxy.Booking;
using Carboxy.Materials;
using Carboxy.Sessions;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>The gas runs out in the middle of a session and another cylinder is fitted.</summary>
public sealed class SessionCylinderTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static DosePoint Point(decimal volume) => new()
    {
        Drawing = "face", Area = "forehead", X = 0.5m, Y = 0.2m, Layer = Layer.Subcutaneous, DepthMm = 4, FlowMlPerMin = 20, VolumeMl = volume, NeedleGauge = 30, NeedleBatch = "N-7",
    };

    static Task<CylinderLevel> LevelAsync(TestClinic clinic, Guid cylinder) =>
        clinic.WithAsync(async (OpenDevices open) => (await open.RunAsync(Cancel)).Cylinders.Single(c => c.Row.Id.Value == cylinder));

    /// <summary>One of two kilograms that holds 2.7 litres of water.</summary>
    static async Task<Guid> CylinderAsync(TestClinic clinic, Id<LotRow> lot, string number) =>
        Assert.IsType<Kept.Done>(await clinic.WithAsync((KeepCylinder keep) => keep.RunAsync(Stocked.NewKey(clinic), new(lot, number, 2, 4, 2.7m), Cancel))).Id;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Both_cylinders_know_what_they_gave_and_a_recall_of_either_finds_the_session(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres, modality: Quantities.Modality.Injection);
        await using var clinic = treating.Clinic;
        var device = await DeviceAsync(clinic);
        var (first, second) = (await clinic.ReceiveAsync(Stocked.Receipt("CO2-1", ProductKind.Gas, "Medical CO2")), await clinic.ReceiveAsync(Stocked.Receipt("CO2-2", ProductKind.Gas, "Medical CO2 from another maker")));
        var (old, fresh, spare) = (await CylinderAsync(clinic, first, "B-1"), await CylinderAsync(clinic, second, "B-2"), await CylinderAsync(clinic, second, "B-3"));
        Pass();
        Assert.IsType<Kept.Done>(await clinic.WithAsync((KeepCylinder keep) => keep.ReadAsync(Stocked.NewKey(clinic), new(old), new(ReadingKind.Fitted, null, null, device), Cancel)));
        var full = (await LevelAsync(clinic, old)).Left.Millilitres;
        var session = await AtPointsAsync(treating, device);
        var changed = new SessionFact.CylinderChanged("co2 2", new(2027, 1, 1), Purged: true, "b2", 10, 56);

        await PointAsync(70);
        await PointAsync(30);
        await DoAsync(new SessionCommand.ChangeCylinder(changed));
        await PointAsync(25);

        // The gauge of the old one was low enough to tell; the new one is full but for what it gave.
        var (was, now) = (await LevelAsync(clinic, old), await LevelAsync(clinic, fresh));
        Assert.Equal((GasBasis.OnlyGas, decimal.Round(CarbonDioxide.AtLeastMillilitres(10, 2.7m))), (was.Left.Basis, was.Left.Millilitres));
        Assert.Equal((full - 25, full), (now.Left.Millilitres, (await LevelAsync(clinic, spare)).Left.Millilitres));
        Assert.Equal((null, device.Value), (was.Device, now.Device!.Value));
        Assert.Equal([100m, 25m], await GivenAsync());
        foreach (var of in (RecallOf[])[new RecallOf.Lot(first), new RecallOf.Lot(second), new RecallOf.Cylinder(new(old)), new RecallOf.Cylinder(new(fresh)), new RecallOf.Batch("CO2-1"), new RecallOf.Batch("CO2-2")])
            Assert.Equal((1, 1), await clinic.WithAsync((FindTouched find) => find.CountAsync(of, Cancel)));
        Assert.Equal((0, 0), await clinic.WithAsync((FindTouched find) => find.CountAsync(new RecallOf.Cylinder(new(spare)), Cancel)));
        var fitted = await clinic.WithAsync(async (OpenStock stock) => await stock.FittedGasAsync(await stock.ForTabletAsync(Cancel), Cancel));
        Assert.Equal("CO2-2", fitted[device.Value].Number);

        // It was no change after all: everything came from the first one, and it stands at the device.
        var view = (await treating.LookAsync(session))!.Session;
        await DoAsync(new SessionCommand.TakeBack(Assert.Single(view.Cylinders).Id, "Noted by mistake"));
        Assert.Equal([125m], await GivenAsync());
        Assert.Equal((full - 125, full), ((await LevelAsync(clinic, old)).Left.Millilitres, (await LevelAsync(clinic, fresh)).Left.Millilitres));
        Assert.Equal(device.Value, (await LevelAsync(clinic, old)).Device!.Value);
        Assert.Equal((0, 0), await clinic.WithAsync((FindTouched find) => find.CountAsync(new RecallOf.Lot(second), Cancel)));

        void Pass() => clinic.Clock.Now = clinic.Clock.Now.AddMinutes(1);

        async Task DoAsync(SessionCommand command)
        {
            Pass();
            await treating.DoAsync(session, command);
        }

        Task PointAsync(decimal volume) => DoAsync(new SessionCommand.TreatPoint(Point(volume), "As much as was needed"));

        async Task<List<decimal>> GivenAsync()
        {
            await using var db = clinic.Db();
            return await db.MaterialUses.Where(u => u.Kind == ProductKind.Gas && !u.Gone).OrderBy(u => u.At).Select(u => u.Thousandths!.Value / 1000m).ToListAsync(Cancel);
        }
    }

    static async Task<Id<ResourceRow>> DeviceAsync(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var site = await db.Sites.Select(s => s.Id).FirstAsync(Cancel);
        await clinic.WithAsync((ChangeCalendar change) => change.RunAsync(new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Device, Site = site, Name = "Device 1", Tags = ["injection"] }), new HashSet<Id<BookingRow>>(), Cancel));
        var device = await db.Resources.Where(r => r.Name == "Device 1").Select(r => r.Id).SingleAsync(Cancel);
        Assert.IsType<Kept.Done>(await clinic.WithAsync((KeepDevice keep) => keep.RunAsync(Stocked.NewKey(clinic), device, 0, new("CDT", "CDT-17", new(2031, 1, 1)), Cancel)));
        return device;
    }

    /// <summary>Every step up to the points, with the first cylinder and the device written down.</summary>
    static async Task<Id<SessionRow>> AtPointsAsync(Treating treating, Id<ResourceRow> device)
    {
        var entry = treating.Entry() with { Protocol = "injection_face" };
        var planned = await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), treating.Patient.Id, entry, Cancel));
        var course = Assert.IsType<CoursePlanned.Kept>(planned).Course;
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var session = (await treating.LookAsync(id))!.Session;
        while (!session.Steps.Any(s => s is { Step.PerPoint: true, Status: StepStatus.Running }))
        {
            treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddMinutes(1);
            var command = Treating.NextOf(session)!;
            if (command is SessionCommand.FinishStep step)
                command = step with { Fields = step.Fields.ToDictionary(f => f.Key, f => f.Key switch { "gas_batch" => new FieldValue.Words("CO2-1"), "device_serial" => new FieldValue.Words("CDT-17"), _ => f.Value }) };
            session = await treating.DoAsync(id, command);
        }

        Assert.NotEqual(default, device);
        return id;
    }
}
