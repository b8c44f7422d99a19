using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Web.Screening;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>From the front desk to a signed decision, in a real browser.</summary>
public class DeskJourneyTests(Served served, Browser browser) : IClassFixture<Served>, IClassFixture<Browser>
{
    /// <summary>Where pictures of the pages go, if somebody wants them.</summary>
    static readonly string? Pictures = Environment.GetEnvironmentVariable("CARBOXY_DESK_SCREENS");

    [Fact]
    public async Task A_practitioner_takes_a_patient_in_asks_and_reads_the_verdict()
    {
        var page = await browser.OpenAsync(served, "en");
        await EnterAsync(page, "practitioner");

        await page.GotoAsync("/patients/new");
        await page.GetByLabel("Family name").FillAsync("Carter");
        await page.GetByLabel("Given name").FillAsync("Helen");
        await page.Locator("input[name=BirthDate]").FillAsync("1980-02-03");
        await page.GetByLabel("Sex").SelectOptionAsync("female");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Start the questionnaire" }).ClickAsync();
        await page.Locator("select[name=zone]").SelectOptionAsync("face");
        await page.GetByLabel("Wrinkles").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "To the questions" }).ClickAsync();

        await page.Locator("label", new() { HasText = "Angina" }).First.ClickAsync();
        await page.Locator("#preview").GetByText("Excluded").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verdict now" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Screening verdict" }).WaitForAsync();
        await page.GetByText("Angina (I20.9), now").First.WaitForAsync();
        Assert.Contains("S0-60", await page.ContentAsync());
    }

    [Theory]
    [InlineData("ru", false, 1440)]
    [InlineData("ru", true, 390)]
    [InlineData("en", true, 1440)]
    [InlineData("en", false, 820)]
    [InlineData("ru", false, 390)]
    public async Task No_page_of_the_desk_keeps_anybody_out(string language, bool dark, int width)
    {
        var fresh = await served.PatientAsync("Нестерова", "Алла");
        var waiting = await served.PatientAsync("Ожидаева", "Кира");
        await served.AnswerAsync(waiting, ("dx", """[{"icd10":"I83.9","status":"current"}]"""), ("drugs", """[{"atc":"B01AA03","ends":"2030-01-10"}]"""));
        var screening = await served.ScreenAsync(waiting);
        var cleared = await served.PatientAsync("Допускова", "Нина");
        await served.AnswerAsync(cleared, ("lmp", $"\"{TimeProvider.System.GetUtcNow().AddDays(-9):yyyy-MM-dd}\""));
        await served.ScreenAsync(cleared);
        var page = await browser.OpenAsync(served, language, dark, width);
        await EnterAsync(page, "physician");
        var found = new List<string>();

        foreach (var (name, path) in PagesOf(fresh, waiting, cleared, screening))
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.fonts.ready.then(() => true)");
            if (name == "self-check") await CheckSelfAsync(page);
            if (name == "questions") await page.Locator("input[name=dx][value=hypertension]").CheckAsync();
            if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}-{language}{(dark ? "-dark" : "")}.png"), FullPage = true });
            found.AddRange((await page.RunAxe()).Violations.Select(v => $"{name}: {v.Id} {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var over) found.Add($"{name} is {over} px wider than the screen");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("ru", false)]
    [InlineData("en", true)]
    public async Task A_patient_answers_on_a_phone_from_the_link_to_the_thanks(string language, bool dark)
    {
        var patient = await served.PatientAsync("Телефонова", "Яна");
        await served.AnswerAsync(patient, except: "red_flags");
        var desk = await browser.OpenAsync(served, language);
        await EnterAsync(desk, "reception");
        await desk.GotoAsync($"/patients/{patient.Id}/intake?zone=lower_back&goals=S2-33");
        await desk.Locator("button[value=invite]").ClickAsync();
        var link = await desk.Locator(".secret").InnerTextAsync();
        await LookAsync(desk, "invitation", language, false, 1440);
        var phone = await browser.OpenAsync(served, language, dark, 390, 844);
        await phone.GotoAsync(link);
        await LookAsync(phone, "phone", language, dark, 390);

        await phone.Locator("input[name=red_flags][value=no]").First.CheckAsync(new() { Force = true });
        await Assertions.Expect(phone.Locator("#kept")).ToContainTextAsync(language == "ru" ? "Сохранено" : "Saved");
        await phone.Locator("button[value=more]").First.ClickAsync();
        await LookAsync(phone, "phone-end", language, dark, 390);
        await phone.Locator("button[value=send]").ClickAsync();

        await phone.GetByText(language == "ru" ? "Спасибо" : "Thank you").First.WaitForAsync();
        await LookAsync(phone, "phone-thanks", language, dark, 390);
    }

    static async Task LookAsync(IPage page, string name, string language, bool dark, int width)
    {
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}-{language}{(dark ? "-dark" : "")}.png"), FullPage = true });
        var violations = (await page.RunAxe()).Violations.Select(v => $"{name}: {v.Id} {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}").ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    static IEnumerable<(string Name, string Path)> PagesOf(Patient fresh, Patient waiting, Patient cleared, ScreeningRecord screening) =>
    [
        ("new-patient", "/patients/new"),
        ("edit-patient", $"/patients/{fresh.Id}/edit"),
        ("patient-fresh", $"/patients/{fresh.Id}"),
        ("patient-waiting", $"/patients/{waiting.Id}"),
        ("patient-cleared", $"/patients/{cleared.Id}"),
        ("intake", $"/patients/{fresh.Id}/intake?zone=face"),
        ("questions", $"/patients/{fresh.Id}/intake/questions?zone=face&goals=S0-17&way=both"),
        ("questions-answered", $"/patients/{waiting.Id}/intake/questions?zone=face&goals=S0-17&way=both"),
        ("verdict", $"/patients/{waiting.Id}/screenings/{screening.Id}"),
        ("decisions", "/decisions"),
        ("decision", $"/patients/{waiting.Id}/screenings/{screening.Id}/decide"),
        ("self-check", "/pages/non-invasive"),
    ];

    static async Task CheckSelfAsync(IPage page)
    {
        await page.Locator("#self-check input[name=adult][value=yes]").CheckAsync();
        await page.Locator("#self-check input[name=dx][value=varicose_veins]").CheckAsync();
        await page.Locator("#self-check button.button--big").ClickAsync();
        await page.Locator("#self-check .notice").WaitForAsync();
    }

    static async Task EnterAsync(IPage page, string role)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value={role}]").ClickAsync();
        await page.WaitForURLAsync("**/today");
    }
}
