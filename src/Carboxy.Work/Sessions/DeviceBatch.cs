using Carboxy.Sessions;
using Refusal = Carboxy.Sessions.Refusal;

namespace Carboxy.Work.Sessions;

/// <summary>What a device sends at once: what it kept by itself, and what its clocks say at that moment.</summary>
/// <param name="Device">The device's own id.</param>
/// <param name="By">Who was signed in on it.</param>
/// <param name="DeviceNow">The device's own clock.</param>
/// <param name="Now">What the device takes for the server's time; the server measures how far it is off.</param>
/// <param name="Events">In the order in which they were tapped.</param>
public sealed record DeviceBatch(Guid Device, Guid By, DateTimeOffset DeviceNow, DateTimeOffset Now, IReadOnlyList<DeviceEvent> Events)
{
    /// <summary>So many events are taken at once; a device with more sends them one batch after another.</summary>
    public const int Most = 500;

    /// <summary>A journey through the network explains a difference smaller than this.</summary>
    static readonly TimeSpan Journey = TimeSpan.FromSeconds(2);

    /// <summary>What has to be added to the device's times.</summary>
    public TimeSpan ShiftAt(DateTimeOffset received) => (received - Now).Duration() < Journey ? TimeSpan.Zero : received - Now;
}

/// <summary>One tap as a device kept it.</summary>
/// <param name="Id">Made on the device: sent twice, it is kept once.</param>
/// <param name="Number">The device's own count within the session.</param>
/// <param name="Seen">How many events of the session the device had seen.</param>
/// <param name="DeviceAt">By the device's own clock.</param>
/// <param name="At">By what the device took for the server's time.</param>
/// <param name="What">What happened.</param>
public sealed record DeviceEvent(Id<SessionEvent> Id, int Number, int Seen, DateTimeOffset DeviceAt, DateTimeOffset At, SessionFact What);

/// <summary>What became of one event of a device.</summary>
public sealed record Acknowledged(Id<SessionEvent> Id, string Outcome, int? Sequence, ConflictKind? Conflict = null, IReadOnlyList<Refusal>? Reasons = null);

/// <summary>What came of a batch.</summary>
public abstract record SessionMerged
{
    /// <summary>Everything in the batch is kept: on the record, or beside it until somebody decides.</summary>
    public sealed record Done(Session Session, IReadOnlyList<Acknowledged> Answers, int Open) : SessionMerged;

    /// <summary>Nothing was kept; the device keeps everything and says why.</summary>
    public sealed record Refused(Refusal Reason) : SessionMerged;

    public sealed record Gone : SessionMerged;
}
