using Carboxy.Booking;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;
using DayPart = Carboxy.Work.Booking.DayPart;

namespace Carboxy.Work.Demo;

/// <summary>The demo clinic's rooms, people and devices, and the coming sessions of its patients at their places.</summary>
sealed class DemoBookings(DemoHouse house, bool russian)
{
    const int Offers = 5;

    /// <summary>Open on every day and until late, so that the demo has a day to show whenever it is started.</summary>
    static readonly Week Hours = new(Enum.GetValues<DayOfWeek>().ToDictionary(d => d, IReadOnlyList<DayPart> (_) => [new(8 * 60, 22 * 60)]));

    public async Task RunAsync()
    {
        await FurnishAsync();
        foreach (var course in await house.DoAsync(Roles.Reception, (ClinicDb db) => db.Courses.AsNoTracking().Where(c => c.State == "open").OrderBy(c => c.StartsOn).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(house.Cancel)))
            await BookAsync(course);
    }

    async Task FurnishAsync()
    {
        var hours = await house.DoAsync(Roles.Owner, (ReadCalendar calendar) => calendar.HoursAsync(house.Cancel));
        var site = hours.Resources.Values.First().SiteId;
        await ChangeAsync(new CalendarChange.Hours(site, null, house.Calendar.Today, Hours));
        var (practitioner, room) = (hours.Resources.Values.First(r => r.Kind == ResourceKind.Practitioner), hours.Resources.Values.First(r => r.Kind == ResourceKind.Room));
        await ChangeAsync(new CalendarChange.ResourceEdited(practitioner.Id, practitioner.Version, Entry(ResourceKind.Practitioner, "Марина Лебедева", "Marina Lebedeva") with { Person = house.Staff[Roles.Physician] }));
        await ChangeAsync(new CalendarChange.ResourceAdded(Entry(ResourceKind.Practitioner, "Илья Петров", "Ilya Petrov") with { Person = house.Staff[Roles.Practitioner] }));
        await ChangeAsync(new CalendarChange.ResourceAdded(Entry(ResourceKind.Practitioner, "Анна Крылова", "Anna Krylova") with { Tags = ["non_invasive"] }));
        await ChangeAsync(new CalendarChange.ResourceEdited(room.Id, room.Version, Entry(ResourceKind.Room, "Кабинет 1", "Room 1") with { Room = room.RoomId }));
        await ChangeAsync(new CalendarChange.ResourceAdded(Entry(ResourceKind.Room, "Кабинет 2", "Room 2")));
        await ChangeAsync(new CalendarChange.ResourceAdded(Entry(ResourceKind.Room, "Кабинет 3", "Room 3")));
        await ChangeAsync(new CalendarChange.ResourceAdded(Entry(ResourceKind.Device, "Аппарат CO2, 1", "CO2 device 1") with { Tags = ["injection"] }));
        await ChangeAsync(new CalendarChange.ResourceAdded(Entry(ResourceKind.Device, "Аппарат CO2, 2", "CO2 device 2") with { Tags = ["injection"] }));

        ResourceEntry Entry(ResourceKind kind, string ru, string en) => new() { Kind = kind, Site = site, Name = russian ? ru : en };
    }

    async Task ChangeAsync(CalendarChange change)
    {
        var changed = await house.DoAsync(Roles.Owner, (ChangeCalendar calendar) => calendar.RunAsync(change, new HashSet<Id<BookingRow>>(), house.Cancel));
        if (changed is not CalendarChanged.Kept)
            throw new InvalidOperationException($"The demo calendar was not changed: {changed}");
    }

    /// <summary>The best places that keep the day on which the patient is expected; a course that waits for something stays unbooked.</summary>
    async Task BookAsync(Id<CourseRow> course)
    {
        var found = await house.DoAsync(Roles.Reception, (OfferPlaces places) => places.RunAsync(course, BookingWish.None, anew: false, Offers, house.Cancel));
        if (found is not OffersFound.Offered offered || offered.View.Next is not Carboxy.Courses.Next.Due { Blocked: false })
            return;
        var expected = offered.View.NextDate?.OnDay;
        var offer = offered.Offers.FirstOrDefault(o => o.Places[0].Day == expected) ?? (expected == offered.View.Today ? null : offered.Offers[0]);
        if (offer is not null)
            await house.DoAsync(Roles.Reception, (BookCourse book) => book.RunAsync($"demo-{course}", course, offered.Bookings.Version, offer.Places, house.Cancel));
    }
}
