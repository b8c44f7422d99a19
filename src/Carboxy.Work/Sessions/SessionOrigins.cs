using Carboxy.Patients;

namespace Carboxy.Work.Sessions;

/// <summary>An event that a device sent, word for word, and what became of it: the ledger of what was acknowledged.</summary>
public sealed class SessionEventOrigin
{
    public required Id<SessionRow> SessionId { get; init; }

    /// <summary>Made on the device; sent twice, it is kept once.</summary>
    public required Guid EventId { get; init; }

    public required Guid DeviceId { get; init; }

    /// <summary>The device's own count within this session.</summary>
    public required int Number { get; init; }

    /// <summary>How many events of the session the device had seen.</summary>
    public required int Seen { get; init; }

    /// <summary>By the device's own clock, however wrong it is.</summary>
    public required DateTimeOffset DeviceAt { get; init; }

    /// <summary>By the server's clock, as measured when it was sent.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How far the device's clock was behind the server's when it sent this; negative where it is ahead.</summary>
    public required int BehindSeconds { get; init; }

    /// <summary><c>kept</c>, <c>echoed</c> or <c>open</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Its place in the session, where it was kept at once.</summary>
    public int? Sequence { get; init; }

    public required string Actor { get; init; }

    public required string Content { get; init; }
}

/// <summary>An event that contradicts the record; it waits until somebody decides.</summary>
public sealed class SessionConflict
{
    public required Id<SessionRow> SessionId { get; init; }

    public required Guid EventId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Reasons, and the event that it stands against, as JSON.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What somebody decided about a conflict, and why.</summary>
public sealed class SessionSettlement
{
    public required Id<SessionRow> SessionId { get; init; }

    public required Guid EventId { get; init; }

    /// <summary><c>taken</c> or <c>left</c>.</summary>
    public required string Choice { get; init; }

    public required string Reason { get; init; }

    /// <summary>Where it now stands in the session, or null where it was left aside.</summary>
    public int? Sequence { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The words for what became of a device's event.</summary>
public static class Origins
{
    public const string Kept = "kept";
    public const string Echoed = "echoed";
    public const string Open = "open";
    public const string Taken = "taken";
    public const string Left = "left";
}
