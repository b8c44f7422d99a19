using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A note in a real browser: nothing that was typed is lost, and no window overwrites another.</summary>
[Collection(JourneyClinic.Name)]
public class NoteJourneyTests(Rehearsal clinic, Browser browser)
{
    [Fact]
    public async Task What_is_typed_survives_a_reload_a_cut_network_and_a_second_window()
    {
        var walk = new Walk(clinic, await browser.OpenAsync(clinic), "ru");
        await walk.EnterAsync("practitioner");
        var patient = await walk.NewPatientAsync("Записнова", "Лидия");
        await walk.GoAsync($"{patient}/notes/new");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Начать: пустая страница" }).ClickAsync();
        var text = walk.Page.GetByLabel("Текст записи");
        await Assertions.Expect(text).ToBeVisibleAsync();

        // At once after the last letter the page is loaded anew: the server has not heard of it yet.
        await text.FillAsync("Звонила сама.");
        await walk.Page.ReloadAsync();
        await Assertions.Expect(text).ToHaveValueAsync("Звонила сама.");
        await KeptAsync(walk.Page);

        await walk.Page.Context.SetOfflineAsync(true);
        await text.FillAsync("Звонила сама. Без связи.");
        await Assertions.Expect(walk.Page.Locator("[data-note-status]")).ToContainTextAsync("Нет связи");
        await walk.Page.Context.SetOfflineAsync(false);
        await KeptAsync(walk.Page);

        var second = await walk.Page.Context.NewPageAsync();
        await second.GotoAsync(walk.Page.Url);
        // The page says already when it was last kept, so that only the server's answer tells that these words are.
        await second.RunAndWaitForResponseAsync(() => second.GetByLabel("Текст записи").FillAsync("Второе окно."), answer => answer.Ok && answer.Url.Contains("/api/notes/", StringComparison.Ordinal));
        await KeptAsync(second);
        await text.FillAsync("Первое окно.");
        await Assertions.Expect(walk.Page.Locator("[data-note-conflict]")).ToContainTextAsync("Второе окно.");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Соединить оба текста" }).ClickAsync();
        await Assertions.Expect(text).ToHaveValueAsync(new Regex(@"Первое окно\.\s+Второе окно\.", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await KeptAsync(walk.Page);

        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Подписать", Exact = true }).ClickAsync();
        await walk.SeesAsync("SHA-256", "");
        await walk.SeesAsync("Второе окно.", "");
    }

    static async Task KeptAsync(IPage page) => await Assertions.Expect(page.Locator("[data-note-status]")).ToContainTextAsync("Сохранено в");
}
