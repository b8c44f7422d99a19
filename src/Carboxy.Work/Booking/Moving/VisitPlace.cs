namespace Carboxy.Work.Booking;

/// <summary>A time at which a visit can start with a practitioner, with the room and the device that would be taken.</summary>
public readonly record struct VisitStart(int Minute, Id<ResourceRow> Room, Id<ResourceRow>? Device);

/// <summary>Every time of a day at which a practitioner can have the visit, the earliest first; never empty.</summary>
public sealed record PractitionerStarts(Id<ResourceRow> Practitioner, IReadOnlyList<VisitStart> Starts);

/// <summary>A time at which a visit can start in a lane of the board, with whom and where.</summary>
public readonly record struct LaneStart(int Minute, Id<ResourceRow> Practitioner, Id<ResourceRow> Room, Id<ResourceRow>? Device);

/// <summary>A day of one practitioner, room or device, and every time at which the visit may start there; never empty.</summary>
public sealed record VisitLane(Id<ResourceRow> Resource, DateOnly Day, IReadOnlyList<LaneStart> Starts);

/// <summary>A day as a visit sees it.</summary>
/// <param name="Against">Every reason why the visit may not stand there; empty where it may.</param>
/// <param name="With">Where there is room in the calendar, also where a rule about the day stands against it.</param>
public sealed record VisitDay(DateOnly Day, IReadOnlyList<Obstacle> Against, IReadOnlyList<PractitionerStarts> With)
{
    public bool IsAllowed => Against.Count == 0;
}

/// <summary>Where a visit may go.</summary>
public abstract record PlacesFound
{
    /// <summary>The days that were looked at, in order.</summary>
    /// <param name="Version">The count of the course's bookings, which whoever moves the visit must name.</param>
    /// <param name="Nearest">The places that disturb least, the best first.</param>
    public sealed record Found(BookingRow Booking, int Version, IReadOnlyList<ResourceRow> Resources, IReadOnlyList<VisitDay> Days, IReadOnlyList<SessionPlace> Nearest) : PlacesFound
    {
        public VisitDay? On(DateOnly day) => Days.FirstOrDefault(d => d.Day == day);

        /// <summary>The first place that works from a day on, or null where none was found.</summary>
        public SessionPlace? FirstFrom(DateOnly day) => Days.FirstOrDefault(d => d.Day >= day && d.IsAllowed) is { } first
            ? first.With.Select(w => Place(first.Day, w.Practitioner, w.Starts[0])).MinBy(p => p.StartMinute)
            : null;

        /// <summary>The visit at another place: firm, and as long as it was booked.</summary>
        public SessionPlace Place(DateOnly day, Id<ResourceRow> practitioner, VisitStart start) =>
            SessionPlace.Of(Booking) with { Day = day, StartMinute = start.Minute, Practitioner = practitioner, Room = start.Room, Device = start.Device, HoldUntil = null };
    }

    /// <summary>Where the visit may go on a board of practitioners, rooms or devices: allowed places alone, in each lane those with that very resource.</summary>
    public sealed record Lanes(BookingRow Booking, int Version, IReadOnlyList<VisitDay> Days, IReadOnlyList<VisitLane> All) : PlacesFound;

    /// <summary>The visit can go nowhere, whatever the day.</summary>
    public sealed record Refused(BookingRow Booking, IReadOnlyList<Obstacle> Obstacles) : PlacesFound;
}
