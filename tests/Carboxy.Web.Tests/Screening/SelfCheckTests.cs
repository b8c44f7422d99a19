using System.Net;
using System.Text.RegularExpressions;
using Carboxy.Work.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Screening;

public class SelfCheckTests(Served served) : IClassFixture<Served>
{
    const string Page = "/pages/non-invasive";

    static readonly string[] Asked = ["pregnant", "lactating", "dx", "cancer", "drugs", "immunosuppression", "infection_now", "fungus", "inflammation", "recent"];

    [Theory]
    [InlineData("en", "none", "Likely suitable for a consultation")]
    [InlineData("ru", "none", "имеет смысл прийти на консультацию")]
    [InlineData("en", "hypertension", "Not now, because")]
    [InlineData("ru", "varicose_veins", "Сначала спросите врача")]
    [InlineData("en", "unknown", "Ask a doctor first")]
    public async Task A_visitor_learns_whether_a_consultation_makes_sense_and_never_more(string language, string disease, string says)
    {
        using var visitor = served.NewVisitor(language);
        (string, string)[] answers = [("adult", "yes"), ("dx", disease), ("pregnant", "no"), ("lactating", "no"), ("cancer", "no"), ("drugs", "none"), ("immunosuppression", "no"),
            ("infection_now", "no"), ("fungus", "no"), ("inflammation", "no"), ("recent", "none")];

        using var response = await visitor.SendAsync(Page, Page, [("_handler", "self-check"), .. Asked.Select(a => ("asked", a)), .. answers]);

        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(says, html);
        var section = Regex.Match(html, "<section class=\"selfcheck\".*?</section>", RegexOptions.Singleline, TimeSpan.FromSeconds(2)).Value;
        var words = WebUtility.HtmlDecode(Regex.Replace(section, "<details class=\"sources\">.*?</details>|<[^>]+>", " ", RegexOptions.Singleline, TimeSpan.FromSeconds(2)));
        Assert.Empty(served.App.Services.GetRequiredService<ClinicKnowledge>().Phrases.Find(words).Select(f => f.Words));
    }

    [Fact]
    public async Task An_empty_check_sends_nobody_on()
    {
        using var visitor = served.NewVisitor("en");

        using var response = await visitor.SendAsync(Page, Page, [("_handler", "self-check"), .. Asked.Select(a => ("asked", a))]);

        Assert.Contains("Ask a doctor first", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
