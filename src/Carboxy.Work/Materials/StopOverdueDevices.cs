using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>
/// Takes a device whose service is overdue out of the calendar, so that no visit is booked on it, and gives it back once the
/// next date is entered. Visits that stand on it already wait for another place, as with any other repair.
/// </summary>
public sealed class StopOverdueDevices(ClinicDb db, ChangeCalendar change)
{
    /// <summary>By this reason the absence is known again; it is what the calendar shows.</summary>
    public const string Reason = "Обслуживание просрочено / Service overdue";

    /// <summary>How many devices went out or came back.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var today = await db.TodayAsync(cancel);
        var overdue = await db.Devices.AsNoTracking().Where(d => d.ServiceDueOn != null && d.ServiceDueOn < today).Join(db.Resources.Where(r => r.RetiredOn == null), d => d.ResourceId, r => r.Id, (d, r) => d.ResourceId).ToListAsync(cancel);
        var away = await db.Absences.AsNoTracking().Where(a => a.Reason == Reason && a.ResourceId != null && a.ToDay >= today && !db.AbsenceWithdrawals.Any(w => w.AbsenceId == a.Id)).ToListAsync(cancel);
        var changed = 0;
        foreach (var device in overdue.Where(d => !away.Exists(a => a.ResourceId == d)))
            changed += await KeepAsync(CalendarChange.Away.Days(device, AbsenceKind.Repair, today, today.AddYears(CalendarProblems.YearsAhead).AddDays(-1), Reason), cancel);
        foreach (var back in away.Where(a => !overdue.Contains(a.ResourceId!.Value)))
            changed += await KeepAsync(new CalendarChange.AwayWithdrawn(back.Id), cancel);
        return changed;
    }

    /// <summary>What breaks is accepted: whatever is booked, the device must not be used.</summary>
    async Task<int> KeepAsync(CalendarChange what, CancellationToken cancel)
    {
        var accepted = await change.TryAsync(what, cancel) is CalendarChanged.WouldBreak would ? would.Bookings.Select(b => b.Booking).ToHashSet() : [];
        return await change.RunAsync(what, accepted, cancel) is CalendarChanged.Kept ? 1 : 0;
    }
}
