using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Materials;
using Carboxy.Work.Messages;
using Quartz;

namespace Carboxy.Web.Jobs;

/// <summary>Sends what is due.</summary>
[DisallowConcurrentExecution]
sealed class SendMessagesJob(SendMessages send, Clinic clinic) : IJob
{
    public Task Execute(IJobExecutionContext context) => send.RunAsync(clinic.Id, context.CancellationToken);
}

/// <summary>Puts reminders of near visits into the outbox.</summary>
[DisallowConcurrentExecution]
sealed class PlanRemindersJob(PlanReminders plan) : IJob
{
    public Task Execute(IJobExecutionContext context) => plan.RunAsync(context.CancellationToken);
}

/// <summary>Makes near soft holds firm; once a day would do, but a machine that is off at night must not miss it.</summary>
[DisallowConcurrentExecution]
sealed class FirmUpHoldsJob(FirmUpHolds firmUp, ClinicDay day) : IJob
{
    public async Task Execute(IJobExecutionContext context) => await firmUp.RunAsync(await day.TodayAsync(context.CancellationToken), context.CancellationToken);
}

/// <summary>Takes devices out of the calendar whose service has become overdue.</summary>
[DisallowConcurrentExecution]
sealed class StopOverdueDevicesJob(StopOverdueDevices stop) : IJob
{
    public Task Execute(IJobExecutionContext context) => stop.RunAsync(context.CancellationToken);
}

/// <summary>Reads sessions of an older program for what they used; once done there is nothing to do.</summary>
[DisallowConcurrentExecution]
sealed class ReadOldSessionsJob(ReadOldSessions read) : IJob
{
    public Task Execute(IJobExecutionContext context) => read.RunAsync(int.MaxValue, context.CancellationToken);
}
