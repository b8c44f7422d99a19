using Carboxy.Patients;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A day of one practitioner, room or device, in minutes of the clinic's wall clock.</summary>
/// <param name="Busy">Firm bookings; they stay.</param>
/// <param name="Held">Soft holds; a firm booking may push them aside.</param>
public sealed record ResourceDay(DateOnly Day, IReadOnlyList<DayPart> Open, IReadOnlyList<DayPart> Busy, IReadOnlyList<DayPart> Held);

/// <summary>The calendar of some days, as offers are computed from it.</summary>
/// <param name="Version">Counts the changes of resources and hours; bookings do not count.</param>
public sealed record CalendarView(int Version, IReadOnlyList<ResourceRow> Resources, IReadOnlyDictionary<Id<ResourceRow>, IReadOnlyList<ResourceDay>> Days)
{
    /// <summary>When the patient is booked elsewhere in these days, where a patient was named.</summary>
    public IReadOnlyList<ResourceDay> Patient { get; init; } = [];
}

/// <summary>Reads open and taken times of every resource. Nothing of a patient is in it, so it leaves no line of audit.</summary>
public sealed class ReadCalendar(ClinicDb db, Calendars calendars, TimeProvider clock)
{
    /// <summary>Without a course's own bookings, where it is to be planned anew.</summary>
    public async Task<CalendarView> RunAsync(DateOnly from, DateOnly to, Id<Courses.CourseRow>? without, Id<Patient>? patient, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var hours = await calendars.ReadAsync(db, cancel);
        var taken = await TakenAsync(from, to, without, cancel);
        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
        return new(hours.Version, [.. hours.Resources.Values], hours.Resources.Keys.ToDictionary(r => r, IReadOnlyList<ResourceDay> (r) => [.. days.Select(d => DayOf(r.Value, d, hours.On(r, d), taken))]))
        {
            Patient = patient is { } who ? [.. days.Select(d => DayOf(who.Value, d, [new(0, DayPart.WholeDay)], taken))] : [],
        };
    }

    /// <summary>The hours alone.</summary>
    public Task<OpenHours> HoursAsync(CancellationToken cancel) => calendars.ReadAsync(db, cancel);

    /// <summary>Coming bookings that stand outside the hours as they are, and wait for another place.</summary>
    /// <param name="until">The last day to look at, or null for all.</param>
    public async Task<IReadOnlyList<BrokenBooking>> BrokenAsync(CancellationToken cancel, DateOnly? until = null) =>
        await BrokenBookings.NowAsync(db, await calendars.ReadAsync(db, cancel), clock.GetUtcNow(), until, cancel);

    async Task<ILookup<(Guid, DateOnly), (DayPart Part, bool Held)>> TakenAsync(DateOnly from, DateOnly to, Id<Courses.CourseRow>? without, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Bookings.AsNoTracking().Where(b => b.OnDay >= from && b.OnDay <= to && BookingStates.Occupying.Contains(b.State) && (b.HoldUntil == null || b.HoldUntil > now) && (without == null || b.CourseId != without)).ToListAsync(cancel);
        return rows.SelectMany(row => Occupied.By(row).Select(o => (o, row))).OrderBy(t => t.o.Part.From).ToLookup(t => (t.o.Resource, t.o.Day), t => (t.o.Part, t.row.State == BookingState.Held));
    }

    static ResourceDay DayOf(Guid resource, DateOnly day, IReadOnlyList<DayPart> open, ILookup<(Guid, DateOnly), (DayPart Part, bool Held)> taken)
    {
        var here = taken[(resource, day)].ToList();
        return new(day, open, [.. here.Where(t => !t.Held).Select(t => t.Part)], [.. here.Where(t => t.Held).Select(t => t.Part)]);
    }
}
