namespace Carboxy.Sessions;

/// <summary>Something that happened in a session: kept once, never changed. One row in the database.</summary>
public sealed record SessionEvent(Id<SessionEvent> Id, Id<Session> Session, Guid By, DateTimeOffset At, SessionFact What);

/// <summary>Who acts and when. A form that carries its own id can be sent twice without harm.</summary>
public sealed record Stamp(Id<SessionEvent> Id, Guid By, DateTimeOffset At)
{
    public static Stamp Of(Guid by, DateTimeOffset now) => new(Id<SessionEvent>.New(now), by, now);

    internal SessionEvent Mark(Id<Session> session, SessionFact what) => new(Id, session, By, At.ToUniversalTime(), what);
}

/// <summary>What the clinic answers to a command: done, or every reason why not.</summary>
public abstract record SessionReply
{
    /// <summary>Keep the event; the session is then as <see cref="After"/>.</summary>
    public sealed record Accepted(SessionEvent Event, Session After) : SessionReply;

    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : SessionReply;
}

/// <summary>One reason against it: what is wrong, what it means, what to do; and the rule or row behind it.</summary>
public sealed record Refusal(Text Says, string? Rule = null);
