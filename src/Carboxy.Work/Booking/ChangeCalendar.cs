using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>
/// Changes resources, hours and absences. Bookings that would break are listed first; the change is kept when whoever
/// asks has accepted every one of them.
/// </summary>
public sealed class ChangeCalendar(Acting acting, Calendars calendars, GroupCommit writer, TimeProvider clock)
{
    /// <summary>What the change would break; nothing is kept.</summary>
    public Task<CalendarChanged> TryAsync(CalendarChange change, CancellationToken cancel) =>
        writer.RunAsync(acting, async turn => (await DecideAsync(turn, change, accepted: null)) with { Keep = false }, cancel);

    /// <summary>Keeps the change where nothing breaks, or only what has been accepted.</summary>
    public Task<CalendarChanged> RunAsync(CalendarChange change, IReadOnlySet<Id<BookingRow>> accepted, CancellationToken cancel) =>
        writer.RunAsync(acting, turn => DecideAsync(turn, change, accepted), cancel);

    async Task<Written<CalendarChanged>> DecideAsync(ClinicDb db, CalendarChange change, IReadOnlySet<Id<BookingRow>>? accepted)
    {
        var cancel = CancellationToken.None; // the turn belongs to others too
        var before = await calendars.ReadAsync(db, cancel);
        if (CalendarProblems.Of(change, before, before.Clock.LocalOf(clock.GetUtcNow()).Day) is { Count: > 0 } problems)
            return new(new CalendarChanged.Refused(problems), Keep: false);
        if (!await ApplyAsync(db, change, cancel))
            return new(new CalendarChanged.Gone(), Keep: false);

        var count = await db.CalendarStates.SingleAsync(cancel);
        (count.Version, count.Mark) = (count.Version + 1, Guid.CreateVersion7(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        var (resources, weeks, absences) = await Calendars.RowsAsync(db, cancel);
        var after = new OpenHours(count.Version, count.Mark, before.Clock, resources, weeks, absences);
        var broken = await BrokenBookings.BetweenAsync(db, before, after, clock.GetUtcNow(), cancel);
        return accepted is not null && broken.All(b => accepted.Contains(b.Booking))
            ? new(new CalendarChanged.Kept(count.Version, broken), Keep: true)
            : new(new CalendarChanged.WouldBreak(broken), Keep: false);
    }

    async Task<bool> ApplyAsync(ClinicDb db, CalendarChange change, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var resources = new ResourceChanges(db, now);
        switch (change)
        {
            case CalendarChange.Hours h:
                var week = new WorkingWeek { Id = Id<WorkingWeek>.New(now), SiteId = h.Site, ResourceId = h.Resource, FromDay = h.From, Content = h.Week.Write(), Actor = db.Actor.Code, At = now };
                db.WorkingWeeks.Add(week);
                db.Note(new(AuditKind.Create, "working_week", week.Id.Value, patient: null));
                return h.Site is not { } site || await db.Sites.AnyAsync(s => s.Id == site, cancel);
            case CalendarChange.SiteHours s:
                var back = new WorkingWeek { Id = Id<WorkingWeek>.New(now), ResourceId = s.Resource, FromDay = s.From, Content = WorkingWeek.AsTheSite, Actor = db.Actor.Code, At = now };
                db.WorkingWeeks.Add(back);
                db.Note(new(AuditKind.Create, "working_week", back.Id.Value, patient: null));
                return true;
            case CalendarChange.SiteSaved saved:
                return await SaveAsync(db, saved, now, cancel);
            case CalendarChange.Away a:
                var absence = new Absence
                {
                    Id = Id<Absence>.New(now), SiteId = a.Site, ResourceId = a.Resource, Kind = a.Kind, FromDay = a.FromDay, FromMinute = a.FromMinute, ToDay = a.ToDay, ToMinute = a.ToMinute,
                    Reason = a.Reason, Actor = db.Actor.Code, At = now,
                };
                db.Absences.Add(absence);
                db.Note(new(AuditKind.Create, "absence", absence.Id.Value, patient: null));
                return a.Site is not { } closed || await db.Sites.AnyAsync(s => s.Id == closed, cancel);
            case CalendarChange.AwayWithdrawn w:
                db.AbsenceWithdrawals.Add(new() { AbsenceId = w.Absence, Actor = db.Actor.Code, At = now });
                db.Note(new(AuditKind.Change, "absence", w.Absence.Value, patient: null, "withdraw"));
                return await db.Absences.AnyAsync(a => a.Id == w.Absence && !db.AbsenceWithdrawals.Any(x => x.AbsenceId == a.Id), cancel);
            case CalendarChange.ResourceAdded added:
                db.Note(new(AuditKind.Create, "resource", resources.Add(added.Entry).Id.Value, patient: null));
                return await StandsAsync(db, added.Entry, cancel);
            case CalendarChange.ResourceEdited edited:
                if (await db.Resources.SingleOrDefaultAsync(r => r.Id == edited.Resource && r.Version == edited.Version && r.Kind == edited.Entry.Kind, cancel) is not { } row)
                    return false;
                resources.Edit(row, edited.Entry);
                db.Note(new(AuditKind.Change, "resource", row.Id.Value, patient: null, "edit"));
                return await StandsAsync(db, edited.Entry, cancel);
            case CalendarChange.ResourceRetired retired:
                if (await db.Resources.SingleOrDefaultAsync(r => r.Id == retired.Resource, cancel) is not { } old)
                    return false;
                resources.Retire(old, retired.On);
                db.Note(new(AuditKind.Change, "resource", old.Id.Value, patient: null, "retire"));
                return true;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static async Task<bool> SaveAsync(ClinicDb db, CalendarChange.SiteSaved saved, DateTimeOffset now, CancellationToken cancel)
    {
        var site = saved.Site is { } id ? await db.Sites.SingleOrDefaultAsync(s => s.Id == id, cancel) : new Site { Id = Id<Site>.New(now), Name = "" };
        if (site is null)
            return false;
        (site.Name, site.Address) = (saved.Name.Trim(), string.IsNullOrWhiteSpace(saved.Address) ? null : saved.Address.Trim());
        if (saved.Site is null)
            db.Sites.Add(site);
        db.Note(new(saved.Site is null ? AuditKind.Create : AuditKind.Change, "site", site.Id.Value, patient: null));
        return true;
    }

    /// <summary>Whether the site, and the account where one is named, are there.</summary>
    static async Task<bool> StandsAsync(ClinicDb db, ResourceEntry entry, CancellationToken cancel) =>
        await db.Sites.AnyAsync(s => s.Id == entry.Site, cancel) && (entry.Person is not { } person || await db.People.AnyAsync(p => p.Id == person, cancel));
}
