using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Messages;

/// <summary>Reads and keeps how the clinic sends messages.</summary>
public sealed class KeepMessageSettings(ClinicDb db)
{
    public async Task<(MessageSettings Settings, int Version)> ReadAsync(CancellationToken cancel) => await ReadAsync(db, cancel);

    internal static async Task<(MessageSettings Settings, int Version)> ReadAsync(ClinicDb db, CancellationToken cancel) =>
        await db.MessageSettings.AsNoTracking().SingleOrDefaultAsync(cancel) is { } row ? (MessageSettings.Read(row.Content), row.Version) : (MessageSettings.None, 0);

    /// <summary>False where somebody else has saved since the version that was looked at.</summary>
    public async Task<bool> RunAsync(MessageSettings settings, int seen, CancellationToken cancel)
    {
        var row = await db.MessageSettings.SingleOrDefaultAsync(cancel);
        if ((row?.Version ?? 0) != seen)
            return false;
        if (row is null)
            db.MessageSettings.Add(new() { Version = 1, Content = settings.Write() });
        else
            (row.Version, row.Content) = (seen + 1, settings.Write());
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            return false;
        }
    }
}
