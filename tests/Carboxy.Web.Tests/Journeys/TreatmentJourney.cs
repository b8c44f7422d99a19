using Carboxy.Quantities;
using Carboxy.Web.Courses;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>From a clearance to a signed session and a chart, tap by tap, as a practitioner at a tablet does it.</summary>
public class TreatmentJourney(Served served, Browser browser) : IClassFixture<Served>, IClassFixture<Browser>
{
    static readonly string? Pictures = Environment.GetEnvironmentVariable("CARBOXY_JOURNEY_PICTURES");

    readonly List<string> violations = [];
    string prefix = "";

    [Theory]
    [InlineData("ru", false, 820)]
    [InlineData("en", true, 1440)]
    [InlineData("ru", true, 390)]
    public async Task A_cleared_patient_is_treated_and_measured(string language, bool dark, int width)
    {
        var patient = await ClearedPatient.ComeAsync(served, family: $"Соколова-{width}");
        var page = await browser.OpenAsync(served, language, dark, width, 1100);
        prefix = $"{language}-{width}{(dark ? "-dark" : "")}";
        await EnterAsync(page, "physician");

        await page.GotoAsync(patient.NewCourse);
        await LookAsync(page, "plan");
        await page.Locator("input[name=Sessions]").FillAsync("12");
        await page.Locator("form.card button").First.ClickAsync();
        await page.Locator(".errors").WaitForAsync();
        Assert.Equal("12", await page.Locator("input[name=Sessions]").InputValueAsync());
        await LookAsync(page, "plan-refused");
        await page.Locator("input[name=Sessions]").FillAsync("5");
        await page.Locator("button[name=Preview]").ClickAsync();
        await page.Locator("table").First.WaitForAsync();
        await LookAsync(page, "plan-preview");
        await page.Locator("form.card button").First.ClickAsync();
        await page.WaitForURLAsync("**/courses/*");
        await LookAsync(page, "course-new");
        var course = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync($"{course}/measure/M-01?purpose=Baseline");
        await LookAsync(page, "measure");
        await page.Locator("form.card button").ClickAsync();
        await page.Locator(".errors").WaitForAsync();
        await page.Locator(".choice__list label").Nth(3).ClickAsync();
        await page.Locator("form.card button").ClickAsync();
        await page.WaitForURLAsync("**/outcomes?kept=*");
        await LookAsync(page, "outcomes");

        await page.GotoAsync($"{course}/consent");
        await LookAsync(page, "consent");
        await page.Locator("input[name=Signature]").FillAsync("Соколова Анна");
        await page.Locator("form.card button").First.ClickAsync();
        await page.WaitForURLAsync("**/consent?kept=true");
        await LookAsync(page, "consent-signed");

        await CheckAsync(page, course);
        await RunAsync(page);
        await page.GotoAsync(course);
        await LookAsync(page, "course");
        await page.GotoAsync("/today");
        await LookAsync(page, "today");
        await page.GotoAsync($"/patients/{patient.Patient}/procedures");
        await LookAsync(page, "procedures");

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Fact]
    public async Task Points_are_recorded_with_one_tap_each()
    {
        var patient = await ClearedPatient.ComeAsync(served, Modality.Injection, "abdomen", "S2-75", "Иголкина");
        var page = await browser.OpenAsync(served, width: 820, height: 1100);
        prefix = "points";
        await EnterAsync(page, "physician");
        await page.GotoAsync(patient.NewCourse);
        await LookAsync(page, "plan");
        await page.Locator("select[name=Protocol]").SelectOptionAsync("injection_cellulite_fat");
        await page.Locator("form.card button").First.ClickAsync();
        await page.WaitForURLAsync("**/courses/*");
        var course = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{course}/consent");
        await page.Locator("input[name=Signature]").FillAsync("Иголкина Анна");
        await page.Locator("form.card button").First.ClickAsync();
        await page.WaitForURLAsync("**/consent?kept=true");
        if (await MeasureBlockedAsync(page, course)) await page.GotoAsync($"{course}/check");
        await FillNumbersAsync(page);
        await page.Locator("button[name=Usual]").First.ClickAsync();
        await page.WaitForURLAsync("**/sessions/*");

        for (var step = 0; step < 12 && await page.Locator(".map input").CountAsync() == 0; step++)
            await DoStepAsync(page);
        foreach (var (field, value) in ((string, string)[])[("Flow", "80"), ("Volume", "50"), ("Depth", "10"), ("Gauge", "30"), ("NeedleBatch", "N-7")])
            await page.Locator($".points input[name={field}]").FillAsync(value);
        await page.Locator(".map input").ClickAsync(new() { Position = new() { X = 100, Y = 150 } });
        await page.Locator(".map circle").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator(".map input").ClickAsync(new() { Position = new() { X = 200, Y = 150 } });
        await page.WaitForFunctionAsync("document.querySelectorAll('.map circle').length === 2");
        await LookAsync(page, "points");

        Assert.Equal("0.333", await page.Locator(".map circle").First.GetAttributeAsync("cx"));
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    async Task<bool> MeasureBlockedAsync(IPage page, string course)
    {
        await page.GotoAsync($"{course}/check");
        if (await page.Locator(".notice--stop").CountAsync() == 0) return false;
        await page.GotoAsync($"{course}/measure/M-02");
        await page.Locator(".choice__list label").Nth(3).ClickAsync();
        await page.Locator("form.card button").ClickAsync();
        await page.WaitForURLAsync("**/outcomes?kept=*");
        return true;
    }

    async Task CheckAsync(IPage page, string course)
    {
        await page.GotoAsync($"{course}/check");
        await LookAsync(page, "check");
        await FillNumbersAsync(page);
        await page.Locator("input[name='q-temperature']").FillAsync("38,2");
        await page.Locator("button[name=Usual]").First.ClickAsync();
        await page.Locator(".errors").WaitForAsync();
        Assert.Contains("R-20", await page.Locator(".errors").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(page, "check-stopped");
        await page.Locator("input[name='q-temperature']").FillAsync("36,6");
        await page.Locator("button[name=Usual]").First.ClickAsync();
        await page.WaitForURLAsync("**/sessions/*");
        await LookAsync(page, "session-begun");
    }

    static async Task FillNumbersAsync(IPage page)
    {
        var usual = new Dictionary<string, string> { ["temperature"] = "36.6", ["systolic_before"] = "120", ["diastolic_before"] = "75", ["pulse_before"] = "70", ["pain_before"] = "0" };
        foreach (var (question, value) in usual)
            if (await page.Locator($"input[name='q-{question}']").CountAsync() > 0)
                await page.Locator($"input[name='q-{question}']").FillAsync(value);
    }

    async Task RunAsync(IPage page)
    {
        for (var tap = 0; tap < 30 && await page.Locator(".step").CountAsync() > 0; tap++)
            await DoStepAsync(page);
        await page.Locator(".nrs__row").Nth(1).Locator("button").Nth(2).ClickAsync();
        await page.Locator(".nrs__row").Nth(2).Locator("button").Nth(1).ClickAsync();
        await page.Locator("form:has(input[value=no-reaction]) button").ClickAsync();
        await LookAsync(page, "session-tolerance");
        await page.Locator("form:has(input[value=aftercare]) button").ClickAsync();
        await page.Locator("form:has(input[value=sign]) button").WaitForAsync();
        await LookAsync(page, "session-ready");
        await page.Locator("form:has(input[value=sign]) button").ClickAsync();
        await page.Locator("form:has(input[value=amend])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await LookAsync(page, "session-signed");
    }

    /// <summary>Whatever the step at hand asks for next.</summary>
    async Task DoStepAsync(IPage page)
    {
        var step = page.Locator(".step");
        if (await step.Locator("form:has(input[value=skip]) button:visible").CountAsync() > 0 && await step.Locator("form:has(input[value=finish])").CountAsync() == 0 && await step.Locator("details[open]").CountAsync() > 0)
            await step.Locator("form:has(input[value=skip]) button").ClickAsync();
        else if (await step.Locator("form:has(input[value=begin]) button").CountAsync() > 0)
            await step.Locator("form:has(input[value=begin]) button").ClickAsync();
        else if (await step.Locator("form:has(input[value=start-timer]) button").CountAsync() > 0)
        {
            await step.Locator("form:has(input[value=start-timer]) button").ClickAsync();
            await page.Locator("[data-timer]").WaitForAsync();
            await LookAsync(page, "session-timer");
            await step.Locator("form:has(input[value=stop-timer]) button").ClickAsync();
            await page.Locator(".errors").WaitForAsync(); // a mask of seconds asks for a reason
            await step.Locator("form:has(input[value=stop-timer]) input[name=Reason]").FillAsync("Проба");
            await step.Locator("form:has(input[value=stop-timer]) button").ClickAsync();
            await page.Locator("[data-timer]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
        else
        {
            foreach (var field in await step.Locator("form:has(input[value=finish]) input[name^='f-']").AllAsync())
                await FillAsync(field);
            await step.Locator("form:has(input[value=finish]) button").First.ClickAsync();
        }

        await page.WaitForLoadStateAsync();
    }

    static async Task FillAsync(ILocator field)
    {
        switch (await field.GetAttributeAsync("type"))
        {
            case "radio" when await field.GetAttributeAsync("value") == "yes": await field.CheckAsync(new() { Force = true }); break;
            case "radio": break;
            case "date": if (await field.InputValueAsync() == "") await field.FillAsync("2030-01-01"); break;
            case "time": await field.FillAsync("09:30"); break;
            default: if (await field.InputValueAsync() == "") await field.FillAsync(await field.GetAttributeAsync("inputmode") == "decimal" ? "5" : "А-1"); break;
        }
    }

    static async Task EnterAsync(IPage page, string role)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value={role}]").ClickAsync();
        await page.WaitForURLAsync("**/today");
    }

    async Task LookAsync(IPage page, string name)
    {
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var result = await page.RunAxe();
        violations.AddRange(result.Violations.Select(v => $"{prefix} {name}: {v.Id} {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var over)
            violations.Add($"{prefix} {name} is {over} px wider than the screen");
        if (Pictures is not null)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{prefix}-{name}.png"), FullPage = true });
    }
}
