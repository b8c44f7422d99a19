using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>The empty shell of the treatment room, when there is no record to fill it with: it says why and what to do.</summary>
[Collection(DemoClinicDay.Name)]
public class ShellTests(DemoDay clinic, Browser browser)
{
    const string Session = "/sessions/shell";

    [Theory]
    [InlineData(401, "Sign in to open the session", "/sign-in?back=%2Fsessions%2Fshell"), InlineData(404, "There is no such session", "/today"), InlineData(403, "closed to your role", "/today")]
    public async Task Who_may_not_see_the_session_is_told_so_and_led_on(int status, string words, string way)
    {
        var page = await OpenAsync();
        await page.RouteAsync("**/api/sessions/**", route => route.FulfillAsync(new() { Status = status, Body = "{}", ContentType = "application/json" }));

        await page.GotoAsync(Session);

        var notice = page.Locator("[data-runner] .notice");
        await Assertions.Expect(notice).ToContainTextAsync(words);
        await Assertions.Expect(notice.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", way);
    }

    [Fact]
    public async Task Without_connection_it_says_that_the_session_is_not_on_this_tablet_and_when_to_come_back()
    {
        var page = await OpenAsync();
        await page.RouteAsync("**/api/sessions/**", route => route.AbortAsync());

        await page.GotoAsync(Session);

        await Assertions.Expect(page.Locator("[data-runner] .notice")).ToContainTextAsync("Open it again when the connection is back");
    }

    async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenAsync(clinic, "en");
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=practitioner]").ClickAsync();
        await page.WaitForURLAsync("**/today");
        return page;
    }
}
