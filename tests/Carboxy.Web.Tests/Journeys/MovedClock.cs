namespace Carboxy.Web.Journeys;

/// <summary>The machine's clock, some time apart from itself; a journey only ever moves it on.</summary>
public sealed class MovedClock(TimeSpan apart = default) : TimeProvider
{
    TimeSpan ahead = apart;

    /// <summary>The same day at this time.</summary>
    public static MovedClock At(TimeOnly utc) => new(utc.ToTimeSpan() - System.GetUtcNow().TimeOfDay);

    public DateOnly Today => DateOnly.FromDateTime(GetUtcNow().UtcDateTime);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Pass(TimeSpan time) => ahead += time;
}
