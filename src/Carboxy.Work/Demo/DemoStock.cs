using Carboxy.Materials;
using Carboxy.Work.Materials;
using Carboxy.Work.People;

namespace Carboxy.Work.Demo;

/// <summary>What the demo clinic keeps on its shelf, invented: a lot near its expiry, one below its reorder level, an overdue device at rest, a cylinder at thirty per cent.</summary>
sealed class DemoStock(DemoHouse house)
{
    /// <summary>The first device, with which every demo session is held; the second is out for service.</summary>
    public const string Serial = "CDT-000-17";

    /// <summary>What is on the shelf today; the lots were received before the first session that used them.</summary>
    static readonly (string Name, ProductKind Kind, string Batch, string Unit, decimal PerUse, decimal OrderAt, int EndsInDays, decimal Left, string? Gtin)[] Shelf =
    [
        ("Мягкая пенка, демо", ProductKind.Cleanser, "CL-2411", "ml", 3, 50, 210, 140, "04601234567893"),
        ("Гель для CO2-маски, демо", ProductKind.Gel, "GL-0932", "ml", 25, 300, 16, 425, "04601234567909"),
        ("CO2-маска, демо", ProductKind.Mask, "MK-1175", "pcs", 1, 15, 300, 9, "04601234567916"),
        ("Завершающая сыворотка, демо", ProductKind.Serum, "SR-0418", "ml", 2, 20, 120, 86, "04601234567923"),
        ("Трубка одноразовая, демо", ProductKind.Tube, "TB-3390", "pcs", 1, 20, 500, 64, null),
        ("Игла 30G × 13 мм, демо", ProductKind.Needle, "N30-2207", "pcs", 2, 50, 700, 180, "04601234567930"),
        ("CO2 медицинский, демо", ProductKind.Gas, "CO2-5521", "pcs", 1, 1, 400, 2, null),
    ];

    CancellationToken Cancel => house.Cancel;

    /// <summary>Before the first session: everything comes in.</summary>
    public async Task FillAsync()
    {
        foreach (var (name, kind, batch, unit, perUse, orderAt, ends, _, gtin) in Shelf)
            Must(await house.DoAsync(Roles.Owner, (ReceiveLot receive) => receive.RunAsync(Key($"lot-{batch}"), new()
            {
                New = new() { Name = name, Kind = kind, Unit = unit, PerUse = perUse, OrderAt = orderAt, Gtin = gtin, Maker = "Демо-поставщик", DaysOnceOpen = null }, Number = batch,
                ExpiresOn = house.Calendar.Today.AddDays(ends), Amount = kind == ProductKind.Gas ? 2 : 2000, Certificate = $"РУ-ДЕМО-{batch}",
            }, Cancel)));
        await DevicesAsync();
    }

    /// <summary>Today: the shelf has been counted, the cylinder weighed, and the second device's service has run out.</summary>
    public async Task CountAsync()
    {
        var view = await house.DoAsync(Roles.Owner, (OpenStock open) => open.RunAsync(Cancel));
        foreach (var (name, kind, batch, _, _, _, _, left, _) in Shelf.Where(s => s.Kind != ProductKind.Gas))
            Must(await house.DoAsync(Roles.Practitioner, (ChangeStock change) => change.RunAsync(Key($"count-{batch}"), view.Products.First(p => p.Product.Name == name).Lots[0].Id, new StockAct.Counted(left, "Инвентаризация"), Cancel)));
        var devices = await house.DoAsync(Roles.Owner, (OpenDevices open) => open.RunAsync(Cancel));
        if (devices.Cylinders.FirstOrDefault(c => c.Device is not null) is { } cylinder)
            Must(await house.DoAsync(Roles.Practitioner, (KeepCylinder keep) => keep.ReadAsync(Key("weight"), cylinder.Row.Id, new(ReadingKind.Weight, Weight, null, null), Cancel)));
        if (devices.Devices is [_, { Row: { } second } resting, ..])
            Must(await house.DoAsync(Roles.Owner, (KeepDevice keep) => keep.RunAsync(Key("overdue"), resting.Resource.Id, second.Version, new(second.Model, second.Serial, house.Calendar.Today.AddDays(-12)), Cancel)));
    }

    static readonly string[] Cylinders = ["Б-104", "Б-105"];

    /// <summary>In how many days from today a thing of the record expires, such as <c>gel</c>; null where the shelf has none.</summary>
    public static int? EndsIn(string thing) => thing == "service_due" ? ServiceInDays
        : ProductKinds.OfThing(thing) is { } kind && Array.Find(Shelf, s => s.Kind == kind) is { Name: not null } found ? found.EndsInDays : null;

    const int ServiceInDays = 140;
    const decimal FilledKg = 2, EmptyKg = 3.1m, Weight = EmptyKg + (FilledKg * 0.3m);

    async Task DevicesAsync()
    {
        var devices = (await house.DoAsync(Roles.Owner, (OpenDevices open) => open.RunAsync(Cancel))).Devices;
        foreach (var (device, i) in devices.Select((d, i) => (d, i)))
        {
            Must(await house.DoAsync(Roles.Owner, (KeepDevice keep) => keep.RunAsync(Key($"device-{i}"), device.Resource.Id, 0, new("CDT, демо", i == 0 ? Serial : $"CDT-000-{17 + i}", house.Calendar.Today.AddDays(i == 0 ? ServiceInDays : 30)), Cancel)));
            Must(await house.DoAsync(Roles.Owner, (KeepDevice keep) => keep.FitAsync(Key($"filter-{i}"), device.Resource.Id, new(PartKind.Filter, $"F-{210 + i}", null, house.Calendar.Today.AddDays(45), null), Cancel)));
        }

        if (devices.Count == 0)
            return;
        var gas = (await house.DoAsync(Roles.Owner, (OpenDevices open) => open.RunAsync(Cancel))).GasLots[0].Lot;
        foreach (var (number, i) in Cylinders.Select((n, i) => (n, i)))
        {
            var id = new Id<CylinderRow>(Must(await house.DoAsync(Roles.Owner, (KeepCylinder keep) => keep.RunAsync(Key($"cylinder-{i}"), new(gas.Id, number, FilledKg, EmptyKg, 2.7m), Cancel))));
            if (i == 0)
                Must(await house.DoAsync(Roles.Practitioner, (KeepCylinder keep) => keep.ReadAsync(Key("fitted"), id, new(ReadingKind.Fitted, null, null, devices[0].Resource.Id), Cancel)));
        }
    }

    static Guid Must(Kept kept) => kept is Kept.Done done ? done.Id : throw new InvalidOperationException($"The demo stock was not kept: {string.Join(" ", (kept as Kept.Refused)?.Problems.Select(p => $"{p.Field}: {p.Says.En}") ?? [$"{kept}"])}");

    static string Key(string of) => $"demo-stock-{of}";
}
