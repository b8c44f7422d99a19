using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A session of each modality on a tablet, with the network cut in the middle and the server killed once.</summary>
public class TabletJourneyTests(Browser browser) : IClassFixture<Browser>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", "2", "5")]
    [InlineData(Modality.Injection, "abdomen", "S2-75", "injection_cellulite_fat", "M-02", "5", "6")]
    public async Task A_session_goes_on_without_a_network_and_over_a_killed_server(Modality modality, string zone, string goal, string protocol, string measure, string cutAt, string killAt)
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        var page = await browser.OpenAsync(prepared, width: 820, height: 1180);
        var session = await BeginAsync(prepared, page, modality, zone, goal, protocol, measure);
        await prepared.App.StopAsync(Cancel);
        await using var server = new OwnServer(prepared.Folder);
        await server.StartAsync();
        var hands = new TabletHands(page);
        await hands.OpenAsync(new(server.Address, session));
        await hands.ArmedAsync();

        var past = new List<string>();
        await hands.RunStepsAsync(async label =>
        {
            past.Add(label);
            if (label == cutAt)
            {
                await page.Context.SetOfflineAsync(true);
            }
            else if (past.Count > 1 && past[^2] == cutAt)
            {
                await page.ReloadAsync(); // the tablet is switched off and on, still without a network
                await hands.ReadyAsync();
                Assert.Equal(label, await hands.Step.Locator(".step__label").InnerTextAsync());
                Assert.True(await hands.WaitingAsync() > 0);
                await page.Context.SetOfflineAsync(false);
                await hands.SentAsync();
            }

            if (label == killAt) await server.KillAsync();
        });
        await hands.BearAsync();
        Assert.True(await hands.WaitingAsync() > 0);
        await server.StartAsync();
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await hands.SentAsync();
        Assert.Equal(0, await hands.WaitingAsync());
        await hands.SignAsync();
        Assert.Equal("[]", await page.EvaluateAsync<string>(
            "new Promise(done => { const open = indexedDB.open('carboxy-runner'); open.onsuccess = () => { const all = open.result.transaction('session').objectStore('session').getAllKeys(); all.onsuccess = () => { open.result.close(); done(JSON.stringify(all.result)); }; }; })"));
        await server.KillAsync();

        var (events, origins) = await StoredAsync(prepared, new(Guid.Parse(session.Split('/')[^1])));
        var stored = events.Select(e => e.Id.Value).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Subset(stored.ToHashSet(), hands.Acknowledged.Keys.ToHashSet());
        Assert.Equal(origins, hands.Acknowledged.Count);
        Assert.All(hands.Acknowledged.Values, outcome => Assert.Equal(Origins.Kept, outcome));
        if (modality == Modality.Injection)
        {
            var points = events.Select(e => e.What).OfType<SessionFact.PointTreated>().Select(p => p.Point).ToList();
            Assert.All(points, p => Assert.Equal("body_front_female", p.Drawing));
            Assert.Equal([Side.Right, Side.Left, Side.Right], points.Take(3).Select(p => p.Side));
            Assert.True(points.Count(p => p.Grid is not null) >= 4);
            Assert.Equal(4, events.Select(e => e.What).OfType<SessionFact.PointFelt>().Single().Nrs);
            Assert.Equal(4, Session.From(events)!.Points.Count);
            Assert.Equal([("CO-27", 150m), ("CO-28", 50m)], MaterialUsed.Gases(Session.From(events)!).Select(gas => (gas.Batch, gas.Amount!.Value)));
            Assert.Equal((4.5m, 56m), events.Select(e => e.What).OfType<SessionFact.CylinderChanged>().Select(c => (c.BarBefore!.Value, c.BarAfter!.Value)).Single());
        }
        else
        {
            Assert.True(Session.From(events)!.Massage.Count > 4);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{modality}: acknowledged {hands.Acknowledged.Count}, stored {origins} of devices among {stored.Count} in all, lost {hands.Acknowledged.Keys.Except(stored).Count()}, twice {stored.Count - stored.Distinct().Count()}");
    }

    internal static async Task<string> BeginAsync(Rehearsal prepared, IPage page, Modality modality, string zone, string goal, string protocol, string measure, string family = "Планшетова", string? conditions = null, string flags = "")
    {
        var patient = await ClearedPatient.ComeAsync(prepared, modality, zone, goal, family, prepared.Clock, conditions, flags);
        var walk = new Walk(prepared, page, "ru");
        await walk.EnterAsync("physician");
        await walk.GoAsync(patient.NewCourse);
        await page.Locator("select[name=Protocol]").SelectOptionAsync(protocol);
        await walk.PressAsync("Запланировать", "");
        var course = walk.Path;
        await walk.GoAsync($"{course}/measure/{measure}");
        await page.Locator(".choice__list label").Nth(2).ClickAsync();
        await walk.PressAsync("Записать", "");
        await walk.SignConsentAsync(course, $"{family} Анна");
        await walk.CheckAndStartAsync(course, 1);
        return walk.Path;
    }

    static async Task<(IReadOnlyList<SessionEvent> Events, int Origins)> StoredAsync(Prepared prepared, Id<SessionRow> id)
    {
        await using var db = ClinicStore.InFolder(prepared.Folder).Open(new(default, new Actor.Program("test")), TimeProvider.System);
        var rows = await db.SessionEvents.IgnoreQueryFilters().Where(e => e.SessionId == id).OrderBy(e => e.Sequence).Select(e => e.Content).ToListAsync(Cancel);
        return ([.. rows.Select(SessionJson.ReadEvent)], await db.SessionEventOrigins.IgnoreQueryFilters().CountAsync(o => o.SessionId == id, Cancel));
    }
}
