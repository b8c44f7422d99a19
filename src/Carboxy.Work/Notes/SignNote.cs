using Carboxy.Notes;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>What somebody puts their name under.</summary>
/// <param name="Seen">The version of the draft that was shown.</param>
/// <param name="AsksCosign">A physician is to sign too.</param>
/// <param name="CarriedRead">The writer says that what was carried over holds today.</param>
public sealed record NoteSignature(int Seen, string? Text, bool AsksCosign, bool CarriedRead);

/// <summary>Signs a draft: from then on nothing changes it, and the database sees to that.</summary>
public sealed class SignNote(ClinicDb db, SaveDraft drafts, DeskNews news)
{
    public async Task<NoteSigned> RunAsync(Id<NoteRow> id, NoteSignature signature, CancellationToken cancel)
    {
        var text = NoteText.Clean(signature.Text);
        var (draft, refusal) = await drafts.FindAsync(id, signature.Seen, text, cancel);
        if (draft is null)
            return refusal is DraftSaved.Closed { Outcome: DraftOutcome.Signed } ? await SignedAlreadyAsync(id, text, refusal, cancel) : new NoteSigned.NotKept(refusal!);
        var carried = draft.CarriedId is { } from ? await db.Notes.AsNoTracking().Where(n => n.Id == from).Select(n => n.Text).SingleAsync(cancel) : null;
        if (NoteSigning.Bars(text, carried, signature.CarriedRead) is { Count: > 0 } bars)
            return await drafts.RunAsync(id, signature.Seen, text, cancel) switch
            {
                DraftSaved.Kept kept => new NoteSigned.Barred(bars, kept.Version),
                DraftSaved.TooLong => new NoteSigned.Barred(bars, draft.Version),
                var no => new NoteSigned.NotKept(no),
            };

        var note = NoteOf(draft, text, signature.AsksCosign);
        (draft.Text, draft.Version, draft.ChangedAt, draft.ClosedAt, draft.Outcome) = (text, draft.Version + 1, db.Now, db.Now, DraftOutcome.Signed);
        db.Notes.Add(note);
        db.Note(new(AuditKind.Sign, "note", id.Value, draft.PatientId, note.AmendsId is null ? "sign" : "amendment"));
        if (!await drafts.SaveAsync(cancel))
            return await RunAsync(id, signature, cancel); // Another window was faster; what it did is read anew.
        news.Tell();
        return new NoteSigned.Done(note);
    }

    /// <summary>The same form twice is one signature; other words after the signature are told apart from it.</summary>
    async Task<NoteSigned> SignedAlreadyAsync(Id<NoteRow> id, string text, DraftSaved refusal, CancellationToken cancel) =>
        await db.Notes.AnyAsync(n => n.Id == id && n.Text == text, cancel) ? new NoteSigned.Already(id) : new NoteSigned.NotKept(refusal);

    NoteRow NoteOf(NoteDraft draft, string text, bool asksCosign) => new()
    {
        Id = draft.Id,
        PatientId = draft.PatientId,
        CourseId = draft.CourseId,
        SessionId = draft.SessionId,
        BookingId = draft.BookingId,
        AmendsId = draft.AmendsId,
        CarriedId = draft.CarriedId,
        Template = draft.Template,
        Title = draft.Title,
        Text = text,
        Sha256 = NoteText.Sha256(text),
        SignedBy = draft.AuthorId,
        SignedAt = db.Now,
        AsksCosign = asksCosign,
    };
}
