using Carboxy.Work.Database;

namespace Carboxy.Work.Demo;

/// <summary>Days and hours of the demo, counted from the day on which it is made, so that it never ages.</summary>
sealed class DemoCalendar(Clinic clinic, DateTimeOffset now)
{
    readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);

    public DateTimeOffset Now => now;

    public DateOnly Today => clinic.DayOf(now);

    public DateOnly DayOf(DateTimeOffset moment) => clinic.DayOf(moment);

    /// <summary>What the clinic's clock shows at a moment.</summary>
    public TimeOnly ClockOf(DateTimeOffset moment) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>A moment on a day before today, at an hour of the clinic's clock.</summary>
    public DateTimeOffset At(int daysAgo, int hour, int minute = 0)
    {
        var local = Today.AddDays(-daysAgo).ToDateTime(new(hour, minute));
        return new(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone), TimeSpan.Zero);
    }

    /// <summary>Some minutes before now; shortly after midnight no earlier than the day began.</summary>
    public DateTimeOffset Ago(int minutes)
    {
        var (then, midnight) = (now.AddMinutes(-minutes), At(0, 0));
        return then > midnight ? then : midnight;
    }
}
