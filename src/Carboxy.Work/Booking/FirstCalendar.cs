using Carboxy.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>
/// Gives a clinic that has no calendar yet its first one: every room, everybody who treats, at least one of each, and
/// usual hours for each site. Runs at the start of the program, so that an older database works on.
/// </summary>
sealed class FirstCalendar(ClinicStore store, TimeProvider clock)
{
    /// <summary>Usual hours (house default); the clinic says its own in its settings.</summary>
    public static Week UsualHours { get; } = new(new Dictionary<DayOfWeek, IReadOnlyList<DayPart>>
    {
        [DayOfWeek.Monday] = [new(540, 1200)], [DayOfWeek.Tuesday] = [new(540, 1200)], [DayOfWeek.Wednesday] = [new(540, 1200)],
        [DayOfWeek.Thursday] = [new(540, 1200)], [DayOfWeek.Friday] = [new(540, 1200)], [DayOfWeek.Saturday] = [new(600, 1080)],
    });

    /// <summary>True where the calendar was made now.</summary>
    public async Task<bool> RunAsync(Clinic clinic, CancellationToken cancel)
    {
        await using var db = store.Open(new(clinic.Id, new Actor.Program("start")), clock);
        if (await db.CalendarStates.AnyAsync(cancel))
            return false;
        await using var transaction = await db.TakeTurnInClinicAsync(cancel);
        if (await db.CalendarStates.AnyAsync(cancel))
            return false;

        await AddAsync(db, clinic, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    async Task AddAsync(ClinicDb db, Clinic clinic, CancellationToken cancel)
    {
        var (now, ru) = (clock.GetUtcNow(), clinic.Language == Language.Russian);
        var sites = await db.Sites.OrderBy(s => s.Id).ToListAsync(cancel);
        var rooms = await db.Rooms.OrderBy(r => r.Id).ToListAsync(cancel);
        var people = await db.People.Where(p => db.PersonRoles.Any(r => r.PersonId == p.Id && (r.Role == Roles.Practitioner || r.Role == Roles.Physician))).OrderBy(p => p.DisplayName).ToListAsync(cancel);
        var changes = new ResourceChanges(db, now);
        db.CalendarStates.Add(new() { Version = 1, Mark = Guid.CreateVersion7(now) });
        if (sites.Count == 0)
            return;

        foreach (var site in sites)
            db.WorkingWeeks.Add(new() { Id = Id<WorkingWeek>.New(now), SiteId = site.Id, FromDay = clinic.DayOf(now), Content = UsualHours.Write(), Actor = db.Actor.Code, At = now });
        foreach (var room in rooms)
            changes.Add(new() { Kind = ResourceKind.Room, Site = room.SiteId, Name = room.Name, Room = room.Id });
        if (rooms.Count == 0)
            changes.Add(new() { Kind = ResourceKind.Room, Site = sites[0].Id, Name = ru ? "Кабинет 1" : "Room 1" });
        foreach (var person in people)
            changes.Add(new() { Kind = ResourceKind.Practitioner, Site = sites[0].Id, Name = person.DisplayName, Person = person.Id });
        if (people.Count == 0)
            changes.Add(new() { Kind = ResourceKind.Practitioner, Site = sites[0].Id, Name = ru ? "Специалист 1" : "Practitioner 1" });
    }
}
