using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Finds coming bookings whose practitioner, room or device is not there, or does not do such a treatment.</summary>
static class BrokenBookings
{
    /// <summary>The bookings that stood inside the hours and do not any more.</summary>
    public static async Task<IReadOnlyList<BrokenBooking>> BetweenAsync(ClinicDb db, OpenHours before, OpenHours after, DateTimeOffset now, CancellationToken cancel)
    {
        var broken = await OutsideAsync(db, after, now, until: null, cancel);
        return [.. broken.Where(b => b.Missing.Count > Missing(b.Row, b.Modality, before).Count).Select(b => Told(b.Row, b.Missing))];
    }

    /// <summary>The bookings that stand outside the hours as they are, to the end or up to a day.</summary>
    public static async Task<IReadOnlyList<BrokenBooking>> NowAsync(ClinicDb db, OpenHours hours, DateTimeOffset now, DateOnly? until, CancellationToken cancel)
    {
        var broken = await OutsideAsync(db, hours, now, until, cancel);
        var knowingly = broken.Count == 0 ? [] : await KnowinglyAsync(db, [.. broken.Select(b => b.Row.Id)], cancel);
        return [.. broken.Where(b => !knowingly.Contains(b.Row.Id) || !CouldBe(b.Row, hours)).Select(b => Told(b.Row, b.Missing))];
    }

    /// <summary>Those that were placed outside the hours, or with somebody who is not marked, on purpose.</summary>
    static async Task<HashSet<Id<BookingRow>>> KnowinglyAsync(ClinicDb db, IReadOnlyList<Id<BookingRow>> ids, CancellationToken cancel)
    {
        BookingActKind[] placing = [BookingActKind.Book, BookingActKind.Move, BookingActKind.Rebook];
        var acts = await db.BookingVersions.AsNoTracking().Where(v => ids.Contains(v.BookingId))
            .Join(db.BookingActs.Where(a => placing.Contains(a.Kind)), v => v.ActId, a => a.Id, (v, act) => new { v.BookingId, v.Version, act }).ToListAsync(cancel);
        return [.. acts.GroupBy(a => a.BookingId).Where(g => g.MaxBy(a => a.Version)!.act.Broken.Any(b => b.Rule is BookingRule.Hours or BookingRule.Skill)).Select(g => g.Key)];
    }

    /// <summary>Nobody and nothing of it is away.</summary>
    static bool CouldBe(BookingRow row, OpenHours hours) =>
        Occupied.By(row).Where(o => o.Resource != row.PatientId.Value).All(o => hours.CouldOpen(new(o.Resource), o.Day, o.Part));

    static async Task<List<(BookingRow Row, Modality Modality, IReadOnlyList<Id<ResourceRow>> Missing)>> OutsideAsync(ClinicDb db, OpenHours hours, DateTimeOffset now, DateOnly? until, CancellationToken cancel)
    {
        var today = hours.Clock.LocalOf(now).Day;
        var coming = await db.Bookings.AsNoTracking().Where(b => b.OnDay >= today && (until == null || b.OnDay <= until) && BookingStates.Coming.Contains(b.State))
            .Join(db.Courses, b => b.CourseId, c => c.Id, (Row, c) => new { Row, c.Modality })
            .OrderBy(b => b.Row.OnDay).ThenBy(b => b.Row.StartMinute).ThenBy(b => b.Row.Id).ToListAsync(cancel);
        return [.. coming.Select(b => (b.Row, b.Modality, Missing(b.Row, b.Modality, hours))).Where(b => b.Item3.Count > 0)];
    }

    static IReadOnlyList<Id<ResourceRow>> Missing(BookingRow row, Modality modality, OpenHours hours) =>
    [
        .. Occupied.By(row).Where(o => o.Resource != row.PatientId.Value).Where(o => !hours.IsOpen(new(o.Resource), o.Day, o.Part) || !hours.Resources[new(o.Resource)].Does(modality))
            .Select(o => new Id<ResourceRow>(o.Resource)).Distinct(),
    ];

    static BrokenBooking Told(BookingRow row, IReadOnlyList<Id<ResourceRow>> missing) => new(row.Id, row.CourseId, row.Number, row.OnDay, row.Part, row.State, missing);
}
