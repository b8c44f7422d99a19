using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A session of gel and mask, step by step, to its signature.</summary>
public static class Steps
{
    const int MostSteps = 12;
    const int MaskMinutes = 30;

    /// <summary>All steps: cleaning and acid are left out, the mask lies for half an hour.</summary>
    public static async Task RunStepsAsync(this Walk walk)
    {
        await walk.ExamineAsync("session, first step");
        for (var step = 0; !await OverAsync(walk); step++)
        {
            Assert.True(step < MostSteps, "The session never ends.");
            if (await walk.Page.Locator(".step__label").InnerTextAsync() is "1a" or "1b") await SkipAsync(walk);
            else await walk.StepAsync();
        }
    }

    /// <summary>Pain, no reactions, the aftercare sheet, and the signature.</summary>
    public static async Task SignSessionAsync(this Walk walk)
    {
        foreach (var (ru, en, nrs) in ((string, string, string)[])[("Боль до", "Pain before", "0"), ("Боль, самая сильная", "Pain at worst", "2"), ("Боль после", "Pain after", "1")])
        {
            await walk.Page.GetByRole(AriaRole.Group, new() { Name = walk.Say(ru, en) }).GetByRole(AriaRole.Button, new() { Name = nrs, Exact = true }).ClickAsync();
            await walk.SeesAsync($"{ru}: {nrs}", $"{en}: {nrs}");
        }

        await walk.PressAsync("Реакций нет", "No reaction");
        await walk.PressAsync("Памятка выдана", "The sheet was given");
        await walk.SeesAsync("Всё заполнено", "Everything is filled in");
        await walk.ExamineAsync("session, to sign");
        await walk.PressAsync("Подписать сеанс", "Sign the session");
        await walk.SeesAsync("Сеанс подписан", "The session is signed");
        await walk.ExamineAsync("session, signed");
    }

    static Task<bool> OverAsync(Walk walk) => walk.HasAsync("Все шаги пройдены", "All steps are over");

    static Task SkipAsync(Walk walk) => ActAsync(walk, async step =>
    {
        await step.GetByLabel(walk.Say("Причина", "Reason")).FillAsync(walk.Say("Не нужно этой коже", "This skin does not need it"));
        await step.GetByRole(AriaRole.Button, new() { Name = walk.Say("Пропустить", "Leave out"), Exact = true }).ClickAsync();
    });

    /// <summary>The step at hand, from its beginning to its end; one with a map of points is only begun.</summary>
    public static async Task StepAsync(this Walk walk)
    {
        // A step that must follow is begun by the one before it.
        if (await walk.Page.Locator("form:has(input[value=begin])").CountAsync() > 0) await ActAsync(walk, step => step.Locator("form:has(input[value=begin]) button").ClickAsync());
        if (await walk.Page.Locator(".map").CountAsync() > 0) return;
        if (await walk.Page.Locator("form:has(input[value=start-timer])").CountAsync() > 0) await LieUnderMaskAsync(walk);
        await FillFieldsAsync(walk);
        await ActAsync(walk, step => step.Locator("form:has(input[value=finish]) button").First.ClickAsync());
    }

    /// <summary>No mask before eyes and mouth are covered; off after no time it asks for a reason, after half an hour for none.</summary>
    static async Task LieUnderMaskAsync(Walk walk)
    {
        if (await walk.Page.Locator("form:has(input[value=start-timer]) fieldset").CountAsync() > 0)
        {
            await ActAsync(walk, step => step.Locator("form:has(input[value=start-timer]) button").ClickAsync());
            await walk.Page.Locator(".errors").WaitForAsync();
            await walk.ExamineAsync("session, mask not yet");
            foreach (var said in await walk.Page.Locator("form:has(input[value=start-timer]) fieldset").AllAsync()) await said.Locator("label").First.ClickAsync();
        }

        await ActAsync(walk, step => step.Locator("form:has(input[value=start-timer]) button").ClickAsync());
        await walk.ExamineAsync("session, mask on");
        if (await walk.HasAsync("до самого раннего снятия", "until it may come off"))
        {
            await ActAsync(walk, step => step.Locator("form:has(input[value=stop-timer]) button").ClickAsync());
            await walk.Page.Locator(".errors").WaitForAsync();
            await walk.ExamineAsync("session, mask off too early");
        }

        walk.Clinic.Clock.Pass(TimeSpan.FromMinutes(MaskMinutes));
        await walk.GoAsync(walk.Path);
        await walk.SeesAsync("пора снимать", "it may come off");
        await ActAsync(walk, step => step.Locator("form:has(input[value=stop-timer]) button").ClickAsync());
        await walk.SeesAsync("Таймер:", "Timer:");
    }

    static async Task FillFieldsAsync(Walk walk)
    {
        foreach (var said in await walk.Page.Locator(".step__fields fieldset").AllAsync()) await said.Locator("label").First.ClickAsync();
        foreach (var input in await walk.Page.Locator(".step__fields .input").AllAsync())
        {
            var kind = await input.GetAttributeAsync("type");
            if (kind == "date") await input.FillAsync(Registering.Day(walk.Clinic.Clock.Today.AddYears(1)));
            else if (kind == "time") await input.FillAsync("09:30");
            else if (kind == "text") await input.FillAsync(await input.GetAttributeAsync("inputmode") == "decimal" ? "4" : "CO-27");
        }
    }

    /// <summary>Does something on the step that leads to the page again, and waits for it.</summary>
    static Task ActAsync(Walk walk, Func<ILocator, Task> act) => walk.TurnAsync(() => act(walk.Page.Locator(".step")));
}
