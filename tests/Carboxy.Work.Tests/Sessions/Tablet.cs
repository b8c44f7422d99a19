using Carboxy.Sessions;
using Carboxy.Work.Database;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Sessions;

/// <summary>A tablet in the treatment room that keeps what is tapped and sends it when it can.</summary>
sealed class Tablet(Treating treating, Id<SessionRow> session, TimeSpan wrongBy = default)
{
    readonly List<DeviceEvent> kept = [];

    public Guid Device { get; } = Guid.CreateVersion7();

    /// <summary>How many events of the session it has seen.</summary>
    public int Seen { get; set; } = 1;

    /// <summary>What it holds and the server has not acknowledged.</summary>
    public IReadOnlyList<DeviceEvent> Kept => kept;

    DateTimeOffset Now => treating.Clinic.Clock.Now + wrongBy;

    public DeviceEvent Tap(SessionFact what)
    {
        var tap = new DeviceEvent(Id<SessionEvent>.New(Now), kept.Count + 1, Seen, Now, Now, what);
        kept.Add(tap);
        return tap;
    }

    public Task<SessionMerged> TrySendAsync(IReadOnlyList<DeviceEvent>? events = null) => treating.Clinic.WithAsync((MergeSession merge) =>
        merge.RunAsync(session, new(Device, ((Actor.Person)treating.Clinic.Actor).Id, Now, Now, events ?? kept), Seen, TestContext.Current.CancellationToken));

    public async Task<SessionMerged.Done> SendAsync(IReadOnlyList<DeviceEvent>? events = null)
    {
        var merged = await TrySendAsync(events);
        Assert.True(merged is SessionMerged.Done, (merged as SessionMerged.Refused)?.Reason.Says.En ?? $"{merged}");
        return (SessionMerged.Done)merged;
    }

    /// <summary>Every event of a whole session up to the signature, as one tablet would tap it.</summary>
    public static List<SessionFact> WholeSession(Session session, DateTimeOffset now)
    {
        List<SessionFact> facts = [];
        while (Treating.NextOf(session) is { } command and not SessionCommand.Sign)
        {
            now += TimeSpan.FromMinutes(command is SessionCommand.StopTimer ? 28 : 1);
            var moves = new SessionMoves(session, RealKnowledge.All, Stamp.Of(session.Events[0].By, now), DateOnly.FromDateTime(now.DateTime));
            moves.Run(command);
            Assert.Empty(moves.Refusals);
            facts.AddRange(moves.Events.Select(e => e.What));
            session = moves.Session;
        }

        return facts;
    }
}
