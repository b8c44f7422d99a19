using System.Diagnostics.CodeAnalysis;
using Carboxy.Sessions;
using Carboxy.Work.Database;

namespace Carboxy.Work.Sessions;

/// <summary>The words under which sessions are asked for.</summary>
public static class SessionStates
{
    public const string Running = "running";
    public const string Paused = "paused";
    public const string Stopped = "stopped";
    [SuppressMessage("Naming", "CA1720", Justification = "A session is signed by a person; no number is meant.")]
    public const string Signed = "signed";

    public static string Of(SessionStatus status) => Word.Of(status);
}
