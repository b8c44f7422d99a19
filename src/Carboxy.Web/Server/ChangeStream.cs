using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Threading.Channels;
using Carboxy.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Carboxy.Web.Server;

/// <summary>Tells an open page over server-sent events that something has changed; what changed, the page reads for itself.</summary>
sealed class ChangeStream(ListenerPlaces places, TimeProvider clock, IHostApplicationLifetime life)
{
    /// <summary>So often something is said even if nothing happens, so that a broken line is noticed.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(25);

    /// <summary>Says the word after each change, or once after several that came together, until the page or the program goes.</summary>
    /// <param name="http">The page that listens.</param>
    /// <param name="word">What is said after a change.</param>
    /// <param name="listen">Begins to hear of changes, and returns what ends it.</param>
    public async Task TellAsync(HttpContext http, string word, Func<EventHandler, Action> listen)
    {
        using var place = places.Take(http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "");
        if (place is null)
        {
            await RefuseAsync(http);
            return;
        }

        using var until = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var end = listen((_, _) => news.Writer.TryWrite(true));
        try
        {
            await TypedResults.ServerSentEvents(FollowAsync(news.Reader, word, until.Token)).ExecuteAsync(http);
        }
        finally
        {
            end();
        }
    }

    async IAsyncEnumerable<SseItem<string>> FollowAsync(ChannelReader<bool> news, string word, [EnumeratorCancellation] CancellationToken until)
    {
        yield return new("", "listening");
        while (!until.IsCancellationRequested)
            yield return new("", await HeardAsync(news, until) ? word : "quiet");
    }

    /// <summary>True for news; false where it stayed quiet, or the line ends.</summary>
    async Task<bool> HeardAsync(ChannelReader<bool> news, CancellationToken until)
    {
        using var quiet = new CancellationTokenSource(Quiet, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(until, quiet.Token);
        try
        {
            return await news.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The page goes on without it: each looks by itself from time to time.</summary>
    static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        var say = http.RequestServices.GetRequiredService<Say>();
        return TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, detail: say[
            "Открыто слишком много страниц, которые следят за новостями. Закройте лишние; эта обновляет себя сама, но реже.",
            "Too many pages that listen for news are open. Close some; this one still refreshes itself, less often."]).ExecuteAsync(http);
    }
}
