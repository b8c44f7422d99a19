namespace Carboxy.Web.Postgres;

/// <summary>Twenty to twelve in Moscow, whatever the time is and for as long as it may last: each look at the clock takes a moment, so that ids sort as they were made.</summary>
sealed class StandingClock : TimeProvider
{
    readonly DateTimeOffset at = new(System.GetUtcNow().Date.AddHours(8).AddMinutes(40), TimeSpan.Zero);
    int looks;

    public override DateTimeOffset GetUtcNow() => at.AddMilliseconds(Interlocked.Increment(ref looks));
}
