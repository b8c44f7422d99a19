using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Carboxy.Web.Server;

public class FailureTests(Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("ru", "Такой страницы нет")]
    [InlineData("en", "There is no such page")]
    public async Task A_wrong_address_is_explained_in_the_visitors_language(string language, string words)
    {
        using var visitor = served.NewVisitor(language);

        var (status, html) = await visitor.ReadAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(words, html);
    }

    [Fact]
    public async Task An_entry_that_nobody_wrote_is_not_found()
    {
        using var visitor = served.NewVisitor();
        await visitor.EnterAsync("physician");

        var (status, html) = await visitor.ReadAsync("/knowledge/indications/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("Такой страницы нет", html);
    }

    [Fact]
    public async Task A_program_gets_a_problem_document_with_a_reference()
    {
        using var visitor = served.NewVisitor();

        using var response = await visitor.Client.GetAsync("/api/nowhere", TestContext.Current.CancellationToken);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("reference").GetString()));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_words()
    {
        using var visitor = served.NewVisitor();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]);

        using var response = await visitor.Client.PostAsync("/preferences", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Форма не принята", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.Contains("carboxy.language"));
    }

    [Fact]
    public async Task A_form_that_its_page_has_no_more_is_refused_in_words()
    {
        using var visitor = served.NewVisitor();
        await visitor.EnterAsync("physician");

        using var response = await visitor.SendAsync("/patients/new", "/patients/new", ("_handler", "nowhere"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Форма не принята", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3_000_000, 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(15_000_000, 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(10, 5_000, HttpStatusCode.BadRequest)]
    public async Task A_huge_form_is_refused_in_words_and_changes_nothing(int length, int fields, HttpStatusCode expected)
    {
        using var visitor = served.NewVisitor();
        using var form = new StringContent(
            string.Join('&', Enumerable.Range(0, fields).Select(i => $"language{i}={new string('x', length)}")),
            System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await visitor.Client.PostAsync("/preferences", form, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Contains("Ничего не сохранено", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\nbroken")]
    [InlineData("application/x-www-form-urlencoded", "%ZZ=%FF%FE&%00=1&[[[[[[=2")]
    public async Task A_broken_form_is_refused_and_never_an_error_of_ours(string type, string body)
    {
        using var visitor = served.NewVisitor();
        using var content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await visitor.Client.PostAsync("/preferences", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
