using Carboxy.Work.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Spi;

namespace Carboxy.Web.Jobs;

/// <summary>Gives every run of a job a scope of its own, as a web request has one; the program itself acts.</summary>
sealed partial class JobsInScopes(IServiceScopeFactory scopes, ILoggerFactory logs) : IJobFactory
{
    public IJob NewJob(TriggerFiredBundle bundle, IScheduler scheduler) => new Run(scopes, bundle.JobDetail.JobType, logs.CreateLogger(bundle.JobDetail.JobType));

    public void ReturnJob(IJob job)
    {
    }

    sealed partial class Run(IServiceScopeFactory scopes, Type type, ILogger log) : IJob
    {
        public async Task Execute(IJobExecutionContext context)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Acting>().ActAsProgram("jobs");
            try
            {
                await ((IJob)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)).Execute(context);
            }
            catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
            {
                // The program stops; the next one goes on where this one was.
            }
#pragma warning disable CA1031 // the next run tries again; the log says what went wrong
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFault(e);
            }
        }

        [LoggerMessage(LogLevel.Error, "A job failed; it is tried again at its next time")]
        private partial void LogFault(Exception fault);
    }
}
