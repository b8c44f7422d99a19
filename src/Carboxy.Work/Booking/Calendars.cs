using System.Collections.Concurrent;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Loads the open hours of a clinic and keeps them in mind until somebody changes the calendar.</summary>
public sealed class Calendars
{
    readonly ConcurrentDictionary<Id<Clinic>, OpenHours> known = new();

    internal async Task<OpenHours> ReadAsync(ClinicDb db, CancellationToken cancel)
    {
        // As a join: a FirstOrDefault in the projection would be asked by itself, and synchronously.
        var state = await db.Clinics.AsNoTracking().Where(c => c.Id == db.Clinic)
            .SelectMany(_ => db.CalendarStates.DefaultIfEmpty(), (c, s) => new { c.TimeZone, State = s }).SingleAsync(cancel);
        var (version, mark) = (state.State?.Version ?? 0, state.State?.Mark ?? Guid.Empty);
        if (known.TryGetValue(db.Clinic, out var hours) && hours.Mark == mark && hours.Clock.Zone == state.TimeZone)
            return hours;
        return known[db.Clinic] = await LoadAsync(db, version, mark, state.TimeZone, cancel);
    }

    static async Task<OpenHours> LoadAsync(ClinicDb db, int version, Guid mark, string zone, CancellationToken cancel)
    {
        var (resources, weeks, absences) = await RowsAsync(db, cancel);
        return new(version, mark, new(TimeZoneInfo.FindSystemTimeZoneById(zone)), resources, weeks, absences);
    }

    internal static async Task<(List<ResourceRow> Resources, List<WorkingWeek> Weeks, List<Absence> Absences)> RowsAsync(ClinicDb db, CancellationToken cancel) => (
        await db.Resources.AsNoTracking().OrderBy(r => r.Kind).ThenBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(cancel),
        await db.WorkingWeeks.AsNoTracking().ToListAsync(cancel),
        await db.Absences.AsNoTracking().Where(a => !db.AbsenceWithdrawals.Any(w => w.AbsenceId == a.Id)).ToListAsync(cancel));
}
