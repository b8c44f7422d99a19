namespace Carboxy.Web.Server;

/// <summary>Of the parts of one page, the one that may ask the records now; first come, first served.</summary>
sealed class PageTurn
{
    Task before = Task.CompletedTask;

    /// <summary>Waits until no other part asks; over with the end of what is returned.</summary>
    public async Task<Taken> TakeAsync()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Interlocked.Exchange(ref before, turn.Task);
        return new(turn);
    }

    public readonly struct Taken(TaskCompletionSource turn) : IDisposable
    {
        public void Dispose() => turn.SetResult();
    }
}
