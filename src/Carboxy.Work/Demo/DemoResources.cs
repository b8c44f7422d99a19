using Carboxy.Booking;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Demo;

/// <summary>Who treats in the demo clinic, where and with what: three practitioners, three rooms, two devices, all invented.</summary>
public sealed class DemoResources(ClinicDb db, ChangeCalendar change)
{
    static readonly string[] Both = ["injection", "non_invasive"];
    static readonly string[] MaskOnly = ["non_invasive"];

    /// <summary>Completes the first calendar once; a calendar that somebody has changed stays as it is.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var resources = await db.Resources.AsNoTracking().ToListAsync(cancel);
        if (resources.Count(r => r.Kind == ResourceKind.Practitioner) != 1 || resources.Count(r => r.Kind == ResourceKind.Room) != 1)
            return;
        var (first, room) = (resources.Single(r => r.Kind == ResourceKind.Practitioner), resources.Single(r => r.Kind == ResourceKind.Room));
        var people = await db.PersonRoles.AsNoTracking().Where(r => r.Role == Roles.Physician || r.Role == Roles.Practitioner)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.Role, p.Id, p.DisplayName }).ToListAsync(cancel);
        ResourceEntry Of(ResourceKind kind, string name, params string[] tags) => new() { Kind = kind, Site = first.SiteId, Name = name, Tags = tags };

        var known = people.OrderBy(p => p.Role == Roles.Physician ? 0 : 1).Select(p => Of(ResourceKind.Practitioner, p.DisplayName, Both) with { Person = p.Id }).ToList();
        if (known.Count > 0)
            await change.RunAsync(new CalendarChange.ResourceEdited(first.Id, first.Version, known[0]), new HashSet<Id<BookingRow>>(), cancel);
        await change.RunAsync(new CalendarChange.ResourceEdited(room.Id, room.Version, Of(ResourceKind.Room, room.Name, Both) with { Room = room.RoomId }), new HashSet<Id<BookingRow>>(), cancel);
        foreach (var entry in known.Skip(1).Concat(
                 [
                     Of(ResourceKind.Practitioner, "Анна Белова", MaskOnly), Of(ResourceKind.Room, "Кабинет 2", Both), Of(ResourceKind.Room, "Кабинет 3", MaskOnly),
                     Of(ResourceKind.Device, "Карбокси-аппарат 1", "injection"), Of(ResourceKind.Device, "Карбокси-аппарат 2", "injection"),
                 ]))
            await change.RunAsync(new CalendarChange.ResourceAdded(entry), new HashSet<Id<BookingRow>>(), cancel);
    }
}
