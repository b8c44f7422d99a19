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
    public async Task An_answer_that_comes_late_leaves_the_marked_patient_marked()
    {
        var id = await AddAsync("Воскобойникова", "Лидия");
        var page = await browser.OpenAsync(served);
        await EnterAsync(page);
        var late = await LateAsync(page, "voskoboynikova");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("voskoboynikov");
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(1);

        await page.Keyboard.TypeAsync("a");
        await late.Asked.Task;
        await page.Keyboard.PressAsync("ArrowDown");
        var before = await page.Locator("[role=option][aria-selected=true]").ElementHandleAsync();
        late.Answer.SetResult();
        await before.WaitForElementStateAsync(ElementState.Hidden); // The late answer's list stands in its place.
        await page.TurnAsync(() => page.Keyboard.PressAsync("Enter"));

        Assert.EndsWith($"/patients/{id}", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_comes_late_opens_no_list_that_was_closed()
    {
        await AddAsync("Добролюбова", "Нина");
        var page = await browser.OpenAsync(served);
        await EnterAsync(page);
        var late = await LateAsync(page, "dobrolyubova");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("dobrolyubova");
        await late.Asked.Task;

        await page.Locator("h1").ClickAsync();
        await page.RunAndWaitForResponseAsync(() => { late.Answer.SetResult(); return Task.CompletedTask; }, "**/patients/suggestions?*");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Assertions.Expect(page.Locator("[role=combobox]")).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(page.Locator("[role=option]")).ToHaveCountAsync(0);
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

    /// <summary>Holds the answer for these letters back until it is let go.</summary>
    static async Task<(TaskCompletionSource Asked, TaskCompletionSource Answer)> LateAsync(IPage page, string letters)
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync(url => url.EndsWith($"/patients/suggestions?q={letters}", StringComparison.Ordinal), async route =>
        {
            asked.TrySetResult();
            await answer.Task;
            await route.ContinueAsync();
        });
        return (asked, answer);
    }

    static Task EnterAsync(IPage page) => page.EnterAsync("reception");

    async Task<string> AddAsync(string family, string given)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        var saved = await scope.ServiceProvider.GetRequiredService<SavePatient>().RunAsync(
            $"search-{family}", new PatientEntry { FamilyName = family, GivenName = given, Language = Language.Russian }, TestContext.Current.CancellationToken);
        return Assert.IsType<PatientSaved.Saved>(saved).Patient.Id.ToString();
    }
}
