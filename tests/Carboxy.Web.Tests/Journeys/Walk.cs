using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>Somebody who works through the clinic's pages by what they read on them, in one language.</summary>
public sealed class Walk(Rehearsal clinic, IPage page, string language)
{
    readonly HashSet<string> examined = [];
    readonly List<string> faults = [];

    public IPage Page => page;

    public Rehearsal Clinic => clinic;

    public string Path => new Uri(page.Url).AbsolutePath;

    public ILocator Main => page.GetByRole(AriaRole.Main);

    public string Say(string ru, string en) => language == "ru" ? ru : en;

    /// <summary>Somebody of this role sits down at the same machine.</summary>
    public async Task EnterAsync(string role)
    {
        await page.Context.ClearCookiesAsync(new() { Name = "carboxy.person" });
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value={role}]").ClickAsync();
        await page.WaitForURLAsync("**/today");
    }

    public Task GoAsync(string path) => page.GotoAsync(path);

    /// <summary>Follows a link or presses a button by its words.</summary>
    public async Task PressAsync(string ru, string en)
    {
        var words = Say(ru, en);
        var either = Main.GetByRole(AriaRole.Button, new() { Name = words, Exact = true })
            .Or(Main.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }));
        await TurnAsync(() => either.Filter(new() { Visible = true }).First.ClickAsync());
    }

    /// <summary>Does something that leads to a page, be it the same one, and waits until it is there.</summary>
    public async Task TurnAsync(Func<Task> act)
    {
        try
        {
            await page.TurnAsync(act);
        }
        catch (TimeoutException e)
        {
            Assert.Fail($"{e.Message}\n{page.Url} says:\n{await Main.InnerTextAsync()}");
        }
    }

    public Task FillAsync(string ru, string en, string value) => Main.GetByLabel(Say(ru, en)).First.FillAsync(value);

    public Task ChooseAsync(string ru, string en, string option) => Main.GetByLabel(Say(ru, en), new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task TickAsync(string ru, string en) => Main.GetByText(Say(ru, en), new() { Exact = true }).First.ClickAsync();

    /// <summary>Waits until the words stand on the page.</summary>
    public async Task SeesAsync(string ru, string en)
    {
        try
        {
            await Main.GetByText(Say(ru, en)).Filter(new() { Visible = true }).First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"\"{Say(ru, en)}\" is not on {page.Url}, which says:\n{await Main.InnerTextAsync()}");
        }
    }

    public async Task<bool> HasAsync(string ru, string en) => await Main.GetByText(Say(ru, en)).Filter(new() { Visible = true }).CountAsync() > 0;

    /// <summary>Axe looks at the page as it stands, and whether it fits the screen; the same page is looked at once.</summary>
    public async Task ExamineAsync(string name)
    {
        if (!examined.Add(name)) return;
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        faults.AddRange((await page.ViolationsAsync()).Select(violation => $"{language} {name}: {violation}"));
        if (await page.OverhangAsync() is > 0 and var over) faults.Add($"{language} {name} is {over} px wider than the screen");
    }

    /// <summary>Nothing on the way kept anybody out.</summary>
    public void EndsWell() => Assert.True(faults.Count == 0, string.Join('\n', faults));
}
