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
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }
}
