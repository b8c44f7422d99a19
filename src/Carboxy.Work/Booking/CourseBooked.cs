using Carboxy.Patients;
using Carboxy.Work.Courses;

namespace Carboxy.Work.Booking;

/// <summary>What came of changing the bookings of a course: all of it was written, or nothing.</summary>
public abstract record CourseBooked
{
    /// <summary>It is on the disk. The same form sent again gets the same answer.</summary>
    /// <param name="Version">The count of the course's bookings from now on.</param>
    /// <param name="Bookings">The bookings that were touched, in the order of their sessions.</param>
    /// <param name="Displaced">Soft holds of others that gave way; their sessions wait for a new place.</param>
    public sealed record Kept(int Version, IReadOnlyList<Id<BookingRow>> Bookings, IReadOnlyList<DisplacedHold> Displaced) : CourseBooked;

    /// <summary>Somebody was faster. Nothing was written; ask for fresh offers.</summary>
    public sealed record Taken(IReadOnlyList<Clash> Clashes) : CourseBooked;

    /// <summary>It may not be, for all these reasons.</summary>
    public sealed record Refused(IReadOnlyList<Obstacle> Obstacles) : CourseBooked;

    /// <summary>The bookings of the course have changed since they were looked at.</summary>
    public sealed record Stale(int Version) : CourseBooked;

    /// <summary>There is no such course.</summary>
    public sealed record Gone : CourseBooked;
}

/// <summary>A soft hold that gave way to a firm booking.</summary>
public sealed record DisplacedHold(Id<BookingRow> Booking, Id<CourseRow> Course, int Number, DateOnly Day);

/// <summary>Two that want the same five minutes.</summary>
/// <param name="Number">The session that did not get its place.</param>
/// <param name="Resource">What both want; null where it is the patient, who is elsewhere at that time.</param>
public sealed record Clash(int Number, Id<ResourceRow>? Resource, DateOnly Day, DayPart Part, Id<BookingRow> With)
{
    internal static IReadOnlyList<Clash> Of(IReadOnlyList<Met> met, Id<Patient> patient) =>
    [
        .. met.GroupBy(m => (m.Want, m.With)).Select(g => new Clash(
            g.Key.Want.Number, g.Key.Want.What.Resource == patient.Value ? null : new Id<ResourceRow>(g.Key.Want.What.Resource), g.Key.Want.What.Day,
            new(Tick.MinuteOf(g.Min(m => m.Tick)), Tick.MinuteOf(g.Max(m => m.Tick)) + Tick.Minutes), g.Key.With))
            .OrderBy(c => c.Number).ThenBy(c => c.Part.From),
    ];
}
