using System.Globalization;
using System.Text;

namespace Carboxy.Exchange.Calendars;

/// <summary>
/// Dates as a calendar file (RFC 5545). It is published, not sent as an invitation: one file may hold many visits, and nobody
/// is asked to reply (RFC 5546, section 3.2.1).
/// </summary>
/// <param name="Name">What a calendar program calls the calendar, or null in a file with a few dates.</param>
public sealed record CalendarFile(string? Name, IReadOnlyList<CalendarEvent> Events)
{
    /// <summary>How the file calls itself when it travels.</summary>
    public const string MediaType = "text/calendar; charset=utf-8; method=PUBLISH";

    const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    /// <param name="refresh">How often whoever reads it again should do so, or null for a file that is read once.</param>
    public string Write(TimeSpan? refresh = null)
    {
        var lines = new StringBuilder();
        Add(lines, "BEGIN", "VCALENDAR");
        Add(lines, "VERSION", "2.0");
        Add(lines, "PRODID", "-//Carboxy//Carboxy//EN");
        Add(lines, "CALSCALE", "GREGORIAN");
        Add(lines, "METHOD", "PUBLISH");
        if (Name is not null)
            Add(lines, "X-WR-CALNAME", ContentLine.Escape(Name));
        if (refresh is { } every)
            Add(lines, "REFRESH-INTERVAL;VALUE=DURATION", string.Create(CultureInfo.InvariantCulture, $"PT{(int)every.TotalMinutes}M"));
        foreach (var one in Events)
            Add(lines, one);
        Add(lines, "END", "VCALENDAR");
        return lines.ToString();
    }

    static void Add(StringBuilder lines, CalendarEvent one)
    {
        Add(lines, "BEGIN", "VEVENT");
        Add(lines, "UID", ContentLine.Escape(one.Uid));
        Add(lines, "SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(lines, "DTSTAMP", Utc(one.Stamp));
        Add(lines, "DTSTART", Utc(one.Start));
        Add(lines, "DTEND", Utc(one.End));
        Add(lines, "SUMMARY", ContentLine.Escape(one.Summary));
        if (one.Description is not null)
            Add(lines, "DESCRIPTION", ContentLine.Escape(one.Description));
        if (one.Location is not null)
            Add(lines, "LOCATION", ContentLine.Escape(one.Location));
        if (one.Organizer is not null)
            Add(lines, "ORGANIZER", $"mailto:{one.Organizer}");
        Add(lines, "STATUS", one.Status switch
        {
            CalendarStatus.Tentative => "TENTATIVE",
            CalendarStatus.Cancelled => "CANCELLED",
            _ => "CONFIRMED",
        });
        Add(lines, "CLASS", "PRIVATE");
        Add(lines, "TRANSP", one.Status == CalendarStatus.Cancelled ? "TRANSPARENT" : "OPAQUE");
        Add(lines, "END", "VEVENT");
    }

    static void Add(StringBuilder lines, string name, string value) => lines.Append(ContentLine.Fold($"{name}:{value}"));

    static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);
}
