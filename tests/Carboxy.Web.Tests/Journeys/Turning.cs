using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>Waits for the next page as whoever reads it does: the old one is gone.</summary>
static class Turning
{
    /// <summary>Does something that leads to a page, be it the same one, and waits until it is there.</summary>
    public static async Task TurnAsync(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        await act();
        await page.Locator("html:not([data-left])").WaitForAsync();
        await page.WaitForFunctionAsync("document.readyState !== 'loading'");
    }

    /// <summary>Somebody of this role sits down at the machine; the page itself is asked whether it is there, for its event may be missed.</summary>
    public static async Task EnterAsync(this IPage page, string role)
    {
        await page.Context.ClearCookiesAsync(new() { Name = "carboxy.person" });
        await page.GotoAsync("/sign-in");
        await page.TurnAsync(() => page.Locator($"button[value={role}]").ClickAsync());
        await page.WaitForFunctionAsync("location.pathname === '/today' && document.readyState === 'complete'");
    }
}
