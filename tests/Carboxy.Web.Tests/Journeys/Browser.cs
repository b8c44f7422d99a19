using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>What a visitor's browser may lack.</summary>
static class Lacking
{
    /// <summary>The runner's script never arrives: the session is run by the page's own forms.</summary>
    public static async Task<IPage> WithoutTabletAsync(this IPage page)
    {
        await page.RouteAsync("**/assets/runner-*.js", route => route.AbortAsync());
        return page;
    }
}

/// <summary>Debian's Chromium, started once for a class of journeys, with an empty profile and no talk to the outside.</summary>
public class Browser : IAsyncLifetime
{
    static readonly string[] Quiet =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>What this browser is told beside that.</summary>
    protected virtual IEnumerable<string> More => [];

    /// <summary>Whatever a journey waits for may take so long on a machine with much else to do.</summary>
    const int Patience = 120_000;

    readonly string profile = Directory.CreateTempSubdirectory("carboxy-chromium-").FullName;
    IPlaywright playwright = null!;
    IBrowser browser = null!;

    public virtual async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CARBOXY_CHROMIUM") ?? "/usr/bin/chromium",
            Args = [.. Quiet, .. More],
            Env = new Dictionary<string, string> { ["HOME"] = profile },
        });
    }

    /// <summary>A new page of a new visitor: nothing remembered, in one language, light or dark.</summary>
    public async Task<IPage> OpenAsync(Served served, string language = "ru", bool dark = false, int width = 1440, int height = 900)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = served.Address.ToString(),
            Locale = language == "ru" ? "ru-RU" : "en-GB",
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 500,
        });
        context.SetDefaultTimeout(Patience);
        // Somebody who signs in brings the language of their own setting; the choice made here goes before it.
        await context.AddCookiesAsync([new() { Name = "carboxy.language", Value = language, Url = served.Address.ToString() }]);
        return await context.NewPageAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        Directory.Delete(profile, recursive: true);
        GC.SuppressFinalize(this);
    }
}
