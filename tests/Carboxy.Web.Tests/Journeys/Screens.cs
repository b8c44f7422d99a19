using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>Takes the pictures under docs/screens; run by ./screens.</summary>
public class Screens(Served served, Browser browser) : IClassFixture<Served>, IClassFixture<Browser>
{
    /// <summary>A taller page is shown as the screen shows it; nobody reads a picture of fifty rules.</summary>
    const int Tallest = 3600;

    static readonly string Folder = Environment.GetEnvironmentVariable("CARBOXY_SCREENS") ?? Path.Combine("docs", "screens");

    [Fact(Explicit = true)]
    public async Task Take_a_picture_of_each_page_at_each_width()
    {
        foreach (var (language, dark) in ((string, bool)[])[("ru", false), ("en", true)])
        {
            foreach (var width in (int[])[390, 820, 1440])
            {
                var page = await browser.OpenAsync(served, language, dark, width, width == 390 ? 844 : 900);
                foreach (var shown in Pages.All)
                {
                    await shown.GoAsync(page);
                    var name = $"{shown.Name}-{width}-{language}{(dark ? "-dark" : "")}.png";
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name), FullPage = await page.EvaluateAsync<int>("document.documentElement.scrollHeight") <= Tallest });
                }

                await page.Context.DisposeAsync();
            }
        }

        Assert.NotEmpty(Directory.GetFiles(Folder, "*.png"));
    }
}
