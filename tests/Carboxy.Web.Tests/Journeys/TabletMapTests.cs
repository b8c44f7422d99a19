using System.Text.Json;
using Carboxy.Quantities;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>The drawing of the body for whoever uses no pointer, and for two fingers.</summary>
[Collection(JourneyClinic.Name)]
public class TabletMapTests(Rehearsal clinic, Browser browser)
{
    const int MostTabs = 150;

    async Task<(IPage, TabletHands)> AtPointsAsync(string family, int width)
    {
        var page = await browser.OpenAsync(clinic, width: width, height: 1180);
        await TabletJourneyTests.BeginAsync(clinic, page, Modality.Injection, "abdomen", "S2-75", "injection_cellulite_fat", "M-02", family);
        var hands = new TabletHands(page);
        await hands.ReadyAsync();
        await hands.UntilAsync("[data-name=totals]");
        return (page, hands);
    }

    [Fact]
    public async Task Zones_and_points_are_reached_heard_used_and_taken_back_by_keys_alone()
    {
        var (page, hands) = await AtPointsAsync("Клавишина", 820);
        foreach (var (field, value) in ((string, string)[])[("flow", "80"), ("volume", "50"), ("depth", "10"), ("gauge", "30"), ("needle", "N-7")])
        {
            await TabToAsync(page, field);
            await page.Keyboard.TypeAsync(value);
        }

        await TabToAsync(page, "zone-abdomen_left", back: true);
        Assert.Contains("точек нет", await NameAsync(page), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        await hands.SeePointsAsync(1);
        await page.Keyboard.PressAsync("Enter"); // the cross has gone on to the next free place of the same zone
        await hands.SeePointsAsync(2);
        Assert.Contains("2 точки, 100 мл", await NameAsync(page), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[data-name=cross-at]")).ToContainTextAsync("слева ");
        await TabToAsync(page, "zone-abdomen_right", back: null);
        await page.Keyboard.PressAsync("Enter");
        await hands.SeePointsAsync(3);
        await Assertions.Expect(hands.Step.Locator("[data-name=totals]")).ToContainTextAsync("Слева: 100 мл");
        await Assertions.Expect(hands.Step.Locator("[data-name=totals]")).ToContainTextAsync("Справа: 50 мл");
        Assert.Empty(await page.ViolationsAsync());

        await TabToAsync(page, "point-");
        Assert.StartsWith("Точка 3: ", await NameAsync(page), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.StartsWith("Точка 2: ", await NameAsync(page), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Delete");
        await hands.SeePointsAsync(2);
        await page.HoldsAsync("document.activeElement?.dataset.name?.startsWith('point-')"); // still among the points
        await Assertions.Expect(hands.Step.Locator("[data-name=totals]")).ToContainTextAsync("Слева: 50 мл");
        await hands.SentAsync();
    }

    [Fact]
    public async Task Two_fingers_enlarge_the_drawing_mark_nothing_and_a_tap_lands_where_it_is_seen()
    {
        var (page, hands) = await AtPointsAsync("Щипкова", 480);
        await hands.SetPointAsync();
        var map = hands.Step.Locator("[data-name=bodymap]");
        await map.EvaluateAsync("map => map.scrollIntoView({ block: 'center' })");
        var box = (await map.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var touch = await page.Context.NewCDPSessionAsync(page);
        var before = await WideAsync(map);
        var scale = await page.EvaluateAsync<double>("visualViewport.scale");

        await SendAsync(touch, "touchStart", (x - 30, y - 30));
        await SendAsync(touch, "touchStart", (x - 30, y - 30), (x + 30, y + 30));
        for (var step = 1; step <= 8; step++) await SendAsync(touch, "touchMove", (x - 30 - (step * 5), y - 30 - (step * 5)), (x + 30 + (step * 5), y + 30 + (step * 5)));
        await SendAsync(touch, "touchEnd");

        Assert.InRange(before / await WideAsync(map), 1.7, 3);
        Assert.Equal(scale, await page.EvaluateAsync<double>("visualViewport.scale")); // the drawing and not the page
        Assert.Equal(0, await hands.Step.Locator(".bodymap__point").CountAsync());
        await page.Touchscreen.TapAsync(x, y);
        await hands.SeePointsAsync(1);
        var point = (await hands.Step.Locator(".bodymap__point circle").BoundingBoxAsync())!;
        box = (await map.BoundingBoxAsync())!;
        Assert.InRange(point.X + (point.Width / 2) - box.X, (box.Width / 2) - 4, (box.Width / 2) + 4);
        Assert.InRange(point.Y + (point.Height / 2) - box.Y, (box.Height / 2) - 4, (box.Height / 2) + 4);
    }

    [Theory, InlineData("decollete", 0), InlineData("neck", 2)]
    public async Task A_mask_of_a_zone_shows_the_lines_of_that_zone_or_says_that_there_are_none(string zone, int lines)
    {
        var page = await browser.OpenAsync(clinic, width: 820, height: 1180);
        await TabletJourneyTests.BeginAsync(clinic, page, Modality.NonInvasive, zone, "S0-17", "gel_mask_course", "M-02", $"Линейкина{lines}");
        var hands = new TabletHands(page);
        await hands.ReadyAsync();
        await hands.UntilAsync("[data-name=massage]");

        await Assertions.Expect(hands.Step.Locator(lines > 0 ? "[data-name=guides]" : "[data-name=no-guides]")).ToContainTextAsync("S0-31");
        await Assertions.Expect(hands.Step.Locator(".bodymap__guide")).ToHaveCountAsync(lines);
        await Assertions.Expect(hands.Step.Locator("[data-name=as-guided]")).ToHaveCountAsync(lines > 0 ? 1 : 0);
        Assert.Empty(await page.ViolationsAsync());
    }

    /// <summary>Presses Tab until something with this name, or a name that begins so, has the focus; null looks both ways.</summary>
    static async Task TabToAsync(IPage page, string name, bool? back = false)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if ((await page.EvaluateAsync<string?>("document.activeElement?.dataset?.name ?? null"))?.StartsWith(name, StringComparison.Ordinal) == true) return;
            await page.Keyboard.PressAsync(back == true || (back is null && pressed < 4) ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"Nothing named {name} is reached by the Tab key.");
    }

    static Task<string> NameAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");

    static async Task<double> WideAsync(ILocator map) => double.Parse((await map.GetAttributeAsync("viewBox"))!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);

    static Task<JsonElement?> SendAsync(ICDPSession touch, string type, params (float X, float Y)[] fingers) => touch.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = type,
        ["touchPoints"] = fingers.Select((finger, i) => new { x = finger.X, y = finger.Y, id = i }).ToArray(),
    });
}
