using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Web.Journeys;
using Carboxy.Work.Database;
using Carboxy.Work.Demo;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Postgres;

/// <summary>A demo clinic without patients that keeps its records on PostgreSQL.</summary>
public sealed class PostgresRehearsal(PostgresServer postgres) : Rehearsal
{
    protected override async Task<ClinicStore?> RecordsAsync() => await postgres.NewDatabaseAsync();
}

/// <summary>The demo clinic with all its patients in a file, shortly before noon and no later.</summary>
public class StandingDay : DemoDay
{
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    protected override TimeProvider Clock { get; } = new StandingClock();
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresDay(PostgresServer postgres) : StandingDay
{
    protected override async Task<ClinicStore?> RecordsAsync()
    {
        var (settings, faults, cancel) = (Settings, new Faults(), TestContext.Current.CancellationToken);
        var knowledge = KnowledgeFolder.Load(settings.KnowledgeFolder, faults);
        Assert.Empty(faults.All.Select(f => f.In(Language.English)));
        var store = await postgres.NewDatabaseAsync();
        await DemoClinic.MakeAsync(store, NewClinic.Unnamed with { TimeZone = settings.TimeZone }, knowledge, settings.Clock, null, cancel);
        return store;
    }
}
