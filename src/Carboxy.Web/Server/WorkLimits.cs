namespace Carboxy.Web.Server;

/// <summary>How much the server takes on before it asks to come again (docs/decisions/0023).</summary>
/// <param name="AtOnce">So many requests are worked on beside each other.</param>
/// <param name="Waiting">So many more wait for their turn.</param>
/// <param name="LongestWait">Nobody waits longer than this for an answer to begin.</param>
public sealed record WorkLimits(int AtOnce, int Waiting, TimeSpan LongestWait)
{
    const int AtOnceOnACore = 8;

    const int WaitingForEach = 4;

    /// <summary>What this machine can do.</summary>
    public static WorkLimits Usual { get; } = For(Environment.ProcessorCount);

    /// <summary>A page takes some ten milliseconds of a core and waits for the disk beside it: what waits on two cores is answered within a second or so.</summary>
    public static WorkLimits For(int cores) => new(AtOnceOnACore * Math.Max(2, cores), WaitingForEach * AtOnceOnACore * Math.Max(2, cores), TimeSpan.FromSeconds(5));
}
