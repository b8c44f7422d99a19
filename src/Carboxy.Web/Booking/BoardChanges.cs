using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Carboxy.Web.Booking;

/// <summary>Tells every open board that bookings or hours have changed; what changed, the board reads for itself.</summary>
sealed class BoardChanges(GroupCommit writer, IHostApplicationLifetime life)
{
    /// <summary>So often something is said even if nothing happens, so that a broken line is noticed.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(25);

    public async IAsyncEnumerable<SseItem<string>> FollowAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Hear(object? sender, EventArgs e) => news.Writer.TryWrite(true);
        writer.Changed += Hear;
        try
        {
            yield return new("", "listening");
            while (!until.IsCancellationRequested)
                yield return new("", await HeardAsync(news.Reader, until.Token) ? "changed" : "quiet");
        }
        finally
        {
            writer.Changed -= Hear;
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

static class BoardChangesEndpoint
{
    public static void MapBoardChanges(this IEndpointRouteBuilder app) => app
        .MapGet("/board/changes", (BoardChanges changes, CancellationToken cancel) => TypedResults.ServerSentEvents(changes.FollowAsync(cancel)))
        .RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone });
}
