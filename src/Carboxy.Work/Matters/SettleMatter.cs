using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Matters;

/// <summary>What came of an act on a matter.</summary>
public abstract record MatterSettled
{
    public sealed record Kept(MatterAct Act) : MatterSettled;

    /// <summary>Somebody has closed it already; their word stands.</summary>
    public sealed record Already(MatterAct Act) : MatterSettled;

    public sealed record Refused(Text Why) : MatterSettled;

    public sealed record Gone : MatterSettled;
}

/// <summary>A physician writes down what was done about a matter, and closes it. Anybody who treats may add a note.</summary>
public sealed class SettleMatter(ClinicDb db)
{
    public Task<MatterSettled> RunAsync(Id<Matter> id, MatterActKind kind, string? words, CancellationToken cancel) =>
        Again.WhenHinderedAsync(() => AgainstOthersAsync(id, kind, words?.Trim() ?? "", cancel), cancel);

    async Task<MatterSettled> AgainstOthersAsync(Id<Matter> id, MatterActKind kind, string words, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(id, kind, words, cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            // Somebody wrote to the same matter at the same moment; it is read anew.
            db.ChangeTracker.Clear();
            return await TryAsync(id, kind, words, cancel);
        }
    }

    async Task<MatterSettled> TryAsync(Id<Matter> id, MatterActKind kind, string words, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) is not { } matter)
            return new MatterSettled.Gone();
        if (await db.ActingAsync(Roles.Physician, cancel) is null && (kind != MatterActKind.Noted || await db.ActingAsync(Roles.Practitioner, cancel) is null))
            return new MatterSettled.Refused(new("Закрывает задачу только врач.", "Only a physician closes a task."));
        if (await db.MatterActs.AsNoTracking().FirstOrDefaultAsync(a => a.MatterId == id && a.Kind != MatterActKind.Noted, cancel) is { } closed)
            return new MatterSettled.Already(closed);
        if (words.Length == 0)
            return new MatterSettled.Refused(new("Напишите, что сделано или решено: без этого задача не закрывается.", "Write what was done or decided: a task is not closed without it."));
        if (words.Length > MatterKeeping.LongestWords)
            return new MatterSettled.Refused(new($"Слишком длинно: не больше {MatterKeeping.LongestWords} знаков.", $"Too long: at most {MatterKeeping.LongestWords} characters."));

        var act = await MatterKeeping.ActAsync(db, matter, kind, words, cancel);
        await db.SaveChangesAsync(cancel);
        return new MatterSettled.Kept(act);
    }
}
