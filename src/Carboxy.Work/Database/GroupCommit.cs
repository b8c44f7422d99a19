using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Storage;

namespace Carboxy.Work.Database;

/// <summary>What came of a piece of writing, and whether its rows are to stay.</summary>
readonly record struct Written<T>(T Outcome, bool Keep);

/// <summary>
/// One writer for each clinic, who commits together what waits: a disk takes far fewer commits than a clinic takes
/// clicks. Each piece of work stands or falls by itself; what has been acknowledged is on the disk.
/// </summary>
public sealed class GroupCommit(ClinicStore store, TimeProvider clock)
{
    /// <summary>Keeps the wait of the first in a group short, and other writers' wait for the chain of audit lines.</summary>
    const int Most = 64;

    readonly ConcurrentDictionary<Id<Clinic>, Line> lines = new();

    /// <summary>Something was changed by this program and is on the disk.</summary>
    public event EventHandler? Changed;

    /// <summary>Called at each step with its name, so that a test can die there.</summary>
    internal Action<string> Reached { get; init; } = _ => { };

    /// <summary>
    /// Runs the work in a transaction that nobody else of the clinic is in, and returns when it is on the disk. The work
    /// may be run more than once, each time as if it were the first. Whoever gives up waiting does not stop it.
    /// </summary>
    internal async Task<T> RunAsync<T>(Acting acting, Func<ClinicDb, Task<Written<T>>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var job = new Job<T>(acting.Actor, work);
        var line = lines.GetOrAdd(acting.Clinic, _ => new());
        line.Waiting.Enqueue(job);
        if (Interlocked.Increment(ref line.Count) == 1)
            _ = Task.Run(() => WorkOffAsync(acting.Clinic, line), CancellationToken.None);
        return await job.Done.Task.WaitAsync(cancel);
    }

    async Task WorkOffAsync(Id<Clinic> clinic, Line line)
    {
        List<Job> group = [];
        do
        {
            group.Clear();
            while (group.Count < Most && line.Waiting.TryDequeue(out var job))
                group.Add(job);
            try
            {
                await Again.WhenHinderedAsync(() => CommitAsync(clinic, group), CancellationToken.None);
                group.ForEach(job => job.Tell());
                Changed?.Invoke(this, EventArgs.Empty);
            }
#pragma warning disable CA1031 // whatever it was, those who wait must hear of it; it is thrown where they wait
            catch (Exception e)
#pragma warning restore CA1031
            {
                group.ForEach(job => job.Fail(e));
            }
        }
        while (Interlocked.Add(ref line.Count, -group.Count) > 0);
    }

    async Task<bool> CommitAsync(Id<Clinic> clinic, List<Job> group)
    {
        Actor actor = new Actor.Nobody();
        await using var db = store.Open(new(clinic, () => actor), clock);
        db.Database.AutoSavepointsEnabled = false; // each piece of work has one of its own
        await using var transaction = await db.TakeTurnInClinicAsync(CancellationToken.None);
        foreach (var job in group)
        {
            actor = job.Actor;
            await RunAsync(db, transaction, job);
        }

        Reached("before commit");
        await transaction.CommitAsync();
        Reached("committed");
        return true;
    }

    async Task RunAsync(ClinicDb db, IDbContextTransaction transaction, Job job)
    {
        const string Mark = "piece";
        await transaction.CreateSavepointAsync(Mark);
        var keep = await job.WorkAsync(db);
        db.ChangeTracker.Clear();
        if (keep)
            await transaction.ReleaseSavepointAsync(Mark);
        else
            await transaction.RollbackToSavepointAsync(Mark);
        Reached("piece");
    }

    sealed class Line
    {
        public readonly ConcurrentQueue<Job> Waiting = new();
        public int Count;
    }

    abstract class Job(Actor actor)
    {
        public Actor Actor => actor;

        public abstract Task<bool> WorkAsync(ClinicDb db);

        public abstract void Tell();

        public abstract void Fail(Exception e);
    }

    sealed class Job<T>(Actor actor, Func<ClinicDb, Task<Written<T>>> work) : Job(actor)
    {
        Written<T> written;
        Exception? fault;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task<bool> WorkAsync(ClinicDb db)
        {
            (written, fault) = (default, null);
            try
            {
                written = await work(db);
            }
#pragma warning disable CA1031 // one piece of work that fails must not take its neighbours along
            catch (Exception e) when (!e.IsHindrance)
#pragma warning restore CA1031
            {
                fault = e;
            }

            return fault is null && written.Keep;
        }

        public override void Tell()
        {
            if (fault is null)
                Done.TrySetResult(written.Outcome);
            else
                Done.TrySetException(fault);
        }

        public override void Fail(Exception e) => Done.TrySetException(e);
    }
}
