using Carboxy.Booking;
using Carboxy.Materials;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>A cylinder with what is left in it, and where it stands.</summary>
public sealed record CylinderLevel(CylinderRow Row, LotRow Lot, Cylinder Cylinder, GasLeft Left, Guid? Device);

/// <summary>A device of the calendar with its papers, its cylinder, and how far the gas goes.</summary>
public sealed record DeviceView(ResourceRow Resource, DeviceRow? Row, DeviceCard Card, IReadOnlyList<DevicePartRow> Fitted, CylinderLevel? Cylinder, GasForecast? Gas);

/// <summary>All devices and cylinders of the clinic.</summary>
public sealed record DevicesView(DateOnly Today, IReadOnlyList<DeviceView> Devices, IReadOnlyList<CylinderLevel> Cylinders, IReadOnlyList<(LotRow Lot, string Product)> GasLots);

/// <summary>Reads devices, cylinders and the gas that coming visits will take.</summary>
public sealed class OpenDevices(ClinicDb db)
{
    /// <summary>What a course took lately tells what it will take.</summary>
    const int DaysOfUse = 365;

    public async Task<DevicesView> RunAsync(CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        var cylinders = await CylindersAsync(cancel);
        var (rows, cards, parts) = (await db.Devices.AsNoTracking().ToListAsync(cancel), await ShelfFiles.DevicesAsync(db, cancel), await db.DeviceParts.AsNoTracking().OrderByDescending(p => p.Number).ToListAsync(cancel));
        var resources = await db.Resources.AsNoTracking().Where(r => r.Kind == ResourceKind.Device && r.RetiredOn == null).OrderBy(r => r.Name).ToListAsync(cancel);
        var planned = await PlannedAsync(today, cancel);
        var lots = await db.Lots.AsNoTracking().Join(db.Products.AsNoTracking().Where(p => p.Kind == ProductKind.Gas), l => l.ProductId, p => p.Id, (l, p) => new { Lot = l, p.Name }).OrderByDescending(l => l.Lot.At).Take(50).ToListAsync(cancel);
        return new(today, [.. resources.Select(r =>
        {
            var cylinder = cylinders.Where(c => c.Device == r.Id.Value && c.Left.Basis != GasBasis.SaidEmpty).MaxBy(c => c.Row.FilledAt);
            return new DeviceView(r, rows.Find(d => d.ResourceId == r.Id), cards.FirstOrDefault(c => c.Id == r.Id.Value) ?? new() { Id = r.Id.Value, Name = r.Name }, parts.FindAll(p => p.ResourceId == r.Id), cylinder,
                cylinder is null ? null : GasForecast.Of(cylinder.Left.Millilitres / cylinder.Left.Loss, planned[r.Id]));
        })], cylinders, [.. lots.Select(l => (l.Lot, l.Name))]);
    }

    async Task<List<CylinderLevel>> CylindersAsync(CancellationToken cancel)
    {
        var rows = await db.Cylinders.AsNoTracking().Join(db.Lots.AsNoTracking(), c => c.LotId, l => l.Id, (c, l) => new { Cylinder = c, Lot = l }).ToListAsync(cancel);
        var readings = (await db.CylinderReadings.AsNoTracking().ToListAsync(cancel)).ToLookup(r => r.CylinderId);
        var standing = CylinderFitting.Standing(await CylinderFitting.AllAsync(db, cancel)).ToDictionary(at => at.Value, at => at.Key);
        var taken = (await db.MaterialUses.AsNoTracking().Where(u => u.CylinderId != null && !u.Gone).Select(u => new { u.CylinderId, u.At, u.Thousandths, u.FittedAt, u.FittedThousandths, u.RemovedAt, u.RemovedThousandths }).ToListAsync(cancel)).ToLookup(u => u.CylinderId!.Value);
        List<CylinderLevel> levels = [];
        foreach (var row in rows)
        {
            var of = readings[row.Cylinder.Id].ToList();
            var cylinder = new Cylinder
            {
                FilledGrams = row.Cylinder.FilledGrams, EmptyGrams = row.Cylinder.EmptyGrams, WaterLitres = row.Cylinder.WaterMillilitres is { } water ? water / 1000m : null, FilledAt = row.Cylinder.FilledAt,
                Readings = [.. of.Select(r => new CylinderReading(r.Kind, (r.Thousandths ?? 0) / 1000m, r.Tenths is { } tenths ? tenths / 10.0 : CarbonDioxide.RoomCelsius, r.At)),
                    .. taken[row.Cylinder.Id].SelectMany(t => new[] { (At: t.FittedAt, Bar: t.FittedThousandths), (At: t.RemovedAt, Bar: t.RemovedThousandths) }).Where(r => r.At is not null && r.Bar is not null)
                        .Select(r => new CylinderReading(ReadingKind.Pressure, r.Bar!.Value / 1000m, CarbonDioxide.RoomCelsius, r.At!.Value))],
                Taken = [.. taken[row.Cylinder.Id].Where(t => t.Thousandths is not null).Select(t => new GasTaken(t.At, t.Thousandths!.Value / 1000m))],
            };
            levels.Add(new(row.Cylinder, row.Lot, cylinder, cylinder.Left(), standing.TryGetValue(row.Cylinder.Id, out var device) ? device.Value : null));
        }

        return [.. levels.OrderBy(l => l.Left.Basis == GasBasis.SaidEmpty).ThenByDescending(l => l.Row.FilledAt)];
    }

    /// <summary>What each coming visit is expected to take: what its course took last time, else what its protocol takes on average here, else nobody knows.</summary>
    async Task<ILookup<Id<ResourceRow>, PlannedGas>> PlannedAsync(DateOnly today, CancellationToken cancel)
    {
        var coming = await db.Bookings.AsNoTracking().Where(b => b.DeviceId != null && b.OnDay >= today && BookingStates.Coming.Contains(b.State))
            .Join(db.Courses.AsNoTracking(), b => b.CourseId, c => c.Id, (b, c) => new { b.DeviceId, b.OnDay, b.CourseId, c.Protocol, c.Modality }).Where(b => b.Modality == Modality.Injection).ToListAsync(cancel);
        var since = today.AddDays(-DaysOfUse);
        var used = coming.Count == 0 ? [] : await db.MaterialUses.AsNoTracking().Where(u => u.Kind == ProductKind.Gas && !u.Gone && u.Thousandths != null && u.OnDay >= since)
            .Join(db.Sessions.AsNoTracking(), u => u.SessionId, s => s.Id, (u, s) => new { u.SessionId, u.Thousandths, u.OnDay, s.CourseId })
            .Join(db.Courses.AsNoTracking(), u => u.CourseId, c => c.Id, (u, c) => new { u.SessionId, u.Thousandths, u.OnDay, u.CourseId, c.Protocol }).ToListAsync(cancel);
        // A session that was given from two cylinders took what both gave.
        var sessions = used.GroupBy(u => u.SessionId).Select(g => new { g.First().OnDay, g.First().CourseId, g.First().Protocol, Millilitres = g.Sum(u => u.Thousandths!.Value) / 1000m }).ToList();
        var last = sessions.GroupBy(s => s.CourseId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.OnDay)!.Millilitres);
        var usual = sessions.GroupBy(s => s.Protocol).ToDictionary(g => g.Key, g => decimal.Round(g.Average(s => s.Millilitres)));
        return coming.ToLookup(b => b.DeviceId!.Value, b => new PlannedGas(b.OnDay, last.TryGetValue(b.CourseId, out var own) ? own : usual.TryGetValue(b.Protocol, out var average) ? average : null));
    }
}
