using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(DemoClinicDay.Name)]
public class WishesTests(DemoDay clinic, Browser browser)
{
    const int LeastSeen = 100;

    [Theory]
    [InlineData("ru", 390, 844)]
    [InlineData("en", 820, 1180)]
    public async Task The_first_offer_is_seen_at_once_on_a_small_screen_and_what_is_wished_stands_in_one_line(string language, int width, int height)
    {
        var page = await browser.OpenAsync(clinic, language, width: width, height: height);
        await foreach (var shown in page.VisitAsync((await clinic.PagesAsync()).Where(p => p.Name == "book")))
            Assert.True(height - await TopAsync(page) > LeastSeen, $"{shown.Name}: the first offer begins at {await TopAsync(page)} of {height}.");

        await page.Locator(".fold summary").ClickAsync();
        await page.Locator("input[name=time][value=Evening]").CheckAsync();

        await Assertions.Expect(page.Locator("#wished")).ToContainTextAsync(language == "ru" ? "вечер" : "evening");
        Assert.True(await page.Locator("input[name=time][value=Evening]").IsVisibleAsync());
    }

    [Fact]
    public async Task What_is_chosen_before_the_script_is_there_counts_as_soon_as_it_is()
    {
        var page = await browser.OpenAsync(clinic);
        await page.EnterAsync("reception");
        var script = new TaskCompletionSource();
        await page.RouteAsync("**/assets/app-*.js", async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        var intake = (await clinic.PagesAsync()).First(p => p.Name == "intake").Path.Split('?')[0];
        await page.GotoAsync(intake, new() { WaitUntil = WaitUntilState.Commit });

        await page.Locator("select[name=zone]").SelectOptionAsync("neck");
        script.SetResult();
        await page.Locator("input[name=goals]").First.CheckAsync();
        var wished = await page.Locator("input[name=goals]").First.GetAttributeAsync("value");
        await page.Locator("#aims").EvaluateAsync("aims => aims.dataset.old = 'yes'");
        await page.Locator("select[name=zone]").SelectOptionAsync("face");
        await page.Locator("#aims:not([data-old])").WaitForAsync();

        await Assertions.Expect(page.Locator($"input[name=goals][value='{wished}']")).ToBeCheckedAsync(); // A wish that the other zone knows as well is kept.
    }

    [Theory]
    [InlineData("ru", 390, 844)]
    [InlineData("en", 820, 1180)]
    public async Task Free_times_are_seen_at_once_on_a_small_screen_and_what_is_looked_for_stands_in_one_line(string language, int width, int height)
    {
        var page = await browser.OpenAsync(clinic, language, width: width, height: height);
        await foreach (var shown in page.VisitAsync((await clinic.PagesAsync()).Where(p => p.Name == "slots")))
            Assert.True(await page.Locator("#entries").EvaluateAsync<double>("one => one.getBoundingClientRect().top") < height / 2.0, shown.Name);
        var before = await page.Locator("#sought").InnerTextAsync();

        await page.Locator(".fold summary").ClickAsync();
        await page.Locator("select[name=month]").SelectOptionAsync(new SelectOptionValue { Index = 1 });

        await Assertions.Expect(page.Locator("#sought")).Not.ToHaveTextAsync(before);
    }

    [Fact]
    public async Task Where_there_is_room_the_wishes_stand_open()
    {
        var page = await browser.OpenAsync(clinic);
        await foreach (var _ in page.VisitAsync((await clinic.PagesAsync()).Where(p => p.Name == "book")))
            await page.Locator("input[name=time][value=Evening]").CheckAsync();

        Assert.False(await page.Locator(".fold summary").IsVisibleAsync());
    }

    static Task<double> TopAsync(IPage page) => page.Locator(".offer button").First.EvaluateAsync<double>("one => one.getBoundingClientRect().bottom");
}
