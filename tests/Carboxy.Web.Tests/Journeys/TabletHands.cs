using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A practitioner with a tablet: runs a session on its script, with or without a network.</summary>
sealed class TabletHands
{
    const int MostSteps = 14;

    readonly IPage page;

    public TabletHands(IPage page)
    {
        this.page = page;
        page.Response += async (_, response) =>
        {
            if (!response.Url.Contains("/events?", StringComparison.Ordinal) || !response.Ok) return;
            try
            {
                foreach (var answer in (await response.JsonAsync())!.Value.GetProperty("answers").EnumerateArray())
                    Acknowledged.TryAdd(answer.GetProperty("id").GetGuid(), answer.GetProperty("outcome").GetString()!);
            }
            catch (PlaywrightException)
            {
                // The server died before its answer had arrived: nothing was acknowledged.
            }
        };
    }

    /// <summary>What the server has said it keeps, and as what.</summary>
    public ConcurrentDictionary<Guid, string> Acknowledged { get; } = new();

    public ILocator Step => page.Locator("[data-part=step]");

    public Task ReadyAsync() => page.Locator("[data-ready]").WaitForAsync();

    public async Task OpenAsync(Uri address)
    {
        await page.GotoAsync(address.ToString());
        await ReadyAsync();
    }

    /// <summary>The worker has this build's files, so that the page opens without a network.</summary>
    public async Task ArmedAsync()
    {
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await page.HoldsAsync("caches.keys().then(keys => keys.length > 0)");
    }

    public Task SentAsync() => page.Locator("[data-line=on] .pill--good").WaitForAsync();

    public async Task<int> WaitingAsync() => (await page.EvaluateAsync<JsonElement>(
        """new Promise(done => { const open = indexedDB.open('carboxy-runner'); open.onsuccess = () => { const all = open.result.transaction('tap').objectStore('tap').getAllKeys(); all.onsuccess = () => { open.result.close(); done(all.result); }; }; })""")).GetArrayLength();

    /// <summary>All steps; between two of them something may happen to the network or the server.</summary>
    public async Task RunStepsAsync(Func<string, Task> before)
    {
        for (var step = 0; await Step.Locator(".step__label").CountAsync() > 0; step++)
        {
            Assert.True(step < MostSteps, "The session never ends.");
            var label = await Step.Locator(".step__label").InnerTextAsync();
            await before(label);
            await DoAsync(label);
        }
    }

    /// <summary>Steps are done until one shows what is looked for; that one has begun and is left as it is.</summary>
    public async Task UntilAsync(string shows)
    {
        for (var step = 0; ; step++)
        {
            Assert.True(step < MostSteps, $"No step shows {shows}.");
            var label = await Step.Locator(".step__label").InnerTextAsync();
            if (label.Length == 1 && await Step.Locator("[data-name=begin]").CountAsync() > 0) await Step.Locator("[data-name=begin]").ClickAsync();
            if (label.Length == 1) await Step.Locator("[data-name=finish], [data-name=start-timer]").First.WaitForAsync();
            if (await Step.Locator(shows).CountAsync() > 0) return;
            await DoAsync(label);
        }
    }

    /// <summary>The settings of a point, typed once.</summary>
    public async Task SetPointAsync()
    {
        foreach (var (field, value) in ((string, string)[])[("flow", "80"), ("volume", "50"), ("depth", "10"), ("gauge", "30"), ("needle", "N-7")])
            await Step.Locator($"[name={field}]").FillAsync(value);
    }

