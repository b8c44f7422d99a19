using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A page worth a picture and an accessibility check: its name, its address, and who looks at it.</summary>
public sealed record Shown(string Name, string Path, string? Role = null)
{
    public async Task GoAsync(IPage page)
    {
        await page.Context.ClearCookiesAsync(new() { Name = "carboxy.person" });
        if (Role is not null)
        {
            await page.GotoAsync("/sign-in");
            await page.Locator($"button[value={Role}]").ClickAsync();
        }

        await page.GotoAsync(Path);
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
    }
}

/// <summary>Every page of the clinic, in the order of a day; a new page adds its line here.</summary>
public static class Pages
{
    public static readonly IReadOnlyList<Shown> All =
    [
        new("home", "/"),
        new("method", "/pages/non-invasive"),
        new("sign-in", "/sign-in"),
        new("not-found", "/nowhere"),
        new("today", "/today", "reception"),
        new("patients", "/patients?q=ан", "reception"),
        new("new-patient", "/patients/new", "reception"),
        new("decisions", "/decisions", "physician"),
        new("forbidden", "/people", "reception"),
        new("knowledge", "/knowledge", "physician"),
        new("rules", "/knowledge/rules", "physician"),
        new("protocols", "/knowledge/protocols", "physician"),
        new("indications", "/knowledge/indications", "physician"),
        new("indication", "/knowledge/indications/S0-17", "physician"),
        new("sources", "/knowledge/sources?q=маск", "physician"),
        new("conflicts", "/knowledge/conflicts", "physician"),
        new("settings", "/settings", "physician"),
        new("second-factor", "/settings/second-factor", "physician"),
        new("password", "/settings/password", "physician"),
        new("people", "/people", "owner"),
        new("clinic", "/settings/clinic", "owner"),
    ];
}
