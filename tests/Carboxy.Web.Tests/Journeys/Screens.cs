using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>Takes the pictures under docs/screens; run by ./screens.</summary>
[Collection(DemoClinicDay.Name)]
public class Screens(DemoDay clinic, Browser browser)
{
    /// <summary>A taller page is shown as the screen shows it; nobody reads a picture of fifty rules.</summary>
    const int Tallest = 3600;
    const int Lowest = 844;

    static readonly string Folder = Environment.GetEnvironmentVariable("CARBOXY_SCREENS") ?? Path.Combine("docs", "screens");

    /// <summary>The pages that are shown in the other language, and dark, too.</summary>
    static readonly string[] Main = ["home", "method", "phone", "today", "patient", "questions", "verdict", "decision", "course", "check", "session", "outcomes", "rules", "indication", "desk", "stock", "reactions", "session-points"];

    /// <summary>What is used with a tablet in hand, at dusk too.</summary>
    static readonly string[] InHand = ["check", "session", "session-points", "consent"];

    [Fact(Explicit = true)]
    public async Task Take_a_picture_of_each_page_at_each_width()
    {
        await TakeAsync("ru", dark: false, [390, 820, 1440], _ => true);
        await TakeAsync("en", dark: false, [1440], shown => Main.Contains(shown.Name));
        await TakeAsync("ru", dark: true, [1440], shown => Main.Contains(shown.Name));
        await TakeAsync("en", dark: true, [820], shown => InHand.Contains(shown.Name));

        Assert.NotEmpty(Directory.GetFiles(Folder, "*.png"));
    }

    async Task TakeAsync(string language, bool dark, int[] widths, Func<Shown, bool> wanted)
    {
        var page = await browser.OpenAsync(clinic, language, dark);
        await foreach (var shown in page.VisitAsync((await clinic.PagesAsync()).Where(wanted)))
        {
            foreach (var width in widths)
            {
                // The window is as high as the page, or what is fixed at its lower edge would lie across the picture.
                await page.SetViewportSizeAsync(width, Lowest);
                var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
                if (height > Lowest && height <= Tallest) await page.SetViewportSizeAsync(width, height);
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{shown.Name}-{width}-{language}{(dark ? "-dark" : "")}.png") });
            }
        }

        await page.Context.DisposeAsync();
    }
}
