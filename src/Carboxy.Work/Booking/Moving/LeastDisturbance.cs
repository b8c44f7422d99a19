namespace Carboxy.Work.Booking;

/// <summary>Chooses the few places that disturb a visit least: near in days, with the same practitioner, at about the same time.</summary>
static class LeastDisturbance
{
    /// <summary>What a day, another practitioner and an hour of the clock weigh (house default).</summary>
    const int Day = 60;

    const int Practitioner = 150;

    /// <summary>Who cannot come that day needs another day: so many places of one day are named at most.</summary>
    const int OfOneDay = 2;

    static readonly DayTime[] Parts = [DayTime.Morning, DayTime.Afternoon, DayTime.Evening];

    /// <summary>The best of each day, practitioner and part of the day, the least disturbing first; where the visit stands is no place to go.</summary>
    public static IReadOnlyList<SessionPlace> Of(PlacesFound.Found found, int top) =>
    [
        .. found.Days.Where(d => d.IsAllowed).SelectMany(d => d.With.SelectMany(w => w.Starts.Where(s => !Stands(found.Booking, d.Day, w.Practitioner, s))
                .GroupBy(s => Parts.First(part => s.Minute < BookingWish.Span(part).To))
                .Select(g => (d.Day, w.Practitioner, Start: g.MinBy(s => (Away(found.Booking, s), s.Minute))))))
            .OrderBy(p => Cost(found.Booking, p.Day, p.Practitioner, p.Start)).ThenBy(p => p.Day).ThenBy(p => p.Start.Minute)
            .GroupBy(p => p.Day).SelectMany(day => day.Take(OfOneDay))
            .OrderBy(p => Cost(found.Booking, p.Day, p.Practitioner, p.Start)).ThenBy(p => p.Day).ThenBy(p => p.Start.Minute)
            .Take(top).Select(p => found.Place(p.Day, p.Practitioner, p.Start)),
    ];

    static int Cost(BookingRow booking, DateOnly day, Id<ResourceRow> practitioner, VisitStart start) =>
        (Day * Math.Abs(day.DayNumber - booking.OnDay.DayNumber)) + (practitioner == booking.PractitionerId ? 0 : Practitioner) + Away(booking, start);

    static int Away(BookingRow booking, VisitStart start) => Math.Abs(start.Minute - booking.StartMinute);

    static bool Stands(BookingRow booking, DateOnly day, Id<ResourceRow> practitioner, VisitStart start) =>
        (booking.OnDay, booking.PractitionerId, booking.StartMinute) == (day, practitioner, start.Minute);
}
