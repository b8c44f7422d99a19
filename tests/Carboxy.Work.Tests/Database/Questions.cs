using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Carboxy.Work.Database;

/// <summary>Counts how often one piece of work asks the database; other tests at the same time are not counted.</summary>
sealed class Questions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    static readonly AsyncLocal<Questions?> Current = new();
    readonly List<IDisposable> followed = [];
    int asked;

    Questions() => followed.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>How many rows were asked for; what is written is not counted.</summary>
    public static async Task<int> CountAsync(Func<Task> work)
    {
        using var counting = new Questions();
        Current.Value = counting;
        await work();
        Current.Value = null;
        return counting.asked;
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            followed.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData command && value.Key == RelationalEventId.CommandExecuting.Name && Current.Value == this && command.Command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))
            Interlocked.Increment(ref asked);
    }

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    public void Dispose() => followed.ForEach(f => f.Dispose());
}
