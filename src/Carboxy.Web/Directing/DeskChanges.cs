using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Carboxy.Web.Directing;

/// <summary>Tells an open desk that decisions, notes, sessions or bookings have changed; what changed, the desk reads for itself.</summary>
sealed class DeskChanges(DeskNews desk, SessionNews sessions, GroupCommit bookings, IHostApplicationLifetime life)
{
    /// <summary>So often something is said even if nothing happens, so that a broken line is noticed.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(25);

    public async IAsyncEnumerable<SseItem<string>> FollowAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Hear(object? sender, EventArgs e) => news.Writer.TryWrite(true);
        void HearSession(object? sender, SessionMovedEventArgs e) => news.Writer.TryWrite(true);
        desk.Changed += Hear;
        bookings.Changed += Hear;
        sessions.Moved += HearSession;
        try
        {
            yield return new("", "listening");
            while (!until.IsCancellationRequested)
                yield return new("", await HeardAsync(news.Reader, until.Token) ? "changed" : "quiet");
        }
        finally
        {
            desk.Changed -= Hear;
            bookings.Changed -= Hear;
            sessions.Moved -= HearSession;
        }
    }

    /// <summary>True for news; false where it stayed quiet, or the line ends.</summary>
    static async Task<bool> HeardAsync(ChannelReader<bool> news, CancellationToken until)
    {
        try
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(until);
            quiet.CancelAfter(Quiet);
            return await news.ReadAsync(quiet.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

static class DeskEndpoint
{
    public static void MapDesk(this IEndpointRouteBuilder app) => app
        .MapGet("/desk/changes", (DeskChanges changes, CancellationToken cancel) => TypedResults.ServerSentEvents(changes.FollowAsync(cancel)))
        .RequireAuthorization(new AuthorizeAttribute { Roles = Access.Directing });
}
