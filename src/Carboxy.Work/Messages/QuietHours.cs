using Carboxy.Work.Booking;

namespace Carboxy.Work.Messages;

/// <summary>From when until when, by the clinic's wall clock, no message goes out. Equal ends mean never.</summary>
public readonly record struct QuietHours(int FromMinute, int UntilMinute)
{
    /// <summary>From nine in the evening to nine in the morning (house default).</summary>
    public static QuietHours Usual { get; } = new(21 * 60, 9 * 60);

    bool OverMidnight => FromMinute > UntilMinute;

    public bool Holds(int minute) => OverMidnight ? minute >= FromMinute || minute < UntilMinute : FromMinute <= minute && minute < UntilMinute;

    /// <summary>The moment itself, or the end of the quiet hours that it falls into.</summary>
    public DateTimeOffset After(DateTimeOffset moment, ClinicCalendar clock)
    {
        var (day, minute) = clock.LocalOf(moment);
        if (!Holds(minute))
            return moment;
        var end = clock.InstantOf(OverMidnight && minute >= FromMinute ? day.AddDays(1) : day, UntilMinute);
        return end > moment ? end : moment; // an hour that comes twice
    }

    /// <summary>The moment itself, or the last minute before the quiet hours that it falls into.</summary>
    public DateTimeOffset Before(DateTimeOffset moment, ClinicCalendar clock)
    {
        var (day, minute) = clock.LocalOf(moment);
        if (!Holds(minute))
            return moment;
        var begin = clock.InstantOf(OverMidnight && minute < UntilMinute ? day.AddDays(-1) : day, FromMinute).AddMinutes(-1);
        return begin < moment ? begin : moment;
    }
}
