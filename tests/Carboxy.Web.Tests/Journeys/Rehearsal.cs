using Carboxy.Web.Server;

namespace Carboxy.Web.Journeys;

/// <summary>A demo clinic without patients, with a clock that a journey moves on.</summary>
public class Rehearsal : Served
{
    public MovedClock Clock { get; } = new();

    protected override WebSettings Settings => base.Settings with { Clock = Clock };
}
