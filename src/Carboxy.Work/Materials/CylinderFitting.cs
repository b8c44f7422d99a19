using Carboxy.Materials;
using Carboxy.Sessions;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>A cylinder was fitted to a device: written down at the cylinder, or in the middle of a session.</summary>
sealed record CylinderFitting(Id<CylinderRow> Cylinder, Id<ResourceRow> Device, DateTimeOffset At)
{
    public static async Task<IReadOnlyList<CylinderFitting>> AllAsync(ClinicDb db, CancellationToken cancel)
    {
        var read = await db.CylinderReadings.AsNoTracking().Where(r => r.Kind == ReadingKind.Fitted && r.DeviceId != null).Select(r => new { r.CylinderId, r.DeviceId, r.At }).ToListAsync(cancel);
        var changed = await db.MaterialUses.AsNoTracking().Where(u => u.FittedAt != null && u.CylinderId != null && !u.Gone)
            .Join(db.MaterialUses.AsNoTracking().Where(d => d.Place == MaterialUsed.Device && d.DeviceId != null && !d.Gone), u => u.SessionId, d => d.SessionId, (u, d) => new { u.CylinderId, d.DeviceId, u.FittedAt }).ToListAsync(cancel);
        return [.. read.Select(r => new CylinderFitting(r.CylinderId, r.DeviceId!.Value, r.At)), .. changed.Select(c => new CylinderFitting(c.CylinderId!.Value, c.DeviceId!.Value, c.FittedAt!.Value))];
    }

    /// <summary>The cylinder that stands at each device now: the one that was fitted to it last, unless it has gone to another device since.</summary>
    public static IReadOnlyDictionary<Id<ResourceRow>, Id<CylinderRow>> Standing(IReadOnlyList<CylinderFitting> all)
    {
        var last = all.GroupBy(f => f.Cylinder).ToDictionary(g => g.Key, g => g.MaxBy(f => f.At)!);
        return last.Values.GroupBy(f => f.Device).ToDictionary(g => g.Key, g => g.MaxBy(f => f.At)!.Cylinder);
    }
}
