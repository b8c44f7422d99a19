namespace Carboxy.Work.Demo;

/// <summary>The time in the demo clinic while its past is being made. It never runs backwards, so the audit trail reads in order.</summary>
sealed class DemoClock(DateTimeOffset begins) : TimeProvider
{
    static readonly TimeSpan OneAct = TimeSpan.FromMilliseconds(20);

    DateTimeOffset now = begins;

    public override DateTimeOffset GetUtcNow() => now;

    public void AdvanceTo(DateTimeOffset moment) => now = moment > now ? moment : now;

    /// <summary>Each act takes a moment, so that ids that carry their time sort as they were made.</summary>
    public void Tick() => now += OneAct;
}
