using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Carboxy.Web.Screening;

namespace Carboxy.Web.Notes;

public sealed class NoteFormTests(Served served) : IClassFixture<Served>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_script_a_note_is_begun_saved_and_signed()
    {
        using var visitor = await EnterAsync("practitioner");
        var note = await BeginAsync(visitor);

        using var saved = await SendAsync(visitor, note, "note", ("Text", "Called <b>today</b>"), ("Do", "save"));
        using var signed = await SendAsync(visitor, note, "note", ("Text", "Called <b>today</b> & all is well"), ("Do", "sign"));
        var (_, html) = await visitor.ReadAsync(note);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.EndsWith("done=signed", signed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Called &lt;b&gt;today&lt;/b&gt; &amp; all is well", html, StringComparison.Ordinal);
        Assert.Contains("SHA-256", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Text\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_window_saved_comes_back_beside_what_was_typed()
    {
        using var visitor = await EnterAsync("practitioner");
        var note = await BeginAsync(visitor);
        var (_, before) = await visitor.ReadAsync(note);
        using var first = await SendAsync(visitor, note, "note", ("Text", "The first window"), ("Do", "save"));

        using var second = await visitor.SendAsync(note, note, ("_handler", "note"), ("Seen", Desk.Field(before, "Seen")), ("Text", "The second window"), ("Do", "sign"));
        var html = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("изменили в другом окне", html, StringComparison.Ordinal);
        Assert.Contains("<p>The first window</p>", html, StringComparison.Ordinal);
        Assert.Contains(">The second window</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_left_open_is_named_and_the_words_stay()
    {
        using var visitor = await EnterAsync("practitioner");
        var note = await BeginAsync(visitor);

        using var answer = await SendAsync(visitor, note, "note", ("Text", "Skin: {?как выглядит}"), ("Do", "sign"));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Contains("Не заполнено: как выглядит", html, StringComparison.Ordinal);
        Assert.Contains(">Skin: {?как выглядит}</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_window_saves_as_somebody_types_and_is_told_of_the_other()
    {
        using var visitor = await EnterAsync("practitioner");
        var api = $"/api{await BeginAsync(visitor)}";

        var (kept, words) = await TypeAsync(visitor, api, """{"seen":1,"text":"Typed {?zone}"}""");
        var (moved, theirs) = await TypeAsync(visitor, api, """{"seen":1,"text":"Another"}""");

        Assert.Equal((HttpStatusCode.OK, 2, "zone"), (kept, words.GetProperty("version").GetInt32(), words.GetProperty("open")[0].GetString()));
        Assert.Equal((HttpStatusCode.Conflict, "Typed {?zone}"), (moved, theirs.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("""{"seen":"many","text":5}""", HttpStatusCode.BadRequest)]
    [InlineData("not json at all", HttpStatusCode.BadRequest)]
    [InlineData("""{"seen":1,"text":null}""", HttpStatusCode.OK)]
    public async Task What_cannot_be_read_is_refused_in_words(string body, HttpStatusCode status)
    {
        using var visitor = await EnterAsync("practitioner");

        var (answered, words) = await TypeAsync(visitor, $"/api{await BeginAsync(visitor)}", body);

        Assert.Equal(status, answered);
        Assert.Equal(status == HttpStatusCode.BadRequest, words.GetProperty("says").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Too_long_a_note_is_refused_in_words_and_other_roles_have_no_notes()
    {
        using var visitor = await EnterAsync("practitioner");
        var note = await BeginAsync(visitor);
        using var reception = await EnterAsync("reception");
        using var owner = await EnterAsync("owner");

        var (status, words) = await TypeAsync(visitor, $"/api{note}", JsonSerializer.Serialize(new { seen = 1, text = new string('ж', 20_001) }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("20001", words.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await reception.ReadAsync(note)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await owner.ReadAsync(note)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await reception.ReadAsync("/desk")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.ReadAsync("/desk")).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.ReadAsync("/desk")).Status);
    }

    [Fact]
    public async Task A_patients_page_tells_reception_of_no_note()
    {
        using var visitor = await EnterAsync("practitioner");
        var patient = await served.PatientAsync("Скрытная");
        var note = await BeginAsync(visitor, patient.Id.Value);
        using var signed = await SendAsync(visitor, note, "note", ("Text", "Nobody else reads this"), ("Do", "sign"));
        using var reception = await EnterAsync("reception");

        Assert.Contains("Nobody else reads this", (await visitor.ReadAsync($"/patients/{patient.Id}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody else reads this", (await reception.ReadAsync($"/patients/{patient.Id}?show=notes")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(note, (await reception.ReadAsync($"/patients/{patient.Id}")).Html, StringComparison.Ordinal);
    }

    async Task<string> BeginAsync(Visitor visitor, Guid? of = null)
    {
        var page = $"/patients/{of ?? (await served.PatientAsync()).Id.Value}/notes/new";
        using var answer = await visitor.SendAsync(page, page, ("_handler", "begin-empty"), ("As", "new"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.AbsolutePathOrSelf();
    }

    static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string note, string handler, params (string, string)[] fields)
    {
        var (_, html) = await visitor.ReadAsync(note);
        return await visitor.SendAsync(note, note, [("_handler", handler), ("Seen", Desk.Field(html, "Seen")), .. fields]);
    }

    static async Task<(HttpStatusCode, JsonElement)> TypeAsync(Visitor visitor, string api, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await visitor.Client.PostAsync(api, content, Cancel);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    async Task<Visitor> EnterAsync(string role)
    {
        var visitor = served.NewVisitor();
        await visitor.EnterAsync(role);
        return visitor;
    }
}
