using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

/// <summary>What somebody wants to change in the calendar.</summary>
public abstract record CalendarChange
{
    /// <summary>Hours of a site or of a resource from a day on.</summary>
    public sealed record Hours(Id<Site>? Site, Id<ResourceRow>? Resource, DateOnly From, Week Week) : CalendarChange;

    /// <summary>From a day on a resource keeps the hours of its site again.</summary>
    public sealed record SiteHours(Id<ResourceRow> Resource, DateOnly From) : CalendarChange;

    /// <summary>A site gets a name and an address; null makes a new one.</summary>
    public sealed record SiteSaved(Id<Site>? Site, string Name, string? Address) : CalendarChange;

    /// <summary>Leave of a resource, a closed site, or a holiday of the whole clinic where neither is named.</summary>
    public sealed record Away(Id<Site>? Site, Id<ResourceRow>? Resource, AbsenceKind Kind, DateOnly FromDay, int FromMinute, DateOnly ToDay, int ToMinute, string? Reason) : CalendarChange
    {
        /// <summary>Whole days, both included.</summary>
        public static Away Days(Id<ResourceRow>? resource, AbsenceKind kind, DateOnly from, DateOnly to, string? reason = null) => new(null, resource, kind, from, 0, to, DayPart.WholeDay, reason);
    }

    public sealed record AwayWithdrawn(Id<Absence> Absence) : CalendarChange;

    public sealed record ResourceAdded(ResourceEntry Entry) : CalendarChange;

    public sealed record ResourceEdited(Id<ResourceRow> Resource, int Version, ResourceEntry Entry) : CalendarChange;

    /// <summary>The first day on which it is not there; null brings it back.</summary>
    public sealed record ResourceRetired(Id<ResourceRow> Resource, DateOnly? On) : CalendarChange;
}

/// <summary>What came of changing the calendar.</summary>
public abstract record CalendarChanged
{
    /// <summary>It is kept; these bookings stand outside the hours now and wait for another place.</summary>
    public sealed record Kept(int Version, IReadOnlyList<BrokenBooking> Broken) : CalendarChanged;

    /// <summary>Nothing is kept yet: these bookings would break. Ask again with them accepted.</summary>
    public sealed record WouldBreak(IReadOnlyList<BrokenBooking> Bookings) : CalendarChanged;

    public sealed record Refused(IReadOnlyList<Obstacle> Obstacles) : CalendarChanged;

    public sealed record Gone : CalendarChanged;
}

/// <summary>A booking that a change of the calendar leaves without its practitioner, room or device.</summary>
public sealed record BrokenBooking(Id<BookingRow> Booking, Id<Courses.CourseRow> Course, int Number, DateOnly Day, DayPart Part, BookingState State, IReadOnlyList<Id<ResourceRow>> Missing);
