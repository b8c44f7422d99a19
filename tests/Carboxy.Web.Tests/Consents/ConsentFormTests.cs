using System.Net;
using Carboxy.Quantities;
using Carboxy.Web.Screening;
using Carboxy.Work.Database;

namespace Carboxy.Web.Consents;

public sealed class ConsentFormTests(Served served) : IClassFixture<Served>
{
    const string Lines = """{"w":600,"h":200,"strokes":[[20,100,120,40,560,90]]}""";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_script_a_typed_name_and_a_tick_sign_and_the_page_says_so()
    {
        var signing = await Signing.ComeAsync(served);
        using var visitor = await EnterAsync("practitioner");

        using var answer = await visitor.SendAsync(signing.Page, signing.Page, await FormAsync(visitor, signing, ("Typed", "true"), ("Explained", "true")));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("подписано именем", (await visitor.ReadAsync(signing.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_are_no_signature_sign_nothing_and_are_never_shown()
    {
        var signing = await Signing.ComeAsync(served);
        using var visitor = await EnterAsync("practitioner");

        using var answer = await visitor.SendAsync(signing.Page, signing.Page, await FormAsync(visitor, signing, ("Lines", "\"><script>alert(1)</script>"), ("Explained", "true")));
        var html = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_changed_meanwhile_is_refused_with_both_versions_and_what_was_filled_in()
    {
        var signing = await Signing.ComeAsync(served);
        using var visitor = await EnterAsync("practitioner");
        var form = await FormAsync(visitor, signing, ("Lines", Lines), ("Explained", "true"));
        await served.WithAsync(async (ClinicDetails details) =>
        {
            Text said = new("Зарегистрировано.", "Registered."), phone = new("+7 999", "+7 999");
            await details.RunAsync(ClinicDetails.Names.ToDictionary(n => n, n => n == ClinicDetails.Phone ? phone : said), Cancel);
            return true;
        });

        using var answer = await visitor.SendAsync(signing.Page, signing.Page, form);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Текст изменился, пока вы его читали", html, StringComparison.Ordinal);
        Assert.Contains("change__now", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Ёлкина Анна\"", html, StringComparison.Ordinal);
        Assert.Contains(Lines, html, StringComparison.Ordinal);
    }

    /// <summary>The form as it stands on the page, and what somebody fills in.</summary>
    static async Task<(string, string)[]> FormAsync(Visitor visitor, Signing signing, params (string, string)[] filled)
    {
        var (_, html) = await visitor.ReadAsync(signing.Page);
        return [("_handler", "sign-consent"), .. new[] { "FormKey", "Version", "Spoken", "Shown" }.Select(name => (name, WebUtility.HtmlDecode(Desk.Field(html[html.IndexOf("sign-consent", StringComparison.Ordinal)..], name)))), ("Signature", "Ёлкина Анна"), ("Read", "true"), .. filled];
    }

    async Task<Visitor> EnterAsync(string role)
    {
        var visitor = served.NewVisitor();
        await visitor.EnterAsync(role);
        return visitor;
    }
}
