using System.Text.RegularExpressions;
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
        await page.ReadyAsync();
    }

    /// <summary>Somebody of this role sits down at the machine; the page itself is asked whether it is there, for its event may be missed.</summary>
    public static async Task EnterAsync(this IPage page, string role)
    {
        await page.Context.ClearCookiesAsync(new() { Name = "carboxy.person" });
        await page.GotoAsync("/sign-in");
        await page.TurnAsync(() => page.Locator($"button[value={role}]").ClickAsync());
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/today$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.ReadyAsync();
    }

    /// <summary>Whole, its scripts included.</summary>
    static Task ReadyAsync(this IPage page) => page.HoldsAsync("document.readyState === 'complete'");

    /// <summary>Asks the page from outside until it is so: what Playwright would have it ask itself over and over, the policy of the pages forbids.</summary>
    public static async Task HoldsAsync(this IPage page, string condition, object? about = null)
    {
        for (var left = 1200; !await page.EvaluateAsync<bool>(condition, about); left--)
        {
            if (left == 0)
                throw new TimeoutException($"It never came to this: {condition}");
            await Task.Delay(100);
        }
    }
}
