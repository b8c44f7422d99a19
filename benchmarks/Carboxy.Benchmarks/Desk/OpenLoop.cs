using System.Diagnostics;

namespace Carboxy.Benchmarks.Desk;

/// <summary>
/// Sends at a steady pace, whether or not answers have come, and counts each time from the moment at which it should have been sent: whoever
/// waits behind a slow answer is counted too.
/// </summary>
static class OpenLoop
{
    public static async Task<Times> RunAsync(double aSecond, TimeSpan length, Func<int, Task> send)
    {
        var count = (int)(aSecond * length.TotalSeconds);
        var times = new Task<double>[count];
        await Task.Factory.StartNew(
            () =>
            {
                var begun = Stopwatch.GetTimestamp();
                for (var i = 0; i < count; i++)
                {
                    var due = begun + (long)(i / aSecond * Stopwatch.Frequency);
                    while (Stopwatch.GetTimestamp() < due)
                        Thread.Sleep(1);
                    times[i] = MeasureAsync(due, i, send);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new([.. (await Task.WhenAll(times)).Order()]);
    }

    static async Task<double> MeasureAsync(long due, int number, Func<int, Task> send)
    {
        await Task.Yield();
        await send(number);
        return Stopwatch.GetElapsedTime(due).TotalMilliseconds;
    }
}

/// <summary>Milliseconds, the shortest first.</summary>
readonly record struct Times(double[] Sorted)
{
    public double At(double share) => Sorted.Length == 0 ? 0 : Sorted[Math.Min(Sorted.Length - 1, (int)(Sorted.Length * share))];

    public override string ToString() => FormattableString.Invariant($"p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms, slowest {At(1):0.0} ms, of {Sorted.Length}");
}
