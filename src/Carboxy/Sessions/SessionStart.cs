namespace Carboxy.Sessions;

/// <summary>How the start of a session ended.</summary>
public abstract record SessionStart
{
    /// <summary>It runs. Keep the event first.</summary>
    public sealed record Started(Session Session, SessionEvent First) : SessionStart;

    /// <summary>It does not run, and these are all the reasons.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : SessionStart;
}
