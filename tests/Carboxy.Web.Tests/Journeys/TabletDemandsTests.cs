using Carboxy.Quantities;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>What the physician and the screening ask of a session is seen without the network as it is with it.</summary>
public class TabletDemandsTests(Browser browser) : IClassFixture<Browser>
{
    const string Conditions = "Давление перед каждым сеансом.\nМаска не дольше 25 минут.";
    const string Shown = "[...document.querySelectorAll('[data-name=demands] .notice, [data-part=demands] .notice')].map(notice => notice.innerText.replace(/\\s+/g, ' ').trim())";

    [Fact]
    public async Task The_physicians_conditions_and_the_findings_of_the_screening_stand_in_the_room_without_a_network()
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        var page = await browser.OpenAsync(prepared, width: 820, height: 1180);
        var session = await TabletJourneyTests.BeginAsync(prepared, page, Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", "Условина", Conditions, "\"clotting\",\"couperose\",\"physician_plan\"");
        var hands = new TabletHands(page);
        await hands.OpenAsync(new(prepared.Address, session));
        await hands.ArmedAsync();
        var online = await page.EvaluateAsync<string[]>(Shown);

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await hands.ReadyAsync();
        await page.Locator("[data-line=off]").WaitForAsync();

        Assert.Equal(2, online.Length);
        Assert.Equal(online, await page.EvaluateAsync<string[]>(Shown));
        Assert.Contains("Давление перед каждым сеансом. Маска не дольше 25 минут.", online[0], StringComparison.Ordinal);
        foreach (var asked in (string[])["Нарушение свёртываемости: мягко или без массажа.", "ультразвуковую чистку не делают", "На каждом сеансе измеряют: ", "план лечения составляет врач"])
            Assert.Contains(asked, online[1], StringComparison.Ordinal);
        Assert.Empty(await page.ViolationsAsync());

        // Without the script the page says the same.
        await page.Context.SetOfflineAsync(false);
        var bare = await (await browser.OpenAsync(prepared, width: 820, height: 1180)).WithoutTabletAsync();
        await new Walk(prepared, bare, "ru").EnterAsync("physician");
        await bare.GotoAsync(session);
        Assert.Equal(online, await bare.EvaluateAsync<string[]>(Shown));
    }

    [Fact]
    public async Task A_session_that_an_earlier_version_stored_without_them_does_not_pass_for_one_without_conditions()
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        var page = await browser.OpenAsync(prepared, width: 820, height: 1180);
        var session = await TabletJourneyTests.BeginAsync(prepared, page, Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", "Прежнева", Conditions);
        var hands = new TabletHands(page);
        await hands.OpenAsync(new(prepared.Address, session));
        await hands.ArmedAsync();
        await hands.SentAsync();
        await page.GotoAsync("/robots.txt"); // where no runner writes its record anew
        await page.EvaluateAsync("new Promise(done => { const open = indexedDB.open('carboxy-runner'); open.onsuccess = () => { const store = open.result.transaction('session', 'readwrite').objectStore('session'); store.getAll().onsuccess = event => { const [record] = event.target.result; delete record.demands; store.put(record).onsuccess = () => { open.result.close(); done(); }; }; }; })");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(session);
        await hands.ReadyAsync();

        await page.GetByText("Условий врача на этом планшете нет").WaitForAsync();
    }
}
