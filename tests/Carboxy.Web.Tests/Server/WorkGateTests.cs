using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>A server that works on two requests and lets one more wait, with an address that answers when it is told to.</summary>
public sealed class Crowded : Served
{
    readonly ConcurrentDictionary<string, (SemaphoreSlim Begun, TaskCompletionSource Gate)> crowds = new(StringComparer.Ordinal);

    protected override WebSettings Settings => base.Settings with { Work = new(2, 1, TimeSpan.FromMinutes(2)) };

    public (SemaphoreSlim Begun, TaskCompletionSource Gate) Of(string crowd) => crowds.GetOrAdd(crowd, _ => (new(0), new(TaskCreationOptions.RunContinuationsAsynchronously)));

    protected override void Prepare(WebApplication app) => app.MapGet("/crowd/{name}", async (string name) =>
    {
        var (begun, gate) = Of(name);
        begun.Release();
        await gate.Task;
        return "done";
    }).AllowAnonymous();
}

/// <summary>Each test has the server to itself; xunit runs those of a class one after another.</summary>
public sealed class WorkGateTests(Crowded served) : IClassFixture<Crowded>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_finds_no_place_is_told_so_in_words_and_the_others_are_answered()
    {
        using var reception = await EnteredAsync("reception");
        using var visitor = served.NewVisitor("en");
        using var russian = served.NewVisitor();
        await using var crowd = await Crowd.GatherAsync(served);

        using var page = await visitor.Client.GetAsync("/sign-in", Cancel);
        using var inRussian = await russian.Client.GetAsync("/sign-in", Cancel);
        using var part = await AskAsync(reception, "/callers?q=ан", ("HX-Request", "true"));
        using var board = await AskAsync(reception, $"/board/moves/{Guid.CreateVersion7()}", ("Accept", "application/json"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal("3", page.Headers.RetryAfter?.ToString());
        Assert.Contains("nothing was saved and nothing is lost", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("ничего не сохранено и ничего не потеряно", WebUtility.HtmlDecode(await inRussian.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
        foreach (var script in new[] { part, board })
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (script.StatusCode, script.Content.Headers.ContentType?.MediaType));
            Assert.Contains("nothing was saved", (await script.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        crowd.LetGo();
        Assert.All(await crowd.AnswersAsync(), status => Assert.Equal(HttpStatusCode.OK, status)); // also the one that waited
        Assert.Equal(HttpStatusCode.OK, (await visitor.ReadAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task Files_the_programs_health_and_streams_of_news_need_no_place_and_take_none()
    {
        using var reception = await EnteredAsync("reception");
        using var visitor = served.NewVisitor();
        var asset = (await visitor.ReadAsync("/sign-in")).Html.Split('"').First(part => part.StartsWith("/assets/", StringComparison.Ordinal));
        List<HttpResponseMessage> streams = [];
        for (var n = 0; n < 5; n++)
            streams.Add(await reception.Client.GetAsync("/board/changes", HttpCompletionOption.ResponseHeadersRead, Cancel));
        var beside = (await reception.ReadAsync("/sign-in")).Status;
        await using var crowd = await Crowd.GatherAsync(served);

        Assert.All(streams, stream => Assert.Equal(HttpStatusCode.OK, stream.StatusCode));
        Assert.Equal(HttpStatusCode.OK, beside);
        foreach (var path in new[] { "/health", asset, "/robots.txt" })
            Assert.Equal(HttpStatusCode.OK, (await visitor.ReadAsync(path)).Status);
        using (var late = await reception.Client.GetAsync("/board/changes", HttpCompletionOption.ResponseHeadersRead, Cancel))
            Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public void Every_stream_of_news_says_that_it_takes_no_place()
    {
        var streams = served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.EndsWith("/changes", StringComparison.Ordinal)).ToList();

        Assert.True(streams.Count >= 3, $"{streams.Count} streams were found");
        Assert.All(streams, stream => Assert.Equal(WorkPlace.None, stream.Metadata.OfType<WorkPlace>().Last()));
    }

    [Fact]
    public async Task The_tablet_at_the_chair_is_answered_however_crowded_the_desk_is()
    {
        using var practitioner = await EnteredAsync("practitioner");
        await using var crowd = await Crowd.GatherAsync(served);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await practitioner.ReadAsync("/today")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await practitioner.ReadAsync($"/api/sessions/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_form_that_found_no_place_saved_nothing_and_sent_again_saves_once()
    {
        using var reception = await EnteredAsync("reception");
        var html = (await reception.ReadAsync("/patients/new")).Html;
        KeyValuePair<string, string>[] form =
        [
            new("_handler", "new-patient"), new("__RequestVerificationToken", Visitor.TokenIn(html)), new("Key", new string('k', 43)), new("FamilyName", "Толпина"), new("GivenName", "Анна"), new("BirthDate", "1985-04-12"), new("Sex", "female"), new("Language", "ru"), new("Anew", "yes"),
        ];
        async Task<HttpStatusCode> SendAsync()
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await reception.Client.PostAsync("/patients/new", content, Cancel);
            return answer.StatusCode;
        }

        await using (var crowd = await Crowd.GatherAsync(served))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync());
            Assert.Equal(0, await CountAsync());
        }

        Assert.Equal(HttpStatusCode.Redirect, await SendAsync());
        Assert.Equal(HttpStatusCode.Redirect, await SendAsync());
        Assert.Equal(1, await CountAsync());
    }

    async Task<int> CountAsync()
    {
        var services = served.App.Services;
        await using var db = services.GetRequiredService<ClinicStore>().Open(new(services.GetRequiredService<Clinic>().Id, new Actor.Program("test")), TimeProvider.System);
        return await db.Patients.CountAsync(p => p.FamilyName == "Толпина", Cancel);
    }

    async Task<Visitor> EnteredAsync(string role)
    {
        var visitor = served.NewVisitor("en");
        await visitor.EnterAsync(role);
        visitor.Client.DefaultRequestHeaders.Add("Cookie", "carboxy.language=en");
        return visitor;
    }

    static async Task<HttpResponseMessage> AskAsync(Visitor visitor, string path, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header.Name, header.Value);
        return await visitor.Client.SendAsync(request, Cancel);
    }

    /// <summary>Two whose work goes on until they are let go, and one who waits for a place.</summary>
    sealed class Crowd(Crowded served, string name) : IAsyncDisposable
    {
        readonly HttpClient client = new() { BaseAddress = served.Address };

        string Name => name;

        Task<HttpResponseMessage>[] asked = [];

        public static async Task<Crowd> GatherAsync(Crowded served)
        {
            var crowd = new Crowd(served, $"{Guid.CreateVersion7()}");
            var begun = served.Of(crowd.Name).Begun;
            crowd.asked = [crowd.Ask(), crowd.Ask()];
            for (var n = 0; n < 2; n++) Assert.True(await begun.WaitAsync(TimeSpan.FromMinutes(1), Cancel));
            crowd.asked = [.. crowd.asked, crowd.Ask()];
            var work = served.App.Services.GetRequiredService<WorkInHand>();
            for (var waited = System.Diagnostics.Stopwatch.StartNew(); work.Waiting == 0; await Task.Delay(20, Cancel))
                Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), "Nobody waits.");
            return crowd;
        }

        public void LetGo() => served.Of(name).Gate.TrySetResult();

        public async Task<IEnumerable<HttpStatusCode>> AnswersAsync() => (await Task.WhenAll(asked)).Select(answer => answer.StatusCode);

        public async ValueTask DisposeAsync()
        {
            LetGo();
            foreach (var answer in await Task.WhenAll(asked)) answer.Dispose();
            client.Dispose();
        }

        Task<HttpResponseMessage> Ask() => client.GetAsync($"/crowd/{name}", Cancel);
    }
}
