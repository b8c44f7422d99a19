using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

/// <summary>Says that a lot was opened, is recalled, or is released again.</summary>
public sealed class MarkLot(ClinicDb db, TimeProvider clock)
{
    public Task<Kept> RunAsync(string submission, Id<LotRow> id, LotMarkKind kind, DateOnly? day, string? reason, CancellationToken cancel) =>
        Again.WhenHinderedAsync(() => TryAsync(submission, id, kind, day, reason, cancel), cancel);

    async Task<Kept> TryAsync(string submission, Id<LotRow> id, LotMarkKind kind, DateOnly? day, string? reason, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new Kept.Done(made);
        if (await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel) is not { } lot)
            return new Kept.Gone();
        var today = await db.TodayAsync(cancel);
        var (on, why) = (day ?? today, EntryWords.Clean(reason, ChangeStock.LongestReason));
        if (on > today)
            return Kept.No("Day", "Этот день ещё не наступил.", "This day is still to come.");
        if (kind == LotMarkKind.Opened && on < today.AddYears(-5))
            return Kept.No("Day", "Вскрыта больше пяти лет назад? Проверьте год.", "Opened more than five years ago? Check the year.");
        if (kind != LotMarkKind.Opened && why is null)
            return Kept.No("Reason", "Напишите причину: её прочтут все, кто возьмёт эту серию.", "Write the reason: everybody who takes this batch will read it.");

        var number = await db.LotMarks.CountAsync(m => m.LotId == id, cancel) + 1;
        db.LotMarks.Add(new() { LotId = id, Number = number, Kind = kind, OnDay = on, Reason = why, Actor = db.Actor.Code, At = clock.GetUtcNow() });
        db.Note(new(AuditKind.Change, "lot", lot.Id.Value, patient: null, Word.Of(kind)));
        try
        {
            return new Kept.Done(await db.SaveOnceAsync(submission, "lot_mark", id.Value, cancel) ?? id.Value);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            return await TryAsync(submission, id, kind, day, reason, cancel); // somebody else marked it at this moment
        }
    }
}
