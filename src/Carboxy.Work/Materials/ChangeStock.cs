using Carboxy.Materials;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>What somebody does to the amount of a lot outside of sessions.</summary>
public abstract record StockAct
{
    /// <summary>Used, but not in a session that keeps a record, such as for a demonstration.</summary>
    public sealed record Used(decimal? Amount, string? Reason) : StockAct;

    public sealed record WrittenOff(decimal? Amount, string? Reason) : StockAct;

    /// <summary>Counted: so much is really there.</summary>
    public sealed record Counted(decimal? Amount, string? Reason) : StockAct;
}

/// <summary>Writes movements of a lot; none is ever changed.</summary>
public sealed class ChangeStock(ClinicDb db, TimeProvider clock)
{
    public const int LongestReason = 500;

    public Task<Kept> RunAsync(string submission, Id<LotRow> id, StockAct act, CancellationToken cancel) => Again.WhenHinderedAsync(() => TryAsync(submission, id, act, cancel), cancel);

    async Task<Kept> TryAsync(string submission, Id<LotRow> id, StockAct act, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        // What is counted is compared with what is there: nobody may move the lot in between.
        await using var turn = await db.TakeTurnInClinicAsync(cancel);
        if (!await db.Lots.AnyAsync(l => l.Id == id, cancel))
            return new Kept.Gone();
        var left = await db.StockMovements.Where(m => m.LotId == id).SumAsync(m => m.Thousandths, cancel);
        var (kind, amount, reason) = act switch
        {
            StockAct.Used a => (MovementKind.Use, EntryWords.Thousandths(a.Amount), a.Reason),
            StockAct.WrittenOff a => (MovementKind.WriteOff, EntryWords.Thousandths(a.Amount), a.Reason),
            StockAct.Counted a => (MovementKind.Count, EntryWords.Thousandths(a.Amount, zero: true), a.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (amount is not { } given)
            return Kept.No("Amount", "Количество: число больше нуля (при пересчёте можно ноль), не больше миллиона, до тысячных.", "The amount: above zero (zero when counting), a million at most, to the thousandth.");
        if (EntryWords.Clean(reason, LongestReason) is not { } why)
            return Kept.No("Reason", "Напишите причину: без неё движение не записать.", "Write the reason: no movement is kept without one.");
        if (kind == MovementKind.WriteOff && given > Math.Max(0, left))
            return Kept.No("Amount", $"Списать можно не больше, чем есть: {Math.Max(0, left) / 1000m:0.###}. Если на полке больше, сначала пересчитайте.", $"No more can be written off than there is: {Math.Max(0, left) / 1000m:0.###}. If the shelf holds more, count it first.");
        var move = kind == MovementKind.Count ? given - left : -given;
        if (move == 0)
            return new Kept.Done(id.Value); // counted, and it agrees

        var now = clock.GetUtcNow();
        db.StockMovements.Add(new() { Id = Id<StockMovement>.New(now), LotId = id, Kind = kind, Thousandths = move, Reason = why, Actor = db.Actor.Code, At = now });
        db.Note(new(AuditKind.Change, "lot", id.Value, patient: null, Word.Of(kind)));
        var done = await db.SaveOnceAsync(submission, "stock_movement", id.Value, cancel) ?? id.Value;
        await turn.CommitAsync(cancel);
        return new Kept.Done(done);
    }
}
