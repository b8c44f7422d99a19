using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Web.Journeys;
using Carboxy.Web.Printing;
using Carboxy.Web.Screening;
using Carboxy.Work.Materials;
using Microsoft.AspNetCore.WebUtilities;

namespace Carboxy.Web.Materials;

/// <summary>Stock, devices and recalls over HTTP, in the demo clinic with its living stock.</summary>
[Collection(DemoClinicDay.Name)]
public sealed class StockPagesTests(DemoDay demo)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<Visitor> EnterAsync(string role, string language = "ru")
    {
        var visitor = demo.NewVisitor(language);
        await visitor.EnterAsync(role);
        return visitor;
    }

    Task<StockView> StockAsync() => demo.WithAsync((OpenStock open) => open.RunAsync(Cancel));

    [Fact]
    public async Task The_demo_shelf_lives()
    {
        using var visitor = await EnterAsync("practitioner");

        var (_, stock) = await visitor.ReadAsync("/stock");
        var (_, devices) = await visitor.ReadAsync("/stock/devices");

        Assert.Contains("Пора заказать", stock, StringComparison.Ordinal);
        Assert.Contains("Срок скоро выйдет", stock, StringComparison.Ordinal);
        Assert.Contains("обслуживание просрочено", devices, StringComparison.Ordinal);
        Assert.Matches("\\b30(&#xA0;|&nbsp;|\u00a0)%", devices);
        Assert.Contains("Газа хватит", devices, StringComparison.Ordinal);
        var view = await StockAsync();
        Assert.Empty(view.Discrepancies);
        Assert.Empty(view.Blocked);
    }

    [Fact]
    public async Task A_delivery_is_received_by_its_label()
    {
        using var visitor = await EnterAsync("reception", "en");
        var page = QueryHelpers.AddQueryString("/stock/receive", "code", "]C1" + "0104601234567923" + "17270331" + "10SR-77");
        var (_, html) = await visitor.ReadAsync(page);
        Assert.Contains("value=\"SR-77\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-03-31\"", html, StringComparison.Ordinal);
        var product = Regex.Match(html, "<option value=\"(?<id>[0-9a-f-]{36})\" selected", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        (string, string)[] form = [("_handler", "receive"), ("FormKey", $"{Guid.CreateVersion7()}"), ("Product", product), ("Number", "SR-77"), ("ExpiresOn", "2027-03-31"), ("Amount", "12,5")];

        using var kept = await visitor.SendAsync(page, "/stock/receive", form);
        using var twice = await visitor.SendAsync(page, "/stock/receive", form);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (kept.StatusCode, twice.StatusCode));
        var lot = Assert.Single((await StockAsync()).Products.SelectMany(p => p.Lots), l => l.Lot.Number == "SR-77");
        Assert.Equal(12.5m, lot.Left);
    }

    [Theory, InlineData("zzz"), InlineData("(01)04601234567890"), InlineData("<script>alert(1)</script>"), InlineData("\u001d\u001d"), InlineData("https://example.com/01/1")]
    public async Task A_code_that_is_nonsense_is_refused_in_words(string code)
    {
        using var visitor = await EnterAsync("practitioner");

        var (status, html) = await visitor.ReadAsync(QueryHelpers.AddQueryString("/stock/receive", "code", code));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Код не прочитан", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_received_from_a_form_full_of_nonsense()
    {
        using var visitor = await EnterAsync("practitioner", "en");
        var before = (await StockAsync()).Products.Sum(p => p.Lots.Count);

        using var refused = await visitor.SendAsync("/stock/receive", "/stock/receive", ("_handler", "receive"), ("Number", "---"), ("ExpiresOn", "yesterday"), ("Amount", "1e400"), ("Product", "x"), ("Name", new string('x', 900)), ("Kind", "Poison"), ("Unit", "barrel"), ("PerUse", "-1"), ("OrderAt", "many"), ("DaysOnceOpen", "x"), ("Gtin", "1"));
        var html = await refused.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        foreach (var words in new[] { "The batch from the package", "Give the expiry date", "How much came", "Choose the kind", "Choose a unit", "reorder level", "1 to 3650 days", "no article number" })
            Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Equal(before, (await StockAsync()).Products.Sum(p => p.Lots.Count));
    }

    [Fact]
    public async Task Reception_neither_writes_off_nor_recalls()
    {
        using var visitor = await EnterAsync("reception", "en");
        var lot = (await StockAsync()).Products.SelectMany(p => p.Lots).Single(l => l.Lot.Number == "MK-1175");
        var page = $"/stock/lots/{lot.Id}";

        using var moved = await visitor.SendAsync(page, page, ("_handler", "move"), ("Act", "count"), ("Amount", "0"), ("Reason", "x"));
        using var recalled = await visitor.SendAsync(page, page, ("_handler", "recall"), ("Why", "x"));

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ReadAsync("/stock/recall?code=GL-0932")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ReadAsync("/stock/recall/list.pdf?of=batch:GL0932")).Status);
        Assert.NotEqual(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, recalled.StatusCode);
        var after = (await StockAsync()).Products.SelectMany(p => p.Lots).Single(l => l.Id == lot.Id);
        Assert.Equal((lot.Left, null), (after.Left, after.Lot.RecalledAt));
    }

    [Fact]
    public async Task The_papers_of_a_recall_speak_to_each_patient_in_their_language()
    {
        using var visitor = await EnterAsync("physician");
        var (_, html) = await visitor.ReadAsync("/stock/recall?code=gl%200932");
        var of = "batch:GL0932";
        var lot = Regex.Match(html, "list\\.pdf\\?of=(?<of>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["of"].Value;
        Assert.Contains("сначала отзовите серию", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync($"/stock/recall/letters.pdf?of={lot}")).Status);

        var list = new PdfText(await visitor.Client.GetByteArrayAsync($"/stock/recall/list.pdf?of={of}", Cancel));
        var letters = new PdfText(await visitor.Client.GetByteArrayAsync($"/stock/recall/letters.pdf?of={of}", Cancel));
        var touched = await demo.WithAsync((FindTouched find) => find.RunAsync(RecallOf.Read(of)!, null, "test", Cancel));

        Assert.True(touched!.Patients > 10);
        Assert.All(touched.Shown, p => Assert.Contains(p.Patient.FamilyName.Split('-', ' ')[0], list.Words, StringComparison.Ordinal));
        Assert.Equal(touched.Patients, letters.Pages);
        Assert.Contains("отозвано", letters.Words, StringComparison.Ordinal);
        Assert.Contains("recalled", letters.Words, StringComparison.Ordinal);
        Assert.Contains("GL-0932", letters.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync("/stock/recall/list.pdf?of=nonsense")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync($"/stock/recall?of=lot:{Guid.CreateVersion7()}")).Status);
    }

    [Theory, InlineData("/stock/lots/"), InlineData("/stock/products/"), InlineData("/stock/devices/"), InlineData("/stock/cylinders/")]
    public async Task What_is_not_there_is_not_found(string room)
    {
        using var visitor = await EnterAsync("physician");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync($"{room}{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync($"{room}nonsense")).Status);
    }
}
