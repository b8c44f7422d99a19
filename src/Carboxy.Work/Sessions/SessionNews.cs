namespace Carboxy.Work.Sessions;

/// <summary>Tells whoever listens in this program that a session went on; what happened, each reads for itself.</summary>
public sealed class SessionNews
{
    public event EventHandler<SessionMovedEventArgs>? Moved;

    public void Tell(Id<SessionRow> session) => Moved?.Invoke(this, new(session));
}

/// <summary>Which session went on.</summary>
public sealed class SessionMovedEventArgs(Id<SessionRow> session) : EventArgs
{
    public Id<SessionRow> Session { get; } = session;
}
