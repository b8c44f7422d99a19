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

    sealed class Stop
    {
        public string What { get; set; } = "";

        public bool Seen { get; set; }
    }
}
