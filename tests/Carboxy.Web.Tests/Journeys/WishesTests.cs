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
