using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>Sends a letter without any patient in it, so that whoever sets messages up sees whether they arrive.</summary>
public sealed class TryMessage(ClinicDb db, IEnumerable<IPost> posts, TimeProvider clock)
{
    static readonly Text Subject = new("Пробное сообщение", "A message to try"), Body = new("Если вы это читаете, сообщения из клиники доходят.", "If you can read this, messages from the clinic arrive.");

    /// <summary>Null where this way is not set up.</summary>
    public async Task<Posting?> RunAsync(Channel channel, string to, Language language, CancellationToken cancel)
    {
        var (settings, _) = await KeepMessageSettings.ReadAsync(db, cancel);
        if (channel == Channel.Mail ? settings.Mail is null : settings.Gateway is null)
            return null;
        var clinic = await db.Clinics.AsNoTracking().Where(c => c.Id == db.Clinic).Select(c => c.Name).SingleAsync(cancel);
        return await posts.First(p => p.Channel == channel).SendAsync(new()
        {
            Key = $"{Guid.CreateVersion7(clock.GetUtcNow())}@{db.Clinic}.carboxy", Language = language, To = to, Clinic = clinic,
            Subject = $"{Subject.In(language)}: {clinic}", Paragraphs = [Body.In(language)], Sms = $"{clinic}: {Body.In(language)}",
        }, settings, cancel);
    }
}
