using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A place that somebody gave back and nobody has taken since.</summary>
/// <param name="Part">What is free of it now.</param>
public sealed record Freed(Id<FreedPlace> Id, Id<BookingRow> Booking, DateOnly Day, DayPart Part, ResourceRow Practitioner, ResourceRow Room);

/// <summary>Finds the places that were given back and are still free. Nothing of a patient is in it, so it leaves no line of audit.</summary>
public sealed class OpenFreed(ClinicDb db, ReadCalendar calendar, TimeProvider clock)
{
    /// <summary>So many days ahead the desk looks for somebody to take a place (house default).</summary>
    public const int DaysAhead = 14;

    /// <summary>Less is not worth a call (house default).</summary>
    const int LeastMinutes = 20;

    public async Task<IReadOnlyList<Freed>> RunAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        var first = from < today ? today : from;
        return await StillFreeAsync(await db.FreedPlaces.AsNoTracking().Where(f => f.OnDay >= first && f.OnDay <= to).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).ToListAsync(cancel), cancel);
    }

    /// <summary>One of them, or null where it is gone.</summary>
    public async Task<Freed?> OfAsync(Id<FreedPlace> id, CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        var row = await db.FreedPlaces.AsNoTracking().Where(f => f.Id == id && f.OnDay >= today).ToListAsync(cancel);
        return await StillFreeAsync(row, cancel) is [var freed] ? freed : null;
    }

    async Task<IReadOnlyList<Freed>> StillFreeAsync(List<FreedPlace> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return [];
        var view = await calendar.RunAsync(rows.Min(r => r.OnDay), rows.Max(r => r.OnDay), without: null, patient: null, cancel);
        var clinic = (await calendar.HoursAsync(cancel)).Clock.LocalOf(clock.GetUtcNow());
        var of = view.Resources.ToDictionary(r => r.Id);
        var spans = await SpansAsync(rows, cancel);
        List<Freed> found = [];
        foreach (var row in rows)
            if (FreeOf(row, view, spans[(row.PractitionerId, row.OnDay)], clinic) is { } part && !found.Exists(f => f.Day == row.OnDay && f.Practitioner.Id == row.PractitionerId && f.Part.From < part.To && part.From < f.Part.To))
                found.Add(new(row.Id, row.BookingId, row.OnDay, part, of[row.PractitionerId], of[row.RoomId]));
        return [.. found.OrderBy(f => f.Day).ThenBy(f => f.Part.From).ThenBy(f => f.Practitioner.Name, StringComparer.CurrentCulture)];
    }

    async Task<ILookup<(Id<ResourceRow>, DateOnly), DayPart>> SpansAsync(List<FreedPlace> rows, CancellationToken cancel)
    {
        var (days, who) = (rows.Select(r => r.OnDay).Distinct().ToList(), rows.Select(r => r.PractitionerId).Distinct().ToList());
        var standing = await db.Bookings.AsNoTracking().Where(b => days.Contains(b.OnDay) && who.Contains(b.PractitionerId) && BookingStates.Occupying.Contains(b.State) && b.State != BookingState.Held).ToListAsync(cancel);
        return standing.ToLookup(b => (b.PractitionerId, b.OnDay), b => b.Part);
    }

    /// <summary>
    /// The longest stretch of the place in which the practitioner is at work and free, from now on. A visit that begins in it has
    /// taken it, also while its mask leaves the practitioner free.
    /// </summary>
    static DayPart? FreeOf(FreedPlace row, CalendarView view, IEnumerable<DayPart> visits, (DateOnly Day, int Minute) now)
    {
        if (!view.Days.TryGetValue(row.PractitionerId, out var days) || days.FirstOrDefault(d => d.Day == row.OnDay) is not { } day)
            return null;
        var passed = row.OnDay == now.Day ? (now.Minute + Tick.Minutes - 1) / Tick.Minutes * Tick.Minutes : 0;
        var (from, to) = (Math.Max(row.Part.From, passed), row.Part.To);
        var free = day.Open.Select(p => new DayPart(Math.Max(p.From, from), Math.Min(p.To, to))).Where(p => p.From < p.To);
        foreach (var busy in day.Busy.Concat(visits.Where(v => row.Part.From <= v.From && v.From < row.Part.To)))
            free = DayPart.Without(free, busy);
        var best = free.OrderByDescending(p => p.To - p.From).FirstOrDefault();
        return best.To - best.From >= LeastMinutes ? best : null;
    }
}
