using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>A physician signs a colleague's note too, or sends it back with a reason.</summary>
public sealed class CosignNote(ClinicDb db, DeskNews news)
{
    public const int LongestReason = 2000;

    /// <param name="id">Which note.</param>
    /// <param name="agreed">Signs, or sends back.</param>
    /// <param name="reason">Why it goes back.</param>
    /// <param name="seen">SHA-256 of the text that the physician has read.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<NoteCosigned> RunAsync(Id<NoteRow> id, bool agreed, string? reason, string seen, CancellationToken cancel)
    {
        if (await db.ActingAsync(Roles.Physician, cancel) is not { } physician)
            return Refused("Вторую подпись ставит врач.", "Only a physician adds the second signature.");
        if (await db.Notes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } note)
            return new NoteCosigned.Gone();
        if (note.SignedBy == physician)
            return Refused("Это ваша запись. Вторую подпись ставит другой врач.", "This is your own note. Another physician adds the second signature.");
        if (!note.AsksCosign)
            return Refused("Под этой записью второй подписи не просили.", "Nobody asked for a second signature under this note.");
        if (note.Sha256 != seen || !note.Holds)
            return Refused("Текст не тот, что был показан. Откройте запись снова; если так и останется, сообщите владельцу.", "The text is not the one that was shown. Open the note again; if it stays so, tell the owner.");
        var because = reason?.Trim() is { Length: > 0 } words ? words : null;
        if (!agreed && because is null)
            return Refused("Напишите, почему возвращаете: без причины запись не возвращается.", "Write why it goes back: a note is not returned without a reason.");
        if (because?.Length > LongestReason)
            return Refused($"Причина длиннее {LongestReason} знаков. Сократите её.", $"The reason is longer than {LongestReason} characters. Shorten it.");
        return await KeepAsync(new() { NoteId = id, PatientId = note.PatientId, Agreed = agreed, Reason = because, Sha256 = seen, PersonId = physician, At = db.Now }, cancel);
    }

    async Task<NoteCosigned> KeepAsync(NoteCosign cosign, CancellationToken cancel)
    {
        db.NoteCosigns.Add(cosign);
        db.Note(new(AuditKind.Sign, "note_cosign", cosign.NoteId.Value, cosign.PatientId, cosign.Agreed ? "cosign" : "returned"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsTaken)
        {
            db.ChangeTracker.Clear();
            var first = await db.NoteCosigns.AsNoTracking().SingleAsync(c => c.NoteId == cosign.NoteId, cancel);
            return first.PersonId == cosign.PersonId && first.Agreed == cosign.Agreed
                ? new NoteCosigned.Done(first)
                : Refused("По этой записи уже ответили; тот ответ остаётся.", "This note has been answered already, and that answer stands.");
        }

        news.Tell();
        return new NoteCosigned.Done(cosign);
    }

    static NoteCosigned.Refused Refused(string ru, string en) => new(new(ru, en));
}
