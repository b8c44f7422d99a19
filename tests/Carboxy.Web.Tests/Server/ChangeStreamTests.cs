using System.Net;
using Carboxy.Quantities;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>A server of its own: who listens here must not take the places of other tests.</summary>
public sealed class ChangeStreamTests(HastyServed served) : IClassFixture<HastyServed>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/desk/changes", "changed")]
    [InlineData("/board/changes", "changed")]
    [InlineData("/api/sessions/0199b0a0-0000-7000-8000-000000000001/changes", "moved")]
    public async Task Everybody_who_listens_is_told_of_a_change_and_hears_something_where_nothing_happens(string path, string word)
    {
        using var physician = served.NewVisitor("en");
        await physician.EnterAsync("physician");
        using var one = await ListeningAsync(physician, path);
        using var other = await ListeningAsync(physician, path);

        await ChangeAsync();

        Assert.Equal(word, await one.NextAsync(but: "quiet"));
        Assert.Equal(word, await other.NextAsync(but: "quiet"));
        Assert.Equal("quiet", await one.NextAsync(but: word));
    }

    [Fact]
    public async Task A_session_that_goes_on_is_not_told_to_those_who_follow_another()
    {
        using var physician = served.NewVisitor("en");
        await physician.EnterAsync("physician");
        using var one = await ListeningAsync(physician, "/api/sessions/0199b0a0-0000-7000-8000-000000000002/changes");

        await ChangeAsync();

        Assert.Equal("quiet", await one.NextAsync(but: ""));
        Assert.Equal("quiet", await one.NextAsync(but: ""));
    }

    [Fact]
    public async Task One_person_takes_only_so_many_places_and_whoever_goes_away_leaves_one()
    {
        using var owner = served.NewVisitor("en");
        await owner.EnterAsync("owner");
        var pages = new List<Listener>();
        for (var page = 0; page < 40; page++)
            pages.Add(await ListeningAsync(owner, "/board/changes"));

        using var refused = await owner.Client.GetAsync("/board/changes", HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var colleague = served.NewVisitor("en");
        await colleague.EnterAsync("reception");
        using var heard = await ListeningAsync(colleague, "/board/changes");
        pages[7].Dispose();
        var status = HttpStatusCode.ServiceUnavailable;
        for (var attempt = 0; attempt < 300 && status != HttpStatusCode.OK; attempt++)
        {
            using var again = await owner.Client.GetAsync("/board/changes", HttpCompletionOption.ResponseHeadersRead, Cancel);
            status = again.StatusCode;
            if (status != HttpStatusCode.OK) await Task.Delay(100, Cancel);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("Too many pages that listen for news are open", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("60", refused.Headers.RetryAfter?.ToString());
        Assert.Equal(HttpStatusCode.OK, status);
        pages.ForEach(page => page.Dispose());
    }

    [Fact]
    public async Task Whoever_goes_away_is_told_of_nothing_any_more()
    {
        using var page = new CancellationTokenSource();
        var http = new DefaultHttpContext { RequestServices = served.App.Services, RequestAborted = page.Token };
        var listening = new TaskCompletionSource();
        var hears = true;

        var telling = served.App.Services.GetRequiredService<ChangeStream>().TellAsync(http, "changed", _ =>
        {
            listening.SetResult();
            return () => hears = false;
        });
        await listening.Task;
        var heard = hears;
        await page.CancelAsync();
        await Task.WhenAny(telling).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        Assert.True(heard);
        Assert.False(hears);
    }

    [Fact]
    public void All_together_take_only_so_many_places_and_one_is_given_back_once()
    {
        var places = new ListenerPlaces(inAll: 3, ofOne: 2);
        var first = places.Take("ann");

        Assert.NotNull(first);
        Assert.NotNull(places.Take("ann"));
        Assert.Null(places.Take("ann"));
        Assert.NotNull(places.Take("bea"));
        Assert.Null(places.Take("cai"));
        first.Dispose();
        first.Dispose();
        Assert.NotNull(places.Take("cai"));
        Assert.Null(places.Take("dan"));
    }

    async Task ChangeAsync()
    {
        var services = served.App.Services;
        services.GetRequiredService<DeskNews>().Tell();
        services.GetRequiredService<SessionNews>().Tell(new(Guid.Parse("0199b0a0-0000-7000-8000-000000000001")));
        await services.GetRequiredService<GroupCommit>().RunAsync(new(services.GetRequiredService<Clinic>().Id, () => new Actor.Nobody()), _ => Task.FromResult(new Written<bool>(true, Keep: false)), Cancel);
    }

    static async Task<Listener> ListeningAsync(Visitor visitor, string path)
    {
        var response = await visitor.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var listener = new Listener(response, new(await response.Content.ReadAsStreamAsync(Cancel)));
        Assert.Equal("listening", await listener.NextAsync(but: "quiet"));
        return listener;
    }

    sealed class Listener(HttpResponseMessage response, StreamReader lines) : IDisposable
    {
        /// <summary>The next word that is said, apart from one.</summary>
        public async Task<string> NextAsync(string but)
        {
            while (await lines.ReadLineAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancel) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal) && line["event: ".Length..] is var word && word != but)
                    return word;
            }

            return "the line ended";
        }

        public void Dispose()
        {
            lines.Dispose();
            response.Dispose();
        }
    }
}

/// <summary>A server whose timers ring a hundred times as soon.</summary>
public sealed class HastyServed : Served
{
    protected override WebSettings Settings => base.Settings with { Clock = new HastyClock() };

    sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 100 : dueTime, period > TimeSpan.Zero ? period / 100 : period);
    }
}
