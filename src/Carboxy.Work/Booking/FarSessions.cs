namespace Carboxy.Work.Booking;

/// <summary>
/// Which sessions of a course are only held: life moves far ones anyway, and a long course must not keep the calendar from
/// others. A hold becomes firm by itself when its day is near (<see cref="FirmUpHolds"/>).
/// </summary>
public static class FarSessions
{
    /// <summary>Sessions further away than this are held softly, where the desk wants it (house default).</summary>
    public const int FirmDays = 28;

    /// <summary>So many days before its session a hold that was not made firm runs out (house default).</summary>
    public const int RunsOutDaysBefore = 7;

    /// <summary>The last day whose sessions are booked firmly.</summary>
    public static DateOnly LastFirmDay(DateOnly today) => today.AddDays(FirmDays);

    /// <summary>The same places, the far ones as holds.</summary>
    public static IReadOnlyList<SessionPlace> Soften(IReadOnlyList<SessionPlace> places, DateOnly today, ClinicCalendar clock) =>
        [.. places.Select(p => p.Day <= LastFirmDay(today) ? p : p with { HoldUntil = clock.InstantOf(p.Day.AddDays(-RunsOutDaysBefore), 0) })];
}
