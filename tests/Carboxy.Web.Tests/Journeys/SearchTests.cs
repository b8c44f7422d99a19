using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Work.Patients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

[Collection(DemoClinicDay.Name)]
public class SearchTests(DemoDay served, Browser browser)
{
    [Fact]
    public async Task A_patient_is_found_and_opened_by_keys_alone()
    {
        var id = await AddAsync("Соколовская", "Анна");
        var page = await browser.OpenAsync(served);
        await EnterAsync(page);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("sokolovskaya");
        // What the first letters found may stand there for a moment; the whole name fits nobody else.
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[role=option]")).ToContainTextAsync("Соколовская");
        await page.Keyboard.PressAsync("ArrowDown");
        var marked = await page.Locator("[role=option][aria-selected=true]").InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/patients/{id}");

        Assert.Contains("Соколовская Анна", marked);
    }

    [Fact]
    public async Task A_hidden_name_never_reaches_the_screen()
    {
        await AddAsync("Кузьминская", "Вера");
        var page = await browser.OpenAsync(served);
        await EnterAsync(page);

        await page.TurnAsync(() => page.Locator("form:has(input[name=privacy]) button").First.ClickAsync());
        await page.GotoAsync("/patients?q=кузьминская");

        var row = await page.Locator("tbody tr").First.InnerTextAsync();
        Assert.Contains("К.", row);
        Assert.DoesNotContain("узьминская", row);
    }

    [Fact]
    public async Task A_question_mark_shows_the_shortcuts_and_Escape_closes_them()
    {
        var page = await browser.OpenAsync(served);
        await EnterAsync(page);

        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    static async Task EnterAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("button[value=reception]").ClickAsync();
        await page.WaitForURLAsync("**/today");
    }

    async Task<string> AddAsync(string family, string given)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        var saved = await scope.ServiceProvider.GetRequiredService<SavePatient>().RunAsync(
            $"search-{family}", new PatientEntry { FamilyName = family, GivenName = given, Language = Language.Russian }, TestContext.Current.CancellationToken);
        return Assert.IsType<PatientSaved.Saved>(saved).Patient.Id.ToString();
    }
}
