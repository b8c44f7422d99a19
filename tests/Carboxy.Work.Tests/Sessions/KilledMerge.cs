using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Carboxy.Work.Sessions;

/// <summary>This test program started once more, as a server that takes a tablet's events one by one when its power goes (SIGKILL).</summary>
static class KilledMerge
{
    const string File = "CARBOXY_TEST_MERGE_FILE";
    const string DieAt = "CARBOXY_TEST_MERGE_DIE_AT";
    const string Ids = "CARBOXY_TEST_MERGE_IDS";

    public static void BecomeTheChild()
    {
        if (Environment.GetEnvironmentVariable(File) is not { } file)
            return;
        var ids = Environment.GetEnvironmentVariable(Ids)!.Split(' ').Select(Guid.Parse).ToList();
        MergeAsync(file, new(ids[0]), ids[1], new(ids[2]), ids[3]).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    /// <summary>What is acknowledged is said aloud.</summary>
    static async Task MergeAsync(string file, Id<Clinic> clinic, Guid person, Id<SessionRow> session, Guid device)
    {
        var events = JsonSerializer.Deserialize<List<DeviceEvent>>(await Console.In.ReadToEndAsync(), SessionJson.Options)!;
        var options = new DbContextOptionsBuilder<ClinicDb>();
        new ClinicStore.SqliteFile(file).Configure(options);
        options.AddInterceptors(new PowerCut(Environment.GetEnvironmentVariable(DieAt)!));
        foreach (var tap in events)
        {
            var clock = new TestClock { Now = tap.At };
            await using var db = new ClinicDb(options.Options, new(clinic, new Actor.Person(person)), clock);
            var merged = await new MergeSession(db, ClinicKnowledge.Nothing, new(), new(), clock).RunAsync(session, new(device, person, tap.DeviceAt, tap.At, [tap]), int.MaxValue, CancellationToken.None);
            if (merged is SessionMerged.Done done)
                await Console.Out.WriteLineAsync($"{done.Answers.Single().Id}");
        }
    }

    /// <summary>The power goes just before, or just after, the disk has the first thing that is written.</summary>
    sealed class PowerCut(string at) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (at == "before commit") Process.GetCurrentProcess().Kill();
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (at == "committed") Process.GetCurrentProcess().Kill();
            return Task.CompletedTask;
        }
    }

    /// <summary>Runs a server on the file until it dies; gives what it acknowledged.</summary>
    public static async Task<IReadOnlyList<Guid>> RunAsync(TestClinic clinic, Id<SessionRow> session, Guid device, IReadOnlyList<DeviceEvent> events, string dieAt, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KilledMerge).Assembly.Location]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(KilledMerge).Assembly.Location;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment[File] = ((ClinicStore.SqliteFile)clinic.Store).Path;
        start.Environment[DieAt] = dieAt;
        start.Environment[Ids] = $"{clinic.Clinic.Id} {((Actor.Person)clinic.Actor).Id} {session} {device}";
        using var child = Process.Start(start)!;
        await child.StandardInput.WriteAsync(JsonSerializer.Serialize(events, SessionJson.Options));
        child.StandardInput.Close();
        var said = await child.StandardOutput.ReadToEndAsync(cancel);
        await child.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromMinutes(1), cancel);
        Assert.Equal(dieAt == "never" ? 0 : 137, child.ExitCode); // 128 + SIGKILL: it did die there
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
    }
}

public sealed class KilledMergeTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_server_killed_between_any_two_events_of_a_session_loses_none_and_doubles_none()
    {
        var cancel = TestContext.Current.CancellationToken;
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var tablet = new Tablet(treating, id);
        foreach (var fact in Tablet.WholeSession((await treating.LookAsync(id))!.Session, treating.Clinic.Clock.Now))
        {
            treating.Clinic.Clock.Now += TimeSpan.FromMinutes(fact is SessionFact.TimerStopped ? 28 : 1);
            tablet.Tap(fact);
        }

        treating.Clinic.Store.LetGo();
        var acknowledged = new HashSet<Guid>();
        var kills = 0;
        for (var next = 0; next < tablet.Kept.Count; next++)
        {
            // The event whose acknowledgement died with the server is sent once more, as a tablet would.
            List<DeviceEvent> unsaid = [.. tablet.Kept.Take(next + 1).Where(e => !acknowledged.Contains(e.Id.Value))];
            foreach (var dieAt in new[] { "before commit", "committed" })
            {
                acknowledged.UnionWith(await KilledMerge.RunAsync(treating.Clinic, id, tablet.Device, [.. unsaid.Where(e => !acknowledged.Contains(e.Id.Value))], dieAt, cancel));
                kills++;
                var stored = (await treating.LookAsync(id))!.Session.Events.Skip(1).Select(e => e.Id.Value).ToList();
                Assert.Equal(tablet.Kept.Take(dieAt == "committed" ? next + 1 : next).Select(e => e.Id.Value), stored);
                Assert.Subset(stored.ToHashSet(), acknowledged);
                treating.Clinic.Store.LetGo();
            }
        }

        acknowledged.UnionWith(await KilledMerge.RunAsync(treating.Clinic, id, tablet.Device, tablet.Kept, "never", cancel));
        var session = (await treating.LookAsync(id))!.Session;
        Assert.Equal(tablet.Kept.Select(e => e.Id), session.Events.Skip(1).Select(e => e.Id));
        Assert.Empty(session.Missing);
        TestContext.Current.TestOutputHelper!.WriteLine($"killed {kills} times; tapped {tablet.Kept.Count}, acknowledged {acknowledged.Count}, stored {session.Events.Count - 1}, lost {acknowledged.Count(a => session.Events.All(e => e.Id.Value != a))}, twice {session.Events.Count - session.Events.DistinctBy(e => e.Id).Count()}");
    }
}
