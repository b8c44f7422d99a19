using Deque.AxeCore.Playwright;

namespace Carboxy.Web.Journeys;

public class AccessibilityTests(Served served, Browser browser) : IClassFixture<Served>, IClassFixture<Browser>
{
    [Theory]
    [InlineData("ru", false)]
    [InlineData("ru", true)]
    [InlineData("en", false)]
    [InlineData("en", true)]
    public async Task No_page_keeps_anybody_out(string language, bool dark)
    {
        var page = await browser.OpenAsync(served, language, dark);
        var found = new List<string>();

        foreach (var shown in Pages.All)
        {
            await shown.GoAsync(page);
            var result = await page.RunAxe();
            found.AddRange(result.Violations.Select(v => $"{shown.Name}: {v.Id} {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(720)]
    public async Task No_page_scrolls_sideways(int width)
    {
        var page = await browser.OpenAsync(served, width: width, height: 800);
        var wide = new List<string>();

        foreach (var shown in Pages.All)
        {
            await shown.GoAsync(page);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var over)
                wide.Add($"{shown.Name} is {over} px wider than the screen");
        }

        Assert.True(wide.Count == 0, string.Join('\n', wide));
    }
}
