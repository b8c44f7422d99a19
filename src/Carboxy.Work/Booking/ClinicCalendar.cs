namespace Carboxy.Work.Booking;

/// <summary>
/// Where the clinic's wall clock meets the instants of the world. An hour that is skipped in spring is never open; of an
/// hour that comes twice in autumn the first is meant.
/// </summary>
public sealed class ClinicCalendar(TimeZoneInfo zone)
{
    /// <summary>The name of the zone, such as <c>Europe/Moscow</c>.</summary>
    public string Zone => zone.Id;

    public static ClinicCalendar Of(Database.Clinic clinic) => new(TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone));

    /// <summary>The instant that the wall clock means; a time inside a skipped hour is as much later as the clocks skip.</summary>
    public DateTimeOffset InstantOf(DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public (DateOnly Day, int Minute) LocalOf(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return (DateOnly.FromDateTime(local), (int)local.TimeOfDay.TotalMinutes);
    }

    /// <summary>The part of a day that the clocks leave out, or null.</summary>
    public DayPart? SkippedOn(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (zone.GetUtcOffset(midnight.AddDays(1)) == zone.GetUtcOffset(midnight) && !zone.IsInvalidTime(midnight))
            return null;
        var skipped = Enumerable.Range(0, DayPart.WholeDay / Tick.Minutes).Select(t => t * Tick.Minutes).Where(m => zone.IsInvalidTime(midnight.AddMinutes(m))).ToList();
        return skipped.Count == 0 ? null : new(skipped[0], skipped[^1] + Tick.Minutes);
    }
}
