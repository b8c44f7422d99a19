using System.Diagnostics;
using System.Globalization;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>What can go wrong with tablets in a treatment room.</summary>
[Collection(JourneyClinic.Name)]
public class TabletFaultTests(Rehearsal clinic, Browser browser)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>By so much a tablet may mistake the server's time: half of the way there and back, on a machine with much else to do.</summary>
    static readonly TimeSpan Journey = TimeSpan.FromSeconds(10);

    async Task<(IPage Page, string Session)> BeginAsync(string family)
    {
        var page = await browser.OpenAsync(clinic, width: 820, height: 1180);
        var session = await TabletJourneyTests.BeginAsync(clinic, page, Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", family);
        await new TabletHands(page).ReadyAsync();
        return (page, session);
    }

    async Task<IPage> AnotherAsync(string session, string? script = null)
    {
        var page = await browser.OpenAsync(clinic, width: 1180, height: 820);
        if (script is not null) await page.AddInitScriptAsync(script);
        await new Walk(clinic, page, "ru").EnterAsync("physician");
        await page.GotoAsync(session);
        await new TabletHands(page).ReadyAsync();
        return page;
    }

    [Fact]
    public async Task Two_tablets_stay_in_step_and_what_they_recorded_apart_is_settled_by_a_person()
    {
        var (one, session) = await BeginAsync("Двойкина");
        var other = await AnotherAsync(session);
        await one.Locator("[data-name=begin]").ClickAsync();
        await other.Locator("[data-name=finish]").WaitForAsync(new() { Timeout = (float)(8000 * Machine.Burden) }); // heard from the server, without a reload

        await other.Context.SetOfflineAsync(true);
        await new TabletHands(other).PainAsync("worst", 7);
        await new TabletHands(one).PainAsync("worst", 3);
        await new TabletHands(one).SentAsync();
        await other.Context.SetOfflineAsync(false);

        await other.GetByText("Расхождения, которые надо решить: 1").WaitForAsync();
        await one.GetByText("Расхождения, которые надо решить: 1").WaitForAsync();
        Assert.Contains("3", await one.Locator("[data-part=tolerance] .nrs legend b").Nth(1).InnerTextAsync(), StringComparison.Ordinal);
        var walk = new Walk(clinic, other, "ru");
        await walk.PressAsync("Посмотреть и решить", "");
        await walk.SeesAsync("Боль, самая сильная: 7", "");
        await walk.ExamineAsync("conflicts");
        await walk.FillAsync("Почему так", "", "Пациентка сказала: семь");
        await walk.PressAsync("Верно: внести в запись", "");
        await new TabletHands(other).ReadyAsync();
        await other.Locator("[data-name=pain-worst-7][aria-pressed=true]").WaitForAsync();
        await one.Locator("[data-name=pain-worst-7][aria-pressed=true]").WaitForAsync();
        walk.EndsWell();
    }

    [Fact]
    public async Task A_red_flag_noted_without_the_network_says_at_once_what_to_do_and_reaches_a_physician_with_the_network()
    {
        var (tablet, session) = await BeginAsync("Тревогина");
        await tablet.Locator("[data-name=begin]").ClickAsync();
        await new TabletHands(tablet).SentAsync();
        await tablet.Context.SetOfflineAsync(true);
        await tablet.Locator("[data-name=reaction] summary").ClickAsync();
        await tablet.Locator("[name=reaction-type]").SelectOptionAsync("breathless");
        await tablet.Locator("[name=reaction-grade]").SelectOptionAsync("3");
        await tablet.Locator("[name=reaction-action]").FillAsync("Маска снята, врач вызван");
        await tablet.Locator("[data-name=reaction] form button").ClickAsync();

        await tablet.Locator("[data-part=tolerance] [role=alert]", new() { HasText = "103 или 112" }).WaitForAsync();
        await using var db = clinic.App.Services.GetRequiredService<ClinicStore>().Open(new(clinic.App.Services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), clinic.Clock);
        var id = new Id<SessionRow>(Guid.Parse(session.Split('/')[^1]));
        Assert.False(await db.Matters.AnyAsync(m => m.SessionId == id, Cancel));
        await tablet.Context.SetOfflineAsync(false);
        await new TabletHands(tablet).SentAsync();

        Assert.Equal(MatterKind.RedFlag, (await db.Matters.SingleAsync(m => m.SessionId == id, Cancel)).Kind);
    }

    [Fact]
    public async Task A_tablet_whose_clock_is_two_hours_slow_shows_and_records_right_time()
    {
        var (one, session) = await BeginAsync("Часова");
        var slow = await AnotherAsync(session, "{ const real = Date; const back = 2 * 3600000; globalThis.Date = class extends real { constructor(...a) { if (a.length) super(...a); else super(real.now() - back); } static now() { return real.now() - back; } }; }");
        await slow.Locator("[data-name=begin]").ClickAsync();
        await slow.Locator("[data-name=finish]").WaitForAsync();
        await new TabletHands(slow).SentAsync();
        await slow.Context.SetOfflineAsync(true);
        var tapped = clinic.Clock.GetUtcNow();
        await new TabletHands(slow).PainAsync("worst", 4);
        var seen = clinic.Clock.GetUtcNow();
        await slow.Context.SetOfflineAsync(false);
        await new TabletHands(slow).SentAsync();

        await using var db = clinic.App.Services.GetRequiredService<ClinicStore>().Open(new(clinic.App.Services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), clinic.Clock);
        var id = new Id<SessionRow>(Guid.Parse(session.Split('/')[^1]));
        var origin = await db.SessionEventOrigins.Where(o => o.SessionId == id).OrderByDescending(o => o.Number).FirstAsync(Cancel);
        Assert.InRange(origin.At, tapped - Journey, seen + Journey);
        var behind = clinic.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(2); // other journeys have moved the clinic's clock
        Assert.InRange(origin.At - origin.DeviceAt, behind - TimeSpan.FromMinutes(1), behind + TimeSpan.FromMinutes(1));
        Assert.InRange(origin.BehindSeconds, behind.TotalSeconds - 100, behind.TotalSeconds + 100);
        Assert.IsType<SessionFact.PainScored>(SessionJson.ReadEvent(origin.Content).What);
        await one.CloseAsync();
    }

    [Fact]
    public async Task A_full_tablet_says_so_goes_on_while_connected_and_refuses_what_nobody_would_keep()
    {
        var (page, _) = await BeginAsync("Полнова");
        var hands = new TabletHands(page);
        await hands.SentAsync();
        await page.EvaluateAsync("(() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; })()");

        await page.Locator("[data-name=pain-worst-5]").ClickAsync();
        await page.GetByText("На планшете кончилось место").WaitForAsync();
        await hands.SentAsync();
        await page.Locator("[data-name=pain-worst-5][aria-pressed=true]").WaitForAsync();
        await page.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("dispatchEvent(new Event('online'))"); // looks, and finds no server
        await page.Locator("[data-line=off]").WaitForAsync();
        await page.Locator("[data-name=pain-after-6]").ClickAsync();

        await page.GetByText("Не записано: на планшете кончилось место, и связи нет").WaitForAsync();
        Assert.Equal("false", await page.Locator("[data-name=pain-after-6]").GetAttributeAsync("aria-pressed"));
        await page.Context.SetOfflineAsync(false);
        await hands.SentAsync();
        await hands.PainAsync("after", 6);
        await hands.SentAsync();
        await page.ReloadAsync();
        await page.Locator("[data-name=pain-worst-5][aria-pressed=true]").WaitForAsync();
        await page.Locator("[data-name=pain-after-6][aria-pressed=true]").WaitForAsync();
    }

    [Fact]
    public async Task A_pedal_presses_the_main_action_and_the_mask_goes_on_at_the_right_second()
    {
        var (page, _) = await BeginAsync("Педалева");
        var walk = new Walk(clinic, page, "ru");
        await walk.ExamineAsync("tablet, first step");
        await page.Locator("body").PressAsync(" ");
        await page.Locator("[data-name=finish]").WaitForAsync();
        await new TabletHands(page).RunStepsAsync(label => label == "3" ? MaskAsync(page, walk) : Task.CompletedTask);
        await walk.ExamineAsync("tablet, steps over");
        walk.EndsWell();
    }

    async Task MaskAsync(IPage page, Walk walk)
    {
        await page.Keyboard.PressAsync("PageDown");
        await page.Locator("[data-part=notices] .errors").WaitForAsync(); // eyes and mouth are not covered yet
        await new TabletHands(page).ConfirmFirstAsync();
        var before = Stopwatch.StartNew();
        await page.Keyboard.PressAsync("PageDown");
        await page.Locator("[data-clock][data-state=wait]").WaitForAsync();
        await new TabletHands(page).SentAsync();
        clinic.Clock.Pass(TimeSpan.FromMinutes(28));
        await page.Context.SetOfflineAsync(true);
        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await page.Locator("[data-clock][data-state=due]").WaitForAsync();
        var left = await page.Locator("[data-clock] [role=timer]").InnerTextAsync();
        // Of 35 minutes 28 were passed, and what the machine took.
        Assert.InRange(TimeSpan.ParseExact(left, @"m\:ss", CultureInfo.InvariantCulture), TimeSpan.FromMinutes(7) - before.Elapsed - Journey, TimeSpan.FromMinutes(7) + Journey);
        await walk.ExamineAsync("tablet, mask");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await walk.ExamineAsync("tablet, mask, dark");
        await page.Locator("[data-name=stop-timer]").ClickAsync();
        await page.Locator("[data-name=finish]").WaitForAsync();
    }

    [Fact]
    public async Task Whoever_signs_out_leaves_no_patient_on_the_tablet()
    {
        var (page, _) = await BeginAsync("Выходова");
        await new TabletHands(page).SentAsync();
        const string Stored = "new Promise(done => { const open = indexedDB.open('carboxy-runner'); open.onsuccess = () => { const all = open.result.transaction('session').objectStore('session').getAll(); all.onsuccess = () => { open.result.close(); done(JSON.stringify(all.result)); }; }; })";
        var kept = await page.EvaluateAsync<string>(Stored);
        Assert.DoesNotContain("Выходова", kept, StringComparison.Ordinal);
        Assert.NotEqual("[]", kept);

        await page.GotoAsync("/settings");
        await page.HoldsAsync("indexedDB.databases().then(all => all.length > 0)");
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/settings", StringComparison.Ordinal));

        Assert.Equal("[]", await page.EvaluateAsync<string>(Stored));
        Assert.Empty(await page.EvaluateAsync<string[]>("caches.keys().then(async names => (await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(key => new URL(key.url).pathname)))).flat().filter(path => !path.startsWith('/assets/') && path !== '/sessions/shell'))"));
    }
}
