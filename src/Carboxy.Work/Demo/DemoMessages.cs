using Carboxy.Work.Database;
using Carboxy.Work.Messages;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Demo;

/// <summary>What the demo clinic has said to its patients in its past: what was due by mail has gone.</summary>
sealed class DemoMessages(DemoHouse house)
{
    public Task<int> RunAsync() => house.DoAsync(Roles.Reception, async (ClinicDb db) =>
    {
        var due = await db.Messages.Where(m => m.State == MessageState.Waiting && m.DueAt <= house.Calendar.Now && db.Patients.Any(p => p.Id == m.PatientId && p.Email != null)).ToListAsync(house.Cancel);
        foreach (var message in due)
            (message.State, message.Channel, message.Attempts, message.EndedAt) = (MessageState.Sent, Channel.Mail, 1, message.DueAt);
        return await db.SaveChangesAsync(house.Cancel);
    });
}
