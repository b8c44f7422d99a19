namespace Carboxy.Work.Demo;

/// <summary>One patient's way through the clinic: it names each moment at which it goes on, and acts when that moment has come.</summary>
delegate IAsyncEnumerable<DateTimeOffset> DemoTale(DemoVisitor visitor);

/// <summary>Tells many tales at once, each act in its turn, as a clinic's days go; what lies at this moment or after it has not happened.</summary>
sealed class DemoTeller(DemoClock clock, DateTimeOffset now)
{
    public async Task TellAsync(IEnumerable<IAsyncEnumerable<DateTimeOffset>> tales, Action onEnd, CancellationToken cancel)
    {
        var waiting = new PriorityQueue<IAsyncEnumerator<DateTimeOffset>, (DateTimeOffset Moment, int Order)>();
        var order = 0;
        foreach (var tale in tales)
            await GoOnAsync(tale.GetAsyncEnumerator(cancel), order++);
        while (waiting.TryDequeue(out var next, out var turn))
        {
            clock.AdvanceTo(turn.Moment);
            await GoOnAsync(next, turn.Order);
        }

        async Task GoOnAsync(IAsyncEnumerator<DateTimeOffset> tale, int which)
        {
            if (await tale.MoveNextAsync() && tale.Current < now)
            {
                waiting.Enqueue(tale, (tale.Current, which));
                return;
            }

            await tale.DisposeAsync();
            onEnd();
        }
    }
}
