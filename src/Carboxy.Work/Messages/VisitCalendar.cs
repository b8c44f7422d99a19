using Carboxy.Exchange.Calendars;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;

namespace Carboxy.Work.Messages;

/// <summary>A patient's visits as a calendar file: what stands, and what is no more.</summary>
sealed class VisitCalendar(ClinicDb db, MessageSettings settings, OpenHours hours)
{
    static readonly Text Visit = new("Визит: {0}", "Visit: {0}");

    public CalendarFile Of(VisitNews news, MessageRow row, Language language, string clinic, string? address) => new(null,
    [
        .. news.Visits.Select(v => Event(v, row, language, clinic, address, v.State == BookingState.Held ? CalendarStatus.Tentative : CalendarStatus.Confirmed)),
        .. news.Withdrawn.Select(v => Event(v, row, language, clinic, address, CalendarStatus.Cancelled)),
    ]);

    CalendarEvent Event(VisitThen visit, MessageRow row, Language language, string clinic, string? address, CalendarStatus status)
    {
        var start = hours.Clock.InstantOf(visit.At.Day, visit.At.Start);
        return new()
        {
            Uid = CalendarEvent.UidOf(visit.Booking.Value, db.Clinic.Value), Sequence = visit.Version, Stamp = row.CreatedAt, Start = start, End = start.AddMinutes(visit.At.Minutes),
            Summary = Visit.In(language).Replace("{0}", clinic, StringComparison.Ordinal), Location = address, Organizer = settings.Mail?.From, Status = status,
        };
    }
}