    async Task DoAsync(string label)
    {
        if (label.Length > 1)
        {
            if (!await Step.Locator("[name=skip-reason]").IsVisibleAsync()) await Step.Locator("[data-name=skip] summary").ClickAsync();
            await Step.Locator("[name=skip-reason]").FillAsync("Сегодня не нужно");
            await Step.Locator("[data-name=skip] form button").ClickAsync();
        }
        else
        {
            if (await Step.Locator("[data-name=begin]").CountAsync() > 0) await Step.Locator("[data-name=begin]").ClickAsync();
            await Step.Locator("[data-name=finish], [data-name=start-timer]").First.WaitForAsync();
            if (await Step.Locator("[data-name=start-timer]").CountAsync() > 0) await TimeAsync();
            if (await Step.Locator("[data-name=totals]").CountAsync() > 0) await PointsAsync();
            if (await Step.Locator("[data-name=massage]").CountAsync() > 0) await MassageAsync();
            await FillAsync();
            await Step.Locator("[data-name=finish]").ClickAsync();
        }

        await page.HoldsAsync("label => document.querySelector('[data-part=step] .step__label')?.textContent !== label", label);
    }

    async Task TimeAsync()
    {
        if (await Step.Locator(".step__first").CountAsync() > 0)
        {
            await Step.Locator("[data-name=start-timer]").ClickAsync(); // refused: eyes and mouth are not covered yet
            await page.Locator("[data-part=notices] .errors").WaitForAsync();
            await ConfirmFirstAsync();
            await page.Locator("[data-part=notices] .errors").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await Step.Locator("[data-name=start-timer]").ClickAsync();
        await Step.Locator("[data-name=stop-timer]").WaitForAsync();
        await Step.Locator("[name=timer-reason]").FillAsync("Проба");
        await Step.Locator("[data-name=stop-timer]").ClickAsync();
        await Step.Locator("[data-name=finish]").WaitForAsync();
    }

    /// <summary>What has to be so before the timer may run: eyes and mouth are covered, a signal is in the patient's hand.</summary>
    public async Task ConfirmFirstAsync()
    {
        foreach (var said in await Step.Locator(".step__first fieldset").AllAsync())
            await said.Locator("label").First.ClickAsync();
    }

    async Task PointsAsync()
    {
        await SetPointAsync();
        for (var point = 1; point <= 3; point++)
        {
            await TapAsync(point % 2 == 0 ? "abdomen_left" : "abdomen_right", 0.3f + (0.1f * point));
            await SeePointsAsync(point);
        }

        await AnotherCylinderAsync();
        await Step.Locator("[data-name=feel-4]").ClickAsync();
        await Step.Locator("[data-name=feel-4][aria-pressed=true]").WaitForAsync();
        await TapAsync("abdomen_left", 0.55f);
        await SeePointsAsync(4);
        await Step.Locator("[data-name=undo-point]").ClickAsync();
        await SeePointsAsync(3);
        await Map.FocusAsync();
        foreach (var key in (string[])["ArrowRight", "ArrowDown", "Enter"]) await page.Keyboard.PressAsync(key);
        await SeePointsAsync(4);
        await GridAsync();
    }

    /// <summary>The gas runs out: another cylinder is fitted, the first try without purging the tube.</summary>
    async Task AnotherCylinderAsync()
    {
        await page.Locator("[data-name=cylinder] > summary").ClickAsync();
        foreach (var (name, value) in ((string, string)[])[("batch", "CO-28"), ("number", "17"), ("expiry", "2031-01-02"), ("barBefore", "4,5"), ("barAfter", "56")])
            await page.Locator($"[name=cylinder-{name}]").FillAsync(value);
        await page.Locator("[data-name=cylinder] form button:not([type])").ClickAsync();
        await page.Locator("[data-part=notices] .errors", new() { HasText = "Продуйте" }).WaitForAsync();
        await page.Locator("[data-name=cylinder-purged]").CheckAsync();
        await page.Locator("[data-name=cylinder] form button:not([type])").ClickAsync();
        await page.Locator("[data-name=changed-cylinder]").WaitForAsync();
        await Step.Locator("[data-name=gases]", new() { HasText = "CO-28: 0" }).WaitForAsync();
    }

    /// <summary>Rows of points are shown, laid, and taken back as one.</summary>
    async Task GridAsync()
    {
        await Step.Locator("[data-name=grid] > summary").ClickAsync();
        await Step.Locator("[name=grid-spacing]").FillAsync("6");
        await Step.Locator("[data-name=grid-preview]").ClickAsync();
        await Step.Locator("[data-name=grid-lay]").WaitForAsync();
        var shown = await Step.Locator(".bodymap__ghost").CountAsync();
        Assert.InRange(shown, 4, 40);
        await SeePointsAsync(4);
        await Step.Locator("[data-name=grid-lay]").ClickAsync();
        await SeePointsAsync(4 + shown);
        await Step.Locator("[data-name=undo-grid]").ClickAsync();
        await SeePointsAsync(4);
    }

    async Task MassageAsync()
    {
        await Step.Locator("[data-name=guides]").WaitForAsync();
        await Step.Locator("[data-name=as-guided]").ClickAsync();
        await Step.Locator(".bodymap__stroke").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var lines = await Step.Locator(".bodymap__stroke").CountAsync();
        await MiddleAsync();
        var box = (await Map.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.45f), box.Y + (box.Height * 0.3f));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.55f), box.Y + (box.Height * 0.35f), new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await page.HoldsAsync("n => document.querySelectorAll('[data-part=step] .bodymap__stroke').length === n", lines + 1);
        await Step.Locator("[data-name=undo-line]").ClickAsync();
        await page.HoldsAsync("n => document.querySelectorAll('[data-part=step] .bodymap__stroke').length === n", lines);
    }

    /// <summary>Clear of the bars that stay at the top and the bottom of the screen.</summary>
    Task<System.Text.Json.JsonElement?> MiddleAsync() => Map.EvaluateAsync("map => map.scrollIntoView({ block: 'center' })");

    ILocator Map => Step.Locator("[data-name=bodymap]");

    /// <summary>A tap in an area of the drawing, so far down in it.</summary>
    async Task TapAsync(string area, float down)
    {
        await MiddleAsync();
        var box = (await Step.Locator($"[data-area={area}]").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height * down));
    }

    public Task SeePointsAsync(int count) => page.HoldsAsync("n => document.querySelectorAll('[data-part=step] .bodymap__point').length === n", count);

    async Task FillAsync()
    {
        foreach (var said in await Step.Locator(".step__fields fieldset").AllAsync()) await said.Locator("label").First.ClickAsync();
        foreach (var input in await Step.Locator(".step__fields .input").AllAsync())
        {
            var kind = await input.GetAttributeAsync("type");
            if (kind == "date") await input.FillAsync("2031-01-02");
            else if (kind == "time") await input.FillAsync("09:30");
            else if (kind == "text") await input.FillAsync(await input.GetAttributeAsync("inputmode") == "decimal" ? "4" : "CO-27");
        }
    }

    /// <summary>One tap, and it is on the tablet's disk and on its screen.</summary>
    public async Task PainAsync(string moment, int nrs)
    {
        await page.Locator($"[data-name=pain-{moment}-{nrs}]").ClickAsync();
        await page.Locator($"[data-name=pain-{moment}-{nrs}][aria-pressed=true]").WaitForAsync();
    }

    public async Task BearAsync()
    {
        foreach (var (moment, nrs) in ((string, int)[])[("before", 0), ("worst", 2), ("after", 1)])
            await page.Locator($"[data-name=pain-{moment}-{nrs}]").ClickAsync();
        await page.Locator("[data-name=no-reaction]").ClickAsync();
        await page.Locator("[data-name=aftercare]").ClickAsync();
        await page.Locator("[data-part=tolerance] .pill--good").Nth(1).WaitForAsync();
    }

    public async Task SignAsync()
    {
        await page.Locator("[data-name=sign]").ClickAsync();
        await page.GetByText("Сеанс подписан").First.WaitForAsync();
    }
}
