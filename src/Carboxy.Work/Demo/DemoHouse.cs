using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Work.Demo;

/// <summary>The demo clinic at work in its past: the use cases of the program with a clock that is set by hand.</summary>
sealed class DemoHouse : IAsyncDisposable
{
    readonly ServiceProvider services;
    Actor actor = new Actor.Program("demo");

    public DemoHouse(ClinicStore store, Clinic clinic, ClinicKnowledge knowledge, DemoCalendar calendar, DemoClock clock, CancellationToken cancel)
    {
        (Calendar, Clock, Knowledge, Cancel) = (calendar, clock, knowledge, cancel);
        var all = new ServiceCollection();
        all.AddLogging();
        all.AddSingleton<TimeProvider>(clock).AddSingleton(knowledge);
        all.AddScoped(_ => new Acting(clinic.Id, () => actor));
        all.AddRecords(store).AddScreening().AddTreatment();
        all.AddPeople();
        all.AddScoped<DemoPeople>().AddScoped<DemoResources>();
        services = all.BuildServiceProvider();
    }

    public DemoCalendar Calendar { get; }

    public DemoClock Clock { get; }

    public ClinicKnowledge Knowledge { get; }

    public CancellationToken Cancel { get; }

    public IReadOnlyDictionary<string, Guid> Staff { get; private set; } = new Dictionary<string, Guid>();

    /// <summary>Takes the colleagues in, where they are not there yet.</summary>
    public async Task MeetAsync()
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoPeople>().RunAsync(Cancel);
        await scope.ServiceProvider.GetRequiredService<ClinicDetails>().RunAsync(DemoPeople.Details, Cancel);
        await scope.ServiceProvider.GetRequiredService<DemoResources>().RunAsync(Cancel);
        var roles = await scope.ServiceProvider.GetRequiredService<ClinicDb>().PersonRoles.AsNoTracking().ToListAsync(Cancel);
        Staff = roles.GroupBy(r => r.Role).ToDictionary(g => g.Key, g => g.First().PersonId);
    }

    public async Task<bool> HasPatientsAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDb>().Patients.AnyAsync(Cancel);
    }

    /// <summary>One use case, done by whoever has the role, in a scope of its own as a web request has it.</summary>
    public Task<T> DoAsync<TUseCase, T>(string role, Func<TUseCase, Task<T>> act) where TUseCase : notnull =>
        ActAsync(new Actor.Person(Staff[role]), act);

    /// <summary>One use case of a patient with a link; the link itself says who acts.</summary>
    public Task<T> DoByLinkAsync<T>(Func<AnswerByLink, Task<T>> act) => DoByLinkAsync<AnswerByLink, T>(act);

    public Task<T> DoByLinkAsync<TUseCase, T>(Func<TUseCase, Task<T>> act) where TUseCase : notnull => ActAsync(new Actor.Nobody(), act);

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

    async Task<T> ActAsync<TUseCase, T>(Actor who, Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        Clock.Tick();
        actor = who;
        await using var scope = services.CreateAsyncScope();
        // Held open for the whole act: each opening repeats the pragmas.
        await scope.ServiceProvider.GetRequiredService<ClinicDb>().Database.OpenConnectionAsync(Cancel);
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
