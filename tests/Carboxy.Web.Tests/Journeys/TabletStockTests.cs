using Carboxy.Materials;
using Carboxy.Quantities;
using Carboxy.Web.Screening;
using Carboxy.Work.Materials;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A tablet with the shelf of the clinic on it: lots at one tap or by scanner, a recalled one refused, all of it without a network.</summary>
public class TabletStockTests(Browser browser) : IClassFixture<Browser>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lots_are_chosen_scanned_and_refused_without_a_network_and_counted_once()
    {
        await using var prepared = new Prepared();
        await prepared.InitializeAsync();
        var (good, other, recalled) = (await ReceiveAsync(prepared, "CL-1", ProductKind.Cleanser), await ReceiveAsync(prepared, "CL-2", ProductKind.Cleanser, "4601234567893"), await ReceiveAsync(prepared, "CL-3", ProductKind.Cleanser));
        Assert.IsType<Kept.Done>(await prepared.WithAsync((MarkLot mark) => mark.RunAsync("recall-cl-3", recalled, LotMarkKind.Recalled, null, "Осадок во флаконе", Cancel)));
        var page = await browser.OpenAsync(prepared, width: 820, height: 1180);
        var session = await TabletJourneyTests.BeginAsync(prepared, page, Modality.NonInvasive, "face", "S0-17", "gel_mask_course", "M-01", "Складова");
        var hands = new TabletHands(page);
        await hands.OpenAsync(new(prepared.Address, session));
        if (await hands.Step.Locator("[data-name=begin]").CountAsync() > 0) await hands.Step.Locator("[data-name=begin]").ClickAsync();
        await hands.SentAsync();
        await page.Context.SetOfflineAsync(true);
        var (name, batch, expires) = (hands.Step.Locator("[name=f-cleanser]"), hands.Step.Locator("[name=f-cleanser_batch]"), hands.Step.Locator("[name=f-cleanser_expires]"));

        // A recalled batch, typed by hand in Cyrillic letters, is refused with its reason; nothing of it is on the record.
        await batch.FillAsync("сl 3".Replace('с', 'С'));
        await batch.BlurAsync();
        await Assertions.Expect(page.Locator("[data-part=notices] .errors")).ToContainTextAsync("Осадок во флаконе");
        Assert.Equal(0, await hands.WaitingAsync());

        // One tap fills name, batch and expiry.
        await Assertions.Expect(hands.Step.Locator(".chips button")).ToHaveCountAsync(2);
        await hands.Step.Locator(".chips button").Filter(new() { HasText = "CL-1" }).ClickAsync();
        await Assertions.Expect(batch).ToHaveValueAsync("CL-1");
        await Assertions.Expect(name).ToHaveValueAsync("Средство CL-1");
        await Assertions.Expect(expires).ToHaveValueAsync("2031-01-02");

        // A scanner says otherwise: the label of the other lot, and then nonsense, which changes nothing.
        var scan = hands.Step.Locator("[data-name=scan]");
        await scan.FillAsync("(01)04601234567893(17)310102(10)CL-2");
        await scan.PressAsync("Enter");
        await Assertions.Expect(batch).ToHaveValueAsync("CL-2");
        await scan.FillAsync("nonsense!");
        await scan.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-part=notices] .errors")).ToContainTextAsync("nonsense!");
        await Assertions.Expect(batch).ToHaveValueAsync("CL-2");
        await hands.Step.Locator("[data-name=finish]").ClickAsync();
        await page.HoldsAsync("document.querySelector('[data-part=step] .step__label')?.textContent !== '1'");

        await page.Context.SetOfflineAsync(false);
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await hands.SentAsync();

        var left = (await prepared.WithAsync((OpenStock open) => open.RunAsync(Cancel))).Products.SelectMany(p => p.Lots).ToDictionary(l => l.Id, l => l.Left);
        Assert.Equal((10m, 9m, 10m), (left[good], left[other], left[recalled]));
        Assert.Equal((1, 1), await prepared.WithAsync((FindTouched find) => find.CountAsync(new RecallOf.Lot(other), Cancel)));
        Assert.Equal((0, 0), await prepared.WithAsync((FindTouched find) => find.CountAsync(new RecallOf.Lot(recalled), Cancel)));
    }

    static async Task<Id<LotRow>> ReceiveAsync(Prepared prepared, string batch, ProductKind kind, string? gtin = null) => new(Assert.IsType<Kept.Done>(await prepared.WithAsync((ReceiveLot receive) => receive.RunAsync($"receive-{batch}", new()
    {
        New = new() { Name = $"Средство {batch}", Kind = kind, Gtin = gtin }, Number = batch, ExpiresOn = new(2031, 1, 2), Amount = 10,
    }, Cancel))).Id);
}
