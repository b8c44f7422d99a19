using Carboxy.Work.Directing;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Journeys;

[Collection(DemoClinicDay.Name)]
public class KeyboardTests(DemoDay clinic, Browser browser)
{
    /// <summary>More stops than these a page has not.</summary>
    const int MostStops = 250;

    static readonly string[] Daily = ["today", "patient", "intake", "check", "session"];

    /// <summary>What has the focus, and whether an outline of two pixels shows it: at the thing itself, or at the label that stands for a small input.</summary>
    const string Focus = """
        () => {
            const at = document.activeElement;
            if (!at || at === document.body || at.dataset.stopped) return null;
            at.dataset.stopped = 'yes';
            const outlined = one => {
                if (!one) return false;
                const look = getComputedStyle(one), place = one.getBoundingClientRect();
                return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 && place.width > 8 && place.bottom > 0 && place.top < innerHeight;
            };
            return { what: at.outerHTML.slice(0, 160), seen: [at, at.nextElementSibling, at.closest('label'), at.parentElement].some(outlined) };
        }
        """;

    [Fact]
    public async Task Whoever_goes_by_keys_sees_at_each_stop_where_they_are()
    {
        var page = await browser.OpenAsync(clinic);
        var (unseen, stops) = (new List<string>(), 0);

        await foreach (var shown in page.VisitAsync((await clinic.PagesAsync()).Where(p => Daily.Contains(p.Name))))
        {
            for (var stop = 0; stop < MostStops; stop++)
            {
                await page.Keyboard.PressAsync("Tab");
                if (await page.EvaluateAsync<Stop?>(Focus) is not { } at) break;
                stops++;
                if (!at.Seen) unseen.Add($"{shown.Name}: {at.What}");
            }
        }

        Assert.True(unseen.Count == 0, string.Join('\n', unseen));
        Assert.True(stops > Daily.Length * 10, $"Only {stops} stops on {Daily.Length} pages.");
    }

    [Fact]
    public async Task A_desk_that_is_made_anew_keeps_the_focus_and_what_was_unfolded()
    {
        await clinic.PagesAsync(); // With the task that comes of it there are more than are seen at once.
        var page = await browser.OpenAsync(clinic, width: 720, height: 450);
        await page.EnterAsync("physician");
        await page.GotoAsync("/desk");
        var (link, news) = (page.Locator("#desk li[data-key] a").Nth(3), clinic.App.Services.GetRequiredService<DeskNews>());
        await link.FocusAsync();
        var href = await link.GetAttributeAsync("href");
        Assert.True(await page.EvaluateAsync<bool>("() => { const more = [...document.querySelectorAll('#desk details')]; more.forEach(one => one.open = true); document.querySelector('#desk').dataset.old = 'yes'; return more.length > 0; }"));

        for (var told = 0; told < 200 && await page.Locator("#desk[data-old]").CountAsync() > 0; told++)
        {
            news.Tell(); // the page may not listen yet
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        await page.HoldsAsync("href => document.activeElement?.getAttribute('href') === href", href);
        Assert.Equal(0, await page.Locator("#desk[data-old]").CountAsync());
        Assert.Equal(0, await page.Locator("#desk details:not([open])").CountAsync());
    }

    [Fact]
    public async Task A_board_that_is_drawn_anew_keeps_the_focus_on_the_visit()
    {
        var page = await browser.OpenAsync(clinic);
        await page.EnterAsync("reception");
        await page.GotoAsync("/board?view=week");
        var visit = page.Locator("#board a.visit").Nth(1);
        await visit.FocusAsync();
        var href = await visit.GetAttributeAsync("href");

        await page.EvaluateAsync("() => { const board = document.querySelector('#board'); board.dataset.old = 'yes'; board.dispatchEvent(new Event('changed')); }");
        await page.Locator("#board:not([data-old])").WaitForAsync();

        await page.HoldsAsync("href => document.activeElement?.getAttribute('href') === href", href);
    }

    sealed class Stop
    {
        public string What { get; set; } = "";

        public bool Seen { get; set; }
    }
}
