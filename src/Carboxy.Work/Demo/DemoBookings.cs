using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;
using DayPart = Carboxy.Work.Booking.DayPart;

namespace Carboxy.Work.Demo;

/// <summary>Puts the coming sessions of the demo clinic's patients at their places.</summary>
sealed class DemoBookings(DemoHouse house)
{
    const int Offers = 5;
    const int BeforeOpening = 7 * 60;

    /// <summary>Open on every day and until late, so that the demo has a day to show whenever it is started.</summary>
    static readonly Week Hours = new(Enum.GetValues<DayOfWeek>().ToDictionary(d => d, IReadOnlyList<DayPart> (_) => [new(8 * 60, 22 * 60)]));

    public async Task RunAsync()
    {
        foreach (var course in await house.DoAsync(Roles.Reception, (ClinicDb db) => db.Courses.AsNoTracking().Where(c => c.State == "open").OrderBy(c => c.StartsOn).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(house.Cancel)))
            await BookAsync(course);
        await ObligeAsync();
    }

    /// <summary>One far visit is moved before opening, because the patient asked; the director sees it.</summary>
    async Task ObligeAsync()
    {
        var last = await house.DoAsync(Roles.Reception, (ClinicDb db) => db.Bookings.AsNoTracking().Where(b => b.State == BookingState.Booked).OrderByDescending(b => b.OnDay).ThenBy(b => b.Id).FirstOrDefaultAsync(house.Cancel));
        if (last is null)
            return;
        var version = await house.DoAsync(Roles.Reception, (ClinicDb db) => db.CourseBookings.AsNoTracking().Where(c => c.CourseId == last.CourseId).Select(c => c.Version).SingleAsync(house.Cancel));
        var wanted = new WantedPlace(last.OnDay, BeforeOpening) { Practitioner = last.PractitionerId, Room = last.RoomId, Device = last.DeviceId };
        await house.DoAsync(Roles.Reception, (MoveVisit move) => move.RunAsync($"demo-early-{last.Id}", last.Id, version, wanted, reason: null, new([BookingRule.Hours], "Пациентка улетает днём, врач согласна прийти раньше."), house.Cancel));
    }

    /// <summary>Hours of every day, from before the first visit on, so that every course was planned by them.</summary>
    public async Task OpenAsync()
    {
        var hours = await house.DoAsync(Roles.Owner, (ReadCalendar calendar) => calendar.HoursAsync(house.Cancel));
        var change = new CalendarChange.Hours(hours.Resources.Values.First().SiteId, null, house.Calendar.DayOf(house.Calendar.Now - DemoClinic.Past), Hours);
        var changed = await house.DoAsync(Roles.Owner, (ChangeCalendar calendar) => calendar.RunAsync(change, new HashSet<Id<BookingRow>>(), house.Cancel));
        if (changed is not CalendarChanged.Kept)
            throw new InvalidOperationException($"The demo calendar was not changed: {changed}");
    }

    /// <summary>The best places that keep the day on which the patient is expected; a course that waits for something stays unbooked.</summary>
    async Task BookAsync(Id<CourseRow> course)
    {
        if (await OfferAsync(course, BookingWish.None) is not { View.Next: Carboxy.Courses.Next.Due { Blocked: false } } offered)
            return;
        var expected = offered.View.NextDate?.OnDay;
        var offer = On(expected, offered) ?? On(expected, await OfferAsync(course, OnWeekday(expected))) ?? (expected == offered.View.Today ? null : offered.Offers[0]);
        if (offer is not null)
            await house.DoAsync(Roles.Reception, (BookCourse book) => book.RunAsync($"demo-{course}", course, offered.Bookings.Version, offer.Places, house.Cancel));
    }

    static PlacesOffer? On(DateOnly? day, OffersFound.Offered? found) => found?.Offers.FirstOrDefault(o => o.Places[0].Day == day);

    /// <summary>The best five need not begin on the expected day; of those on its day of the week some do.</summary>
    static BookingWish OnWeekday(DateOnly? day) => new() { Weekdays = day is { } known ? [known.DayOfWeek] : [] };

    async Task<OffersFound.Offered?> OfferAsync(Id<CourseRow> course, BookingWish wish) =>
        await house.DoAsync(Roles.Reception, (OfferPlaces places) => places.RunAsync(course, wish, anew: false, Offers, house.Cancel)) as OffersFound.Offered;
}
