using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Messages;
using Carboxy.Work.Patients;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Work.Database;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>A moment that passes only when a test says so.</summary>
public sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A fresh clinic on one engine, with everything that the program registers.</summary>
public sealed class TestClinic : IAsyncDisposable
{
    readonly ServiceProvider services;

    TestClinic(ClinicStore store, Clinic clinic, TestClock clock)
    {
        (Store, Clinic, Clock) = (store, clinic, clock);
        services = AnotherProgram();
    }

    /// <summary>A program of its own on the same records, as a second web server is; whoever asks for it lets it go.</summary>
    public ServiceProvider AnotherProgram()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddScoped(_ => new Acting(Clinic.Id, () => Actor));
        collection.AddRecords(Store).AddTreatment();
        collection.AddPeople();
        collection.AddSingleton(RealKnowledge.All);
        collection.AddScreening();
        collection.AddDataProtection().UseEphemeralDataProtectionProvider();
        collection.AddMessages();
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public ClinicStore Store { get; }

    public Clinic Clinic { get; }

    public TestClock Clock { get; }

    public Actor Actor { get; set; } = new Actor.Program("test");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ClinicStore> EmptyAsync(Engine engine, PostgresServer postgres) =>
        engine == Engine.Postgres ? await postgres.NewDatabaseAsync() : ClinicStore.InFolder(Directory.CreateTempSubdirectory("carboxy-test-").FullName);

    /// <summary>Lets the store go and deletes its file.</summary>
    public static void Forget(ClinicStore store)
    {
        store.LetGo();
        if (store is ClinicStore.SqliteFile file)
            Directory.Delete(Path.GetDirectoryName(file.Path)!, recursive: true);
    }

    public static async Task<TestClinic> OpenAsync(Engine engine, PostgresServer postgres)
    {
        var (store, clock) = (await EmptyAsync(engine, postgres), new TestClock());
        var opened = Assert.IsType<Opened.Ready>(await new OpenClinic(store, clock).RunAsync(new("Test", Language.English, "Europe/Moscow", IsDemo: false), Cancel));
        return new(store, opened.Clinic, clock);
    }

    /// <summary>One scope, as one web request has it.</summary>
    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    /// <summary>Works with one service in a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Scope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A context of another clinic in the same database.</summary>
    public ClinicDb As(Id<Clinic> clinic) => Store.Open(new(clinic, Actor), Clock);

    public ClinicDb Db() => As(Clinic.Id);

    public async Task<Patient> PatientAsync(string family = "Иванова", string given = "Анна", Action<PatientEntryBuilder>? with = null)
    {
        var builder = new PatientEntryBuilder { Entry = new() { FamilyName = family, GivenName = given } };
        with?.Invoke(builder);
        var saved = await WithAsync((SavePatient save) => save.RunAsync($"{Guid.CreateVersion7(Clock.Now)}", builder.Entry, Cancel));
        return Assert.IsType<PatientSaved.Saved>(saved).Patient;
    }

    /// <summary>Somebody of the clinic with a role.</summary>
    public async Task<Guid> PersonAsync(string role, string? email = null) =>
        Assert.IsType<PersonSaved.Saved>(await WithAsync((AddPerson add) =>
            add.RunAsync(new("Dr Test", email ?? $"{role}@clinic.example", Language.English, [role]), "correct horse battery", Cancel))).Id;

    /// <summary>Plain SQL past every gate, as somebody with the file or the server in hand would type it.</summary>
    public async Task<int> SqlAsync(string sql)
    {
        await using var db = Db();
        return await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Forget(Store);
    }

    public sealed class PatientEntryBuilder
    {
        public required PatientEntry Entry { get; set; }
    }
}
