using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

static class MessageMap
{
    public static void Map(ModelBuilder model)
    {
        // A message that waits is no part of the record yet; what was tried and said is, and leaves a line of audit.
        var message = model.InClinic<MessageRow>("message", nameof(MessageRow.Id));
        message.Property(m => m.Lease).IsConcurrencyToken();
        message.Property(m => m.State).IsConcurrencyToken();
        message.Ignore(m => m.AsksAfter);
        message.Of<MessageRow, CourseRow>(nameof(MessageRow.CourseId)).Of<MessageRow, BookingRow>(nameof(MessageRow.BookingId)).Of<MessageRow, SessionRow>(nameof(MessageRow.SessionId));
        model.InClinic<MessageAttempt>("message_attempt", nameof(MessageAttempt.MessageId), nameof(MessageAttempt.Number)).IsClinical(null)
            .Of<MessageAttempt, MessageRow>(nameof(MessageAttempt.MessageId));
        model.InClinic<ContactChoice>("contact_choice", nameof(ContactChoice.PatientId), nameof(ContactChoice.Version)).IsClinical(nameof(ContactChoice.PatientId))
            .Of<ContactChoice, Patient>(nameof(ContactChoice.PatientId));
        model.InClinic<CalendarFeed>("calendar_feed", nameof(CalendarFeed.ResourceId)).Of<CalendarFeed, ResourceRow>(nameof(CalendarFeed.ResourceId));
        model.InClinic<MessageSettingRow>("message_setting").Property(s => s.Version).IsConcurrencyToken();
    }
}
