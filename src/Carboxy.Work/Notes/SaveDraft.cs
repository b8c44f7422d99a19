using Carboxy.Notes;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>Keeps what is being written, again and again; what another window saved is never overwritten.</summary>
public sealed class SaveDraft(ClinicDb db)
{
    /// <param name="id">Which draft.</param>
    /// <param name="seen">The version that the window had before this was typed.</param>
    /// <param name="typed">The whole text as it stands in the window.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<DraftSaved> RunAsync(Id<NoteRow> id, int seen, string? typed, CancellationToken cancel)
    {
        var text = NoteText.Clean(typed);
        var (found, refusal) = await FindAsync(id, seen, text, cancel);
        if (found is null)
            return refusal!;
        if (found.Text == text)
            return new DraftSaved.Kept(found.Version);
        if (text.Length > NoteText.Longest)
            return new DraftSaved.TooLong(text.Length);
        (found.Text, found.Version, found.ChangedAt) = (text, found.Version + 1, db.Now);
        db.Note(new(AuditKind.Change, "note_draft", id.Value, found.PatientId, "type"));
        return await SaveAsync(cancel) ? new DraftSaved.Kept(found.Version) : await RunAsync(id, seen, typed, cancel);
    }

    /// <summary>Puts a draft aside: it stays on record, nobody signs it, and it no longer asks for anything.</summary>
    public async Task<DraftSaved> SetAsideAsync(Id<NoteRow> id, int seen, CancellationToken cancel)
    {
        var (found, refusal) = await FindAsync(id, seen, null, cancel);
        if (found is null)
            return refusal is DraftSaved.Closed { Outcome: DraftOutcome.SetAside } ? new DraftSaved.Kept(seen) : refusal!;
        (found.ClosedAt, found.Outcome, found.Version) = (db.Now, DraftOutcome.SetAside, found.Version + 1);
        db.Note(new(AuditKind.Change, "note_draft", id.Value, found.PatientId, "set_aside"));
        return await SaveAsync(cancel) ? new DraftSaved.Kept(found.Version) : await SetAsideAsync(id, seen, cancel);
    }

    /// <summary>The draft, ready to be changed, or why it may not be; a text that stands there already is no conflict.</summary>
    internal async Task<(NoteDraft? Draft, DraftSaved? Refusal)> FindAsync(Id<NoteRow> id, int seen, string? same, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.NoteDrafts.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft)
            return (null, new DraftSaved.Gone());
        if (draft.AuthorId != await db.WriterAsync(cancel))
            return (null, new DraftSaved.NotYours());
        if (draft.Outcome is { } outcome)
            return (null, new DraftSaved.Closed(outcome));
        return draft.Version != seen && draft.Text != same ? (null, new DraftSaved.Moved(draft)) : (draft, null);
    }

    /// <summary>False where another window was faster.</summary>
    internal async Task<bool> SaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsTaken)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
