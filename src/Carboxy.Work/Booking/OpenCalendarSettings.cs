using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>How the clinic keeps its calendar: sites, resources and their hours, and who is away from now on.</summary>
/// <param name="Absences">Those that are not over and were not withdrawn, the nearest first.</param>
/// <param name="Accounts">Whoever treats and may be a practitioner of the calendar.</param>
public sealed record CalendarSettings(DateOnly Today, OpenHours Hours, IReadOnlyList<Site> Sites, IReadOnlyList<Absence> Absences, IReadOnlyList<Person> Accounts);

/// <summary>Reads how the clinic keeps its calendar. Nothing of a patient is in it, so it leaves no line of audit.</summary>
public sealed class OpenCalendarSettings(ClinicDb db, ReadCalendar calendar)
{
    public async Task<CalendarSettings> RunAsync(CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        return new(today, await calendar.HoursAsync(cancel),
            await db.Sites.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancel),
            await db.Absences.AsNoTracking().Where(a => a.ToDay >= today && !db.AbsenceWithdrawals.Any(w => w.AbsenceId == a.Id)).OrderBy(a => a.FromDay).ThenBy(a => a.Id).ToListAsync(cancel),
            await db.People.AsNoTracking().Where(p => p.IsActive && db.PersonRoles.Any(r => r.PersonId == p.Id && (r.Role == Roles.Practitioner || r.Role == Roles.Physician))).OrderBy(p => p.DisplayName).ToListAsync(cancel));
    }
}
