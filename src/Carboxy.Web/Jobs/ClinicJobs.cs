using System.Collections.Specialized;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Impl;

namespace Carboxy.Web.Jobs;

/// <summary>
/// Runs the clinic's jobs while the program runs. The timetable is kept in memory and every machine has its own: what a job may
/// do, and that it is done once, the database says.
/// </summary>
sealed class ClinicJobs(IServiceScopeFactory scopes, ILoggerFactory logs) : IHostedService
{
    static readonly (Type Job, TimeSpan First, TimeSpan Every)[] Timetable =
    [
        (typeof(FirmUpHoldsJob), TimeSpan.FromSeconds(20), TimeSpan.FromHours(1)),
        (typeof(PlanRemindersJob), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1)),
        (typeof(SendMessagesJob), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)),
        (typeof(StopOverdueDevicesJob), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(15)),
        (typeof(ReadOldSessionsJob), TimeSpan.FromSeconds(8), TimeSpan.FromHours(1)),
    ];

    IScheduler? scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var factory = new StdSchedulerFactory(new NameValueCollection
        {
            // Schedulers of one process are told apart by name, and a test runs several servers.
            ["quartz.scheduler.instanceName"] = $"carboxy-{Guid.CreateVersion7():N}",
            ["quartz.threadPool.maxConcurrency"] = "2",
        });
        scheduler = await factory.GetScheduler(cancellationToken);
        scheduler.JobFactory = new JobsInScopes(scopes, logs);
        foreach (var (job, first, every) in Timetable)
        {
            var detail = JobBuilder.Create(job).WithIdentity(job.Name).Build();
            var trigger = TriggerBuilder.Create().StartAt(DateBuilder.FutureDate((int)first.TotalSeconds, IntervalUnit.Second))
                .WithSimpleSchedule(s => s.WithInterval(every).RepeatForever().WithMisfireHandlingInstructionNextWithRemainingCount()).Build();
            await scheduler.ScheduleJob(detail, trigger, cancellationToken);
        }

        await scheduler.Start(cancellationToken);
    }

    /// <summary>What runs is told to come to an end, and finishes the message in its hand.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (scheduler is null)
            return;
        await scheduler.Standby(cancellationToken);
        foreach (var running in await scheduler.GetCurrentlyExecutingJobs(cancellationToken))
            await scheduler.Interrupt(running.JobDetail.Key, cancellationToken);
        await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }
}
