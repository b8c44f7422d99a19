using System.Text.Json;
using Carboxy.Quantities;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A timer that ends is heard and felt: in the room, in the next room, without a network, until somebody comes.</summary>
[Collection(JourneyClinic.Name)]
public class TabletSoundTests(Rehearsal clinic, Browser browser)
{
    /// <summary>Tones and shakes are counted instead of made; the page's clocks stand still until they are set ahead, so that a slow machine rings no more often.</summary>
    const string Listening = """
        globalThis.heard = { tones: 0, shakes: [] };
        globalThis.AudioContext = class {
          state = 'running'; currentTime = 0; destination = {};
          createOscillator() { return { frequency: {}, connect: next => next, start() { heard.tones++; }, stop() {} }; }
          createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: next => next }; }
          resume() { return Promise.resolve(); }
        };
        Object.defineProperty(Navigator.prototype, 'vibrate', { value: pattern => { heard.shakes.push([pattern].flat().length); return true; } });
        { const [wall, passed] = [Date.now(), performance.now()];
          globalThis.ahead = 0;
          Date.now = () => wall + ahead; performance.now = () => passed + ahead; }
        """;

    async Task<(IPage Page, string Session)> MaskedAsync(Rehearsal clinic, string family, IPage? on = null)
    {
        var page = on ?? await browser.OpenAsync(clinic, width: 820, height: 1180);
        if (on is null) await page.AddInitScriptAsync(Listening);
        var session = await TabletJourneyTests.BeginAsync(clinic, page, Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", family);
        var hands = new TabletHands(page);
        await hands.ReadyAsync();
        await hands.UntilAsync("[data-name=start-timer]");
        await hands.ConfirmFirstAsync();
        await hands.Step.Locator("[data-name=start-timer]").ClickAsync();
        await hands.Step.Locator("[data-clock][data-state=wait]").WaitForAsync();
        await hands.SentAsync();
        return (page, session);
    }

    static Task<JsonElement?> PassAsync(IPage page, double minutes) => page.EvaluateAsync("minutes => { ahead += minutes * 60000; }", minutes);

    static Task<int> TonesAsync(IPage page) => page.EvaluateAsync<int>("heard.tones");

    static Task HearAsync(IPage page, int tones) => page.HoldsAsync("tones => heard.tones === tones", tones);

    /// <summary>A second in which the page looks at its timers several times.</summary>
    static Task<JsonElement?> WhileAsync(IPage page) => page.EvaluateAsync("new Promise(done => { let left = 5; const look = setInterval(() => { if (--left === 0) { clearInterval(look); done(); } }, 250); })");

    [Fact]
    public async Task A_mask_rings_without_a_network_until_somebody_touches_the_tablet_and_again_when_it_is_on_too_long()
    {
        var (page, _) = await MaskedAsync(clinic, "Звонкова");
        await page.Context.SetOfflineAsync(true);
        await PassAsync(page, 24);
        await WhileAsync(page);
        Assert.Equal(0, await TonesAsync(page));

        await PassAsync(page, 2);
        await HearAsync(page, 3);
        Assert.Contains(6, await page.EvaluateAsync<int[]>("heard.shakes"));
        await PassAsync(page, 0.2);
        await HearAsync(page, 6); // nobody has come

        await page.Keyboard.PressAsync("Shift");
        await PassAsync(page, 0.5);
        await WhileAsync(page);
        Assert.Equal(6, await TonesAsync(page));
        Assert.Equal(1, await page.EvaluateAsync<int>("heard.shakes.at(-1)")); // the shaking was stopped

        await PassAsync(page, 10);
        await HearAsync(page, 11);
        await new TabletHands(page).Step.Locator("[name=timer-reason]").FillAsync("Проба");
        await page.Locator("[data-name=stop-timer]").ClickAsync();
        await page.Locator("[data-name=finish]").WaitForAsync();
        await PassAsync(page, 1);
        await WhileAsync(page);
        Assert.Equal(11, await TonesAsync(page));
        await page.Context.SetOfflineAsync(false);
    }

    [Fact]
    public async Task An_answer_that_lay_in_a_sleeping_tablet_does_not_set_the_mask_back()
    {
        var (page, _) = await MaskedAsync(clinic, "Дремова");
        var (asked, woken) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/events?**", async route =>
        {
            var answer = await route.FetchAsync();
            asked.TrySetResult();
            await woken.Task;
            await route.FulfillAsync(new() { Response = answer });
        }, new() { Times = 1 });
        await page.EvaluateAsync("dispatchEvent(new Event('pageshow'))"); // the runner asks the server
        await asked.Task;
        await PassAsync(page, 24);
        var heard = page.WaitForResponseAsync("**/events?**");
        woken.SetResult();
        await heard;
        await page.Context.SetOfflineAsync(true);
        await WhileAsync(page);
        Assert.Equal(0, await TonesAsync(page));

        await PassAsync(page, 2);
        await HearAsync(page, 3);
        await page.Context.SetOfflineAsync(false);
    }

    [Fact]
    public async Task Sound_that_was_switched_off_stays_off_also_in_the_next_room()
    {
        var (page, _) = await MaskedAsync(clinic, "Тихонова");
        await page.Locator("[data-name=sound][aria-pressed=true]").ClickAsync();
        await page.Locator("[data-name=sound][aria-pressed=false]").WaitForAsync();
        await PassAsync(page, 26);
        await page.Locator("[data-clock][data-state=due]").WaitForAsync();
        await WhileAsync(page);
        Assert.Equal((0, 0), (await TonesAsync(page), await page.EvaluateAsync<int>("heard.shakes.filter(n => n > 1).length")));

        await page.GotoAsync("/sessions/rooms");
        await page.Keyboard.PressAsync("Shift");
        await PassAsync(page, 26);
        await page.Locator("[data-timer][data-state=due], [data-timer][data-state=late]").First.WaitForAsync();
        await WhileAsync(page);
        Assert.Equal(0, await TonesAsync(page));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Two_rooms_ring_each_at_its_own_time(bool offline)
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        var (page, first) = await MaskedAsync(prepared, "Первакова");
        prepared.Clock.Pass(TimeSpan.FromMinutes(6));
        await MaskedAsync(prepared, "Вторакова", page);
        await page.GotoAsync(first); // to sign in anew has taken it off the tablet
        await new TabletHands(page).SentAsync();
        await new TabletHands(page).ArmedAsync();
        await page.Context.SetOfflineAsync(offline);
        await page.GotoAsync("/sessions/rooms");
        await page.Locator(offline ? "[data-ready] .timer" : "[data-timer]").Nth(1).WaitForAsync();
        await page.Keyboard.PressAsync("Shift");
        await WhileAsync(page);
        Assert.Equal(0, await TonesAsync(page));

        await LaterAsync(20);
        await HearAsync(page, 3); // the first room alone
        await page.Keyboard.PressAsync("Shift");
        await LaterAsync(5.5);
        await HearAsync(page, 6);

        // With a network the page hears the time from the server, without one it counts by itself.
        async Task LaterAsync(double minutes)
        {
            if (offline) await PassAsync(page, minutes);
            else prepared.Clock.Pass(TimeSpan.FromMinutes(minutes));
        }
    }
}
