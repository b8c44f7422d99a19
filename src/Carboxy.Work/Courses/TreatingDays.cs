using Carboxy.Courses;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;

namespace Carboxy.Work.Courses;

/// <summary>
/// The days on which somebody treats, by the clinic's hours as they were when a course was first read. The planner is pure and cannot wait, so
/// the hours are read together with the course.
/// </summary>
public sealed class TreatingDays
{
    readonly ClinicDb db;
    readonly Calendars calendars;
    OpenHours? hours;

    public TreatingDays(ClinicDb db, Calendars calendars)
    {
        (this.db, this.calendars) = (db, calendars);
        Days = new(day => (hours ?? throw new InvalidOperationException("The clinic's hours are read with the course; nobody has read one.")).IsOpen(day));
    }

    public ClinicDays Days { get; }

    internal async Task ReadAsync(CancellationToken cancel) => hours ??= await calendars.ReadAsync(db, cancel);
}
