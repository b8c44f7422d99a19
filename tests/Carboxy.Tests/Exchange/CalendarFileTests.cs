using Carboxy.Exchange.Calendars;

namespace Carboxy.Exchange;

public class CalendarFileTests
{
    static readonly CalendarEvent Visit = new()
    {
        Uid = CalendarEvent.UidOf(Guid.Parse("019cd6f9-7a80-79f8-8009-997b76798dae"), Guid.Parse("019cd6f9-7a80-7636-88e4-e92b6fffec96")),
        Sequence = 3,
        Stamp = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero),
        Start = new(2026, 3, 29, 10, 0, 0, TimeSpan.FromHours(3)),
        End = new(2026, 3, 29, 10, 35, 0, TimeSpan.FromHours(3)),
        Summary = "Визит: Клиника, первый этаж",
        Location = "Москва; дом 1",
        Organizer = "clinic@example.org",
    };

    [Fact]
    public void A_visit_is_written_as_calendars_read_it()
    {
        var lines = new CalendarFile(null, [Visit]).Write().Split("\r\n");

        Assert.Equal(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Carboxy//Carboxy//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
            "UID:019cd6f9-7a80-79f8-8009-997b76798dae@019cd6f9-7a80-7636-88e4-e92b6fffec", " 96.carboxy", "SEQUENCE:3", "DTSTAMP:20260310T090000Z", "DTSTART:20260329T070000Z", "DTEND:20260329T073500Z",
            @"SUMMARY:Визит: Клиника\, первый этаж", @"LOCATION:Москва\; дом 1", "ORGANIZER:mailto:clinic@example.org", "STATUS:CONFIRMED", "CLASS:PRIVATE", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", "",
        ], lines);
    }

    [Fact]
    public void A_cancelled_visit_keeps_its_name_and_frees_the_time()
    {
        var lines = new CalendarFile(null, [Visit with { Sequence = 4, Status = CalendarStatus.Cancelled }]).Write().Split("\r\n");

        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Contains("TRANSP:TRANSPARENT", lines);
        Assert.Contains("SEQUENCE:4", lines);
    }

    [Fact]
    public void A_feed_has_a_name_and_says_how_often_to_look()
    {
        var lines = new CalendarFile("Д-р Иванова", []).Write(TimeSpan.FromMinutes(30)).Split("\r\n");

        Assert.Contains("X-WR-CALNAME:Д-р Иванова", lines);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT30M", lines);
    }
}
