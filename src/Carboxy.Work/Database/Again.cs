namespace Carboxy.Work.Database;

/// <summary>
/// Repeats work that a database refused only because others were at work at that moment: a serialization failure, a
/// deadlock, a busy file. The work begins afresh each time, in a transaction of its own, so that nothing is done twice.
/// </summary>
static class Again
{
    const int Attempts = 12;

    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    public static async Task<T> WhenHinderedAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (attempt < Attempts && e.IsHindrance)
            {
                // Two that met once should not meet again: each waits a while of its own length, longer every time.
                var most = Math.Min(Longest.TotalMilliseconds, 5 * Math.Pow(2, attempt));
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most), cancel);
            }
        }
    }
}
