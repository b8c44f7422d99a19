using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Demo;

/// <summary>How far the making of the demo clinic has come.</summary>
public readonly record struct DemoProgress(int Done, int OutOf);

/// <summary>Fills an empty demo clinic with invented patients by the program's own use cases, their past included.</summary>
public sealed class DemoClinic(ClinicStore store, Clinic clinic, ClinicKnowledge knowledge, TimeProvider clock)
{
    /// <summary>Longer ago than the first visit of any patient.</summary>
    internal static readonly TimeSpan Past = TimeSpan.FromDays(480);

    /// <summary>Founds the clinic in empty records, long enough ago, and fills it; records that hold a clinic stay as they are.</summary>
    public static async Task MakeAsync(ClinicStore store, NewClinic fresh, ClinicKnowledge knowledge, TimeProvider clock, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        if (await new OpenClinic(store, new DemoClock(clock.GetUtcNow() - Past)).RunAsync(fresh with { IsDemo = true }, cancel) is Opened.Ready opened)
            await new DemoClinic(store, opened.Clinic, knowledge, clock).RunAsync(progress, cancel);
    }

    /// <summary>True where the patients were made now; false where somebody is there already, invented or not.</summary>
    public async Task<bool> RunAsync(IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        var calendar = new DemoCalendar(clinic, clock.GetUtcNow());
        var past = new DemoClock(calendar.Now - Past);
        await using var house = new DemoHouse(store, clinic, knowledge, calendar, past, cancel);
        if (!clinic.IsDemo || await house.HasPatientsAsync())
            return false;

        var bookings = new DemoBookings(house);
        await house.MeetAsync();
        var stock = new DemoStock(house);
        await stock.FillAsync();
        await bookings.OpenAsync();
        var (done, all) = (0, DemoRoster.All);
        progress?.Report(new(0, all.Count));
        await new DemoTeller(past, calendar.Now).TellAsync(all.Select(p => p.Tale(new(house, p.Who))), () => progress?.Report(new(++done, all.Count)), cancel);
        await stock.CountAsync();
        await bookings.RunAsync();
        await new DemoMessages(house).RunAsync();
        return true;
    }
}
