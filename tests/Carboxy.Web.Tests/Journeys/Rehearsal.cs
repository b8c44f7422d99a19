using Carboxy.Web.Server;

namespace Carboxy.Web.Journeys;

/// <summary>A demo clinic without patients, with a clock that a journey moves on; its day begins in the morning whatever the time is.</summary>
public class Rehearsal : Served
{
    /// <summary>Twenty to ten in Moscow: a whole day of work lies ahead.</summary>
    static readonly TimeOnly Morning = new(6, 40);

    public virtual MovedClock Clock { get; } = MovedClock.At(Morning);

    protected override WebSettings Settings => base.Settings with { Clock = Clock };
}
