using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(DemoClinicDay.Name)]
public class AccessibilityTests(DemoDay clinic, Browser browser)
{
    const int Desk = 1440;
    const int Phone = 390;

    /// <summary>Half of the desk's window is what it shows at 200 per cent.</summary>
    static readonly int[] Widths = [Phone, Desk / 2, 820, Desk];

    /// <summary>Pages whose tables become cards on a telephone.</summary>
    static readonly string[] Folding = ["reactions", "stock", "product", "lot", "devices", "cylinder", "recall", "patient-materials", "desk", "matters"];

    const string Sideways = """
        () => {
            document.querySelectorAll('main details').forEach(more => more.open = true);
            return [...document.querySelectorAll('.table')].filter(t => t.scrollWidth > t.clientWidth).map(t => t.getAttribute('aria-label'));
        }
        """;

    [Fact]
    public async Task Each_routable_page_is_among_those_that_are_looked_at()
    {
        var pages = await clinic.PagesAsync();

        var forgotten = Pages.Routes.Where(route => !pages.Any(shown => shown.StandsAt(route)));

        Assert.Empty(forgotten);
        Assert.True(Pages.Routes.Count() > 30);
    }

    /// <summary>Between the two languages each page is looked at wide and narrow, light and dark.</summary>
    [Theory]
    [InlineData("ru", false)]
    [InlineData("en", true)]
    public async Task No_page_keeps_anybody_out_or_scrolls_sideways(string language, bool darkAtDesk)
    {
        var pages = await clinic.PagesAsync();
        var page = await browser.OpenAsync(clinic, language);
        var found = new List<string>();

        await foreach (var shown in page.VisitAsync(pages))
        {
            foreach (var (width, dark) in ((int, bool)[])[(Desk, darkAtDesk), (Phone, !darkAtDesk)])
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
                found.AddRange((await page.ViolationsAsync()).Select(violation => $"{shown.Name}, {width} px{(dark ? ", dark" : "")}: {violation}"));
            }

            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                if (await page.OverhangAsync() is > 0 and var over) found.Add($"{shown.Name} is {over} px wider than a screen of {width}");
                if (width == Phone && Folding.Contains(shown.Name)) found.AddRange((await page.EvaluateAsync<string[]>(Sideways)).Select(table => $"{shown.Name}: the table \"{table}\" scrolls sideways on a telephone"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
