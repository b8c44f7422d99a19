using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

static class BookingMap
{
    public static void Map(ModelBuilder model)
    {
        MapCalendar(model);
        model.InClinic<CourseBooking>("course_booking", nameof(CourseBooking.CourseId)).IsClinical(nameof(CourseBooking.PatientId))
            .Of<CourseBooking, CourseRow>(nameof(CourseBooking.CourseId))
            .Property(c => c.Version).IsConcurrencyToken();
        model.Ignore<PlacedStep>();
        model.Ignore<BrokenRule>();
        model.InClinic<BookingRow>("booking", nameof(BookingRow.Id)).IsClinical(nameof(BookingRow.PatientId))
            .Of<BookingRow, CourseRow>(nameof(BookingRow.CourseId)).Of<BookingRow, ResourceRow>(nameof(BookingRow.PractitionerId))
            .Of<BookingRow, ResourceRow>(nameof(BookingRow.RoomId)).Of<BookingRow, ResourceRow>(nameof(BookingRow.DeviceId))
            .Property(b => b.Version).IsConcurrencyToken();
        model.InClinic<BookingTick>("booking_tick", nameof(BookingTick.ResourceId), nameof(BookingTick.Tick)).Of<BookingTick, BookingRow>(nameof(BookingTick.BookingId));
        model.InClinic<BookingAct>("booking_act", nameof(BookingAct.Id)).IsClinical(nameof(BookingAct.PatientId)).Of<BookingAct, CourseRow>(nameof(BookingAct.CourseId));
        model.InClinic<BookingVersion>("booking_version", nameof(BookingVersion.BookingId), nameof(BookingVersion.Version)).IsClinical(null)
            .Of<BookingVersion, BookingRow>(nameof(BookingVersion.BookingId)).Of<BookingVersion, BookingAct>(nameof(BookingVersion.ActId));
    }

    static void MapCalendar(ModelBuilder model)
    {
        var resource = model.InClinic<ResourceRow>("resource", nameof(ResourceRow.Id))
            .Of<ResourceRow, Site>(nameof(ResourceRow.SiteId)).Of<ResourceRow, Person>(nameof(ResourceRow.PersonId)).Of<ResourceRow, Room>(nameof(ResourceRow.RoomId));
        resource.Property(r => r.Version).IsConcurrencyToken();
        model.InClinic<ResourceVersion>("resource_version", nameof(ResourceVersion.ResourceId), nameof(ResourceVersion.Version)).Of<ResourceVersion, ResourceRow>(nameof(ResourceVersion.ResourceId));
        model.InClinic<WorkingWeek>("working_week", nameof(WorkingWeek.Id)).Of<WorkingWeek, Site>(nameof(WorkingWeek.SiteId)).Of<WorkingWeek, ResourceRow>(nameof(WorkingWeek.ResourceId));
        model.InClinic<Absence>("absence", nameof(Absence.Id)).Of<Absence, Site>(nameof(Absence.SiteId)).Of<Absence, ResourceRow>(nameof(Absence.ResourceId));
        model.InClinic<AbsenceWithdrawal>("absence_withdrawal", nameof(AbsenceWithdrawal.AbsenceId)).Of<AbsenceWithdrawal, Absence>(nameof(AbsenceWithdrawal.AbsenceId));
        model.InClinic<CalendarRow>("calendar").Property(c => c.Version).IsConcurrencyToken();
    }
}
