using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Keeps the dates of a course in step with its bookings, in the same save.</summary>
sealed class CourseDatesInStep(ClinicDb db, OpenHours hours)
{
    public async Task WriteAsync(Id<CourseRow> course, Id<Patient> patient, IReadOnlyList<BookingRow> touched, CancellationToken cancel)
    {
        var dates = await db.PlannedSessions.Where(p => p.CourseId == course).ToListAsync(cancel);
        foreach (var booking in touched)
        {
            var date = dates.Find(d => d.Number == booking.Number);
            if (booking.State.IsComing())
                Book(date ?? Add(course, patient, booking), booking);
            else if (date is { State: PlannedStates.Planned } && !booking.State.Occupies())
                // The day stays as a wish, and says no longer when and with whom.
                (date.StartsAt, date.PractitionerId, date.RoomId) = (null, null, null);
        }
    }

    void Book(PlannedSession date, BookingRow booking)
    {
        (date.OnDay, date.StartsAt, date.Minutes) = (booking.OnDay, hours.Clock.InstantOf(booking.OnDay, booking.StartMinute), booking.Minutes);
        (date.PractitionerId, date.RoomId) = (hours.Resources[booking.PractitionerId].PersonId, hours.Resources[booking.RoomId].RoomId);
        date.State = PlannedStates.Planned;
    }

    PlannedSession Add(Id<CourseRow> course, Id<Patient> patient, BookingRow booking)
    {
        var date = new PlannedSession { CourseId = course, Number = booking.Number, PatientId = patient, OnDay = booking.OnDay, Minutes = booking.Minutes, State = PlannedStates.Planned };
        db.PlannedSessions.Add(date);
        return date;
    }
}
