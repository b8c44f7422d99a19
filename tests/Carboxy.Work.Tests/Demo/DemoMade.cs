using Carboxy.Knowledge.Reading;
using Carboxy.Courses;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Demo;

/// <summary>A demo clinic, made once for each engine and read by all tests.</summary>
public sealed class DemoMade(PostgresServer postgres) : IAsyncDisposable
{
    readonly Dictionary<(Engine, DateTimeOffset?), Made> made = [];
    readonly SemaphoreSlim one = new(1);

    public sealed record Made(ClinicStore Store, Clinic Clinic, TestClock Clock, IReadOnlyList<DemoProgress> Progress)
    {
        public ClinicDb Db() => Store.Open(new(Clinic.Id, new Actor.Program("test")), Clock);

        public async Task<IReadOnlyList<CourseView>> CoursesAsync(CancellationToken cancel)
        {
            await using var db = Db();
            var (files, days) = (new CourseFiles(db, Knowledge.Value, new(db, new())), ClinicDays.EveryDay);
            var (open, views) = (new OpenCourse(db, files, Knowledge.Value, days, Clock), new List<CourseView>());
            foreach (var id in await db.Courses.Select(c => c.Id).ToListAsync(cancel))
                views.Add((await open.ViewAsync(id, cancel))!);
            return views;
        }
    }

    public static Lazy<ClinicKnowledge> Knowledge { get; } = new(() =>
    {
        var faults = new Faults();
        var all = KnowledgeFolder.Load(KnowledgeFolder.Find()!, faults);
        Assert.Empty(faults.All.Select(f => f.In(Language.English)));
        return all;
    });

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="at">Another moment than the usual one at which the demo is made.</param>
    public async Task<Made> OnAsync(Engine engine, DateTimeOffset? at = null)
    {
        await one.WaitAsync(Cancel);
        try
        {
            return made.TryGetValue((engine, at), out var known) ? known : made[(engine, at)] = await MakeAsync(engine, at is { } moment ? new TestClock { Now = moment } : new TestClock());
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, clinic) in made)
            TestClinic.Forget(clinic.Store);
        one.Dispose();
        await ValueTask.CompletedTask;
    }

    /// <summary>SQLite as `carboxy serve --demo` makes it; PostgreSQL in its place.</summary>
    async Task<Made> MakeAsync(Engine engine, TestClock clock)
    {
        var (store, seen) = (await TestClinic.EmptyAsync(engine, postgres), new Seen());
        var fresh = NewClinic.Unnamed with { IsDemo = true };
        if (store is ClinicStore.SqliteFile file)
            Assert.True(await DemoFile.MakeAsync(Path.GetDirectoryName(file.Path)!, fresh, Knowledge.Value, clock, seen, Cancel));
        else
            await DemoClinic.MakeAsync(store, fresh, Knowledge.Value, clock, seen, Cancel);
        var clinic = Assert.IsType<Opened.Ready>(await new OpenClinic(store, clock).RunAsync(fresh, Cancel)).Clinic;
        return new(store, clinic, clock, seen.All);
    }

    sealed class Seen : IProgress<DemoProgress>
    {
        public List<DemoProgress> All { get; } = [];

        public void Report(DemoProgress value) => All.Add(value);
    }
}
