using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>One visit with its course and the count that whoever changes it must name.</summary>
/// <param name="CourseVersion">The count of the course's bookings.</param>
/// <param name="Acts">What was done with the bookings of the course, the latest first.</param>
public sealed record BookingView(BookingRow Booking, Patient Patient, CourseRow Course, int CourseVersion, IReadOnlyList<ResourceRow> Resources, IReadOnlyList<BookingAct> Acts, DateOnly Today)
{
    /// <summary>The newest screening for the course's zone and modality, or null.</summary>
    public ScreeningRecord? Screening { get; init; }

    /// <summary>Now, in minutes since midnight of the clinic's wall clock.</summary>
    public required int Minute { get; init; }

    /// <summary>When the desk saw the patient come, by the clinic's wall clock; null where the patient has not come.</summary>
    public (DateOnly Day, int Minute)? Came { get; init; }

    /// <summary>By how many minutes the patient came late; null where in time.</summary>
    public int? CameLateBy => Came is { } came && came.Day == Booking.OnDay && came.Minute - Booking.StartMinute >= Tick.Minutes ? came.Minute - Booking.StartMinute : null;
}

/// <summary>Opens a visit for reading; the line of audit is written in the same transaction.</summary>
public sealed class OpenBooking(ClinicDb db, ReadCalendar calendar, TimeProvider clock)
{
    public async Task<BookingView?> RunAsync(Id<BookingRow> id, CancellationToken cancel)
    {
        if (await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } found)
            return null;
        return await db.ReadAsync(new(AuditKind.Read, "booking", id.Value, found.PatientId, "booking_page"), () => FindAsync(found, cancel), cancel);
    }

    async Task<BookingView?> FindAsync(BookingRow found, CancellationToken cancel)
    {
        var hours = await calendar.HoursAsync(cancel);
        var came = await db.BookingVersions.AsNoTracking().Where(v => v.BookingId == found.Id && v.State == BookingState.Arrived && BookingStates.Here.Contains(found.State))
            .Join(db.BookingActs, v => v.ActId, a => a.Id, (_, a) => (DateTimeOffset?)a.At).MaxAsync(cancel);
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == found.CourseId, cancel);
        return new BookingView(
            found,
            await db.Patients.AsNoTracking().SingleAsync(p => p.Id == found.PatientId, cancel),
            course,
            await db.CourseBookings.AsNoTracking().Where(c => c.CourseId == found.CourseId).Select(c => c.Version).SingleAsync(cancel),
            [.. hours.Resources.Values],
            await db.BookingActs.AsNoTracking().Where(a => a.CourseId == found.CourseId && db.BookingVersions.Any(v => v.ActId == a.Id && v.BookingId == found.Id)).OrderByDescending(a => a.Version).ToListAsync(cancel),
            await db.TodayAsync(cancel))
        {
            Minute = hours.Clock.LocalOf(clock.GetUtcNow()).Minute,
            Came = came is { } at ? hours.Clock.LocalOf(at) : null,
            Screening = await db.Screenings.AsNoTracking().Where(s => s.Patient == found.PatientId && s.Modality == course.Modality && s.Zone == course.Zone).OrderByDescending(s => s.On).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancel),
        };
    }
}
