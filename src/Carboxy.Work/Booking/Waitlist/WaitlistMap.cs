using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

static class WaitlistMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<FreedPlace>("freed_place", nameof(FreedPlace.Id))
            .Of<FreedPlace, BookingRow>(nameof(FreedPlace.BookingId)).Of<FreedPlace, BookingAct>(nameof(FreedPlace.ActId))
            .Of<FreedPlace, ResourceRow>(nameof(FreedPlace.PractitionerId)).Of<FreedPlace, ResourceRow>(nameof(FreedPlace.RoomId));
        model.InClinic<WaitlistEntry>("waitlist_entry", nameof(WaitlistEntry.Id)).IsClinical(nameof(WaitlistEntry.PatientId))
            .Of<WaitlistEntry, CourseRow>(nameof(WaitlistEntry.CourseId)).Of<WaitlistEntry, ResourceRow>(nameof(WaitlistEntry.PractitionerId))
            .Ignore(e => e.Wish);
        model.InClinic<VisitLink>("visit_link", nameof(VisitLink.Id)).IsClinical(nameof(VisitLink.PatientId))
            .Of<VisitLink, BookingRow>(nameof(VisitLink.BookingId)).Of<VisitLink, Carboxy.Patients.Patient>(nameof(VisitLink.PatientId));
        model.InClinic<WaitlistEnd>("waitlist_end", nameof(WaitlistEnd.EntryId)).IsClinical(null).Of<WaitlistEnd, WaitlistEntry>(nameof(WaitlistEnd.EntryId));
    }
}
