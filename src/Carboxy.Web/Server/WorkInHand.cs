using System.Threading.RateLimiting;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>The places for work: a request that finds none waits a short while, and is refused before anything of it has begun.</summary>
sealed class WorkInHand(WebSettings settings) : IDisposable
{
    readonly ConcurrencyLimiter desk = Places(settings.Work);
    readonly ConcurrencyLimiter chair = Places(settings.Work);

    /// <summary>How many stand in the line of the desk.</summary>
    public long Waiting => desk.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>A place to be given back when the work is done, or nothing.</summary>
    public async Task<RateLimitLease?> TakeAsync(WorkPlace place, CancellationToken left)
    {
        var places = place == WorkPlace.Chair ? chair : desk;
        var atOnce = places.AttemptAcquire();
        if (atOnce.IsAcquired)
            return atOnce;
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(left);
        wait.CancelAfter(settings.Work.LongestWait);
        try
        {
            var lease = await places.AcquireAsync(1, wait.Token);
            if (lease.IsAcquired)
                return lease;
            lease.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            return null; // It waited too long, or whoever asked has gone.
        }
    }

    public void Dispose()
    {
        desk.Dispose();
        chair.Dispose();
    }

    static ConcurrencyLimiter Places(WorkLimits limits) => new(new() { PermitLimit = limits.AtOnce, QueueLimit = limits.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}

/// <summary>Gives each request its place, or says to come again.</summary>
sealed class WorkGate(RequestDelegate next, WorkInHand work)
{
    const string ComeAgainSeconds = "3";

    public async Task InvokeAsync(HttpContext http)
    {
        var place = http.GetEndpoint()?.Metadata.OfType<WorkPlace>().Cast<WorkPlace?>().LastOrDefault() ?? WorkPlace.Desk;
        if (place == WorkPlace.None)
        {
            await next(http);
            return;
        }

        using var lease = await work.TakeAsync(place, http.RequestAborted);
        if (lease is not null)
        {
            await http.RequestServices.GetRequiredService<ClinicDb>().HoldOpenAsync(http.RequestAborted);
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = ComeAgainSeconds;
    }
}
