using Carboxy.Booking;
using Carboxy.Materials;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

public sealed class DeviceTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<Id<ResourceRow>> DeviceAsync(TestClinic clinic, string name = "Device 1")
    {
        await using var db = clinic.Db();
        var site = await db.Sites.Select(s => s.Id).FirstAsync(Cancel);
        await clinic.WithAsync((ChangeCalendar change) => change.RunAsync(new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Device, Site = site, Name = name, Tags = ["injection"] }), new HashSet<Id<BookingRow>>(), Cancel));
        return await db.Resources.Where(r => r.Name == name).Select(r => r.Id).SingleAsync(Cancel);
    }

    static Task<Kept> SaveAsync(TestClinic clinic, Id<ResourceRow> device, DeviceEntry entry, int version = 0) =>
        clinic.WithAsync((KeepDevice keep) => keep.RunAsync(Stocked.NewKey(clinic), device, version, entry, Cancel));

    static async Task<DevicesView> LookAsync(TestClinic clinic) => await clinic.WithAsync((OpenDevices open) => open.RunAsync(Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Papers_parts_and_gas_of_a_device(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        var (device, today) = (await DeviceAsync(clinic), clinic.Clinic.DayOf(clinic.Clock.Now));
        var gas = await clinic.ReceiveAsync(Stocked.Receipt("CO2-5521", ProductKind.Gas, "Medical CO2"));

        Assert.IsType<Kept.Done>(await SaveAsync(clinic, device, new("CDT", "CDT-17", today.AddDays(30))));
        Assert.IsType<Kept.Done>(await clinic.WithAsync((KeepDevice keep) => keep.FitAsync(Stocked.NewKey(clinic), device, new(PartKind.Filter, "F-1", today, today.AddDays(-0), null), Cancel)));
        var cylinder = new Id<CylinderRow>(Assert.IsType<Kept.Done>(await clinic.WithAsync((KeepCylinder keep) => keep.RunAsync(Stocked.NewKey(clinic), new(gas, "B-7", 2, 4, 2.7m), Cancel))).Id);
        Task<Kept> ReadAsync(ReadingEntry entry) => clinic.WithAsync((KeepCylinder keep) => keep.ReadAsync(Stocked.NewKey(clinic), cylinder, entry, Cancel));
        clinic.Clock.Now = clinic.Clock.Now.AddMinutes(1);
        Assert.IsType<Kept.Done>(await ReadAsync(new(ReadingKind.Fitted, null, null, device)));
        Assert.IsType<Kept.Done>(await ReadAsync(new(ReadingKind.Weight, 4.6m, null, null)));
        Assert.IsType<Kept.Done>(await ReadAsync(new(ReadingKind.Pressure, 56, 20, null)));

        var view = Assert.Single((await LookAsync(clinic)).Devices);
        Assert.Empty(view.Card.Against(today));
        Assert.Equal(BlockKind.PartOverdue, Assert.Single(view.Card.Against(today.AddDays(1))).Kind);
        Assert.Equal((GasBasis.Weighed, 0.3m), (view.Cylinder!.Left.Basis, decimal.Round(view.Cylinder.Left.Share, 2)));
        Assert.IsType<GasForecast.Suffices>(view.Gas);
    }

    [Fact]
    public async Task A_device_whose_service_is_overdue_is_not_offered_until_the_next_date_is_entered()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var (device, today) = (await DeviceAsync(clinic), clinic.Clinic.DayOf(clinic.Clock.Now));
        Task<OpenHours> HoursAsync() => clinic.WithAsync((ReadCalendar read) => read.HoursAsync(Cancel));
        var noon = new DayPart(12 * 60, 13 * 60);
        var hours = await HoursAsync();
        var open = Enumerable.Range(1, 7).Select(today.AddDays).First(d => hours.IsOpen(device, d, noon));

        await SaveAsync(clinic, device, new(null, "CDT-17", today.AddDays(-1)));
        Assert.False((await HoursAsync()).IsOpen(device, open, noon));
        Assert.False((await HoursAsync()).CouldOpen(device, open, noon));

        await SaveAsync(clinic, device, new(null, "CDT-17", today.AddYears(1)), version: 1);
        Assert.True((await HoursAsync()).IsOpen(device, open, noon));
    }

    [Fact]
    public async Task Service_that_runs_out_overnight_takes_the_device_out_once()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var (device, today) = (await DeviceAsync(clinic), clinic.Clinic.DayOf(clinic.Clock.Now));
        await SaveAsync(clinic, device, new(null, "CDT-17", today));
        var hours = await clinic.WithAsync((ReadCalendar read) => read.HoursAsync(Cancel));
        var noon = new DayPart(12 * 60, 13 * 60);
        var open = Enumerable.Range(2, 7).Select(today.AddDays).First(d => hours.IsOpen(device, d, noon));

        clinic.Clock.Now = clinic.Clock.Now.AddDays(1);
        Assert.Equal(1, await clinic.WithAsync((StopOverdueDevices stop) => stop.RunAsync(Cancel)));
        Assert.Equal(0, await clinic.WithAsync((StopOverdueDevices stop) => stop.RunAsync(Cancel)));

        Assert.False((await clinic.WithAsync((ReadCalendar read) => read.HoursAsync(Cancel))).IsOpen(device, open, noon));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await using var clinic = await TestClinic.OpenAsync(Engine.Sqlite, postgres);
        var (one, two, today) = (await DeviceAsync(clinic), await DeviceAsync(clinic, "Device 2"), clinic.Clinic.DayOf(clinic.Clock.Now));
        Assert.IsType<Kept.Done>(await SaveAsync(clinic, one, new(null, "CDT-17", null)));

        Assert.Contains("Another device", (await SaveAsync(clinic, two, new(null, "cdt 17", null))).Reason(), StringComparison.Ordinal);
        Assert.Contains("ServiceDueOn", (await SaveAsync(clinic, two, new(null, null, today.AddYears(50)))).Reason(), StringComparison.Ordinal);
        Assert.IsType<Kept.Gone>(await SaveAsync(clinic, one, new(null, "CDT-18", null), version: 0));
        Assert.IsType<Kept.Gone>(await SaveAsync(clinic, new(Guid.CreateVersion7()), new(null, null, null)));
        Task<Kept> FitAsync(PartEntry entry) => clinic.WithAsync((KeepDevice keep) => keep.FitAsync(Stocked.NewKey(clinic), one, entry, Cancel));
        Assert.Contains("FittedOn", (await FitAsync(new(PartKind.Tube, null, today.AddDays(1), null, 1))).Reason(), StringComparison.Ordinal);
        Assert.Contains("DueOn", (await FitAsync(new(PartKind.Tube, null, today, today.AddDays(-1), null))).Reason(), StringComparison.Ordinal);
        Assert.Contains("UsesAllowed", (await FitAsync(new(PartKind.Tube, null, today, null, 0))).Reason(), StringComparison.Ordinal);

        var gel = await clinic.ReceiveAsync();
        var gas = await clinic.ReceiveAsync(Stocked.Receipt("G-1", ProductKind.Gas, "Gas"));
        Task<Kept> ComeAsync(CylinderEntry entry) => clinic.WithAsync((KeepCylinder keep) => keep.RunAsync(Stocked.NewKey(clinic), entry, Cancel));
        Assert.Contains("Lot", (await ComeAsync(new(gel, "B-1", 2, 4, 2))).Reason(), StringComparison.Ordinal);
        foreach (var bad in new CylinderEntry[] { new(gas, "", 2, 4, 2), new(gas, "B", 0, 4, 2), new(gas, "B", 1e9m, 4, 2), new(gas, "B", 2, -4, 2), new(gas, "B", 2, 4, 100000), new(gas, "B", 2, 4, 0.00001m) })
            Assert.IsType<Kept.Refused>(await ComeAsync(bad));
        var cylinder = new Id<CylinderRow>(Assert.IsType<Kept.Done>(await ComeAsync(new(gas, "B-1", 2, 4, null))).Id);
        foreach (var bad in new ReadingEntry[] { new(ReadingKind.Weight, 1, null, null), new(ReadingKind.Weight, 40, null, null), new(ReadingKind.Weight, null, null, null), new(ReadingKind.Pressure, -1, 20, null), new(ReadingKind.Pressure, 50, 400, null), new(ReadingKind.Fitted, null, null, null) })
            Assert.IsType<Kept.Refused>(await clinic.WithAsync((KeepCylinder keep) => keep.ReadAsync(Stocked.NewKey(clinic), cylinder, bad, Cancel)));
        await using var db = clinic.Db();
        Assert.Equal((0, 0, 1), (await db.DeviceParts.CountAsync(Cancel), await db.CylinderReadings.CountAsync(Cancel), await db.Cylinders.CountAsync(Cancel)));
    }
}
