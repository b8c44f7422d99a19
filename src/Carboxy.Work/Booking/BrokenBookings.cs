using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Finds coming bookings whose practitioner, room or device is not there.</summary>
static class BrokenBookings
{
    /// <summary>The bookings that stood inside the hours and do not any more.</summary>
    public static async Task<IReadOnlyList<BrokenBooking>> BetweenAsync(ClinicDb db, OpenHours before, OpenHours after, DateTimeOffset now, CancellationToken cancel)
    {
        var broken = await OutsideAsync(db, after, now, cancel);
        return [.. broken.Where(b => b.Missing.Count > Missing(b.Row, before).Count).Select(b => Told(b.Row, b.Missing))];
    }

    /// <summary>The bookings that stand outside the hours as they are.</summary>
    public static async Task<IReadOnlyList<BrokenBooking>> NowAsync(ClinicDb db, OpenHours hours, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await OutsideAsync(db, hours, now, cancel)).Select(b => Told(b.Row, b.Missing))];

    static async Task<List<(BookingRow Row, IReadOnlyList<Id<ResourceRow>> Missing)>> OutsideAsync(ClinicDb db, OpenHours hours, DateTimeOffset now, CancellationToken cancel)
    {
        var today = hours.Clock.LocalOf(now).Day;
        var coming = await db.Bookings.AsNoTracking().Where(b => b.OnDay >= today && BookingStates.Coming.Contains(b.State)).OrderBy(b => b.OnDay).ThenBy(b => b.StartMinute).ThenBy(b => b.Id).ToListAsync(cancel);
        return [.. coming.Select(b => (b, Missing(b, hours))).Where(b => b.Item2.Count > 0)];
    }

    static IReadOnlyList<Id<ResourceRow>> Missing(BookingRow row, OpenHours hours) =>
    [
        .. Occupied.By(row).Where(o => o.Resource != row.PatientId.Value && !hours.IsOpen(new(o.Resource), o.Day, o.Part)).Select(o => new Id<ResourceRow>(o.Resource)).Distinct(),
    ];

    static BrokenBooking Told(BookingRow row, IReadOnlyList<Id<ResourceRow>> missing) => new(row.Id, row.CourseId, row.Number, row.OnDay, row.Part, row.State, missing);
}
