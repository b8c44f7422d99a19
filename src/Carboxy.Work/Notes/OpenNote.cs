using Carboxy.Notes;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>A signed note with what became of its second signature.</summary>
public sealed record SignedNote(NoteRow Note, NoteCosign? Cosign, CosignStanding Standing);

/// <summary>A note as its page shows it: a draft, or the signed original with everything beside it.</summary>
public sealed record NoteView
{
    public required Patient Patient { get; init; }

    /// <summary>Somebody still writes it; null where it was signed.</summary>
    public required NoteDraft? Draft { get; init; }

    /// <summary>The signed original; for the draft of an amendment, the note that it corrects.</summary>
    public required SignedNote? Original { get; init; }

    /// <summary>Signed amendments, the oldest first.</summary>
    public required IReadOnlyList<SignedNote> Amendments { get; init; }

    /// <summary>The earlier note whose words were carried over.</summary>
    public required NoteRow? CarriedFrom { get; init; }

    /// <summary>An amendment that the viewer has begun, or null.</summary>
    public required Id<NoteRow>? OpenAmendment { get; init; }

    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    public required Guid? Viewer { get; init; }

    public required bool ViewerIsPhysician { get; init; }

    public bool IsMine => Draft is { Outcome: null } draft && draft.AuthorId == Viewer;

    public bool MayAmend => Original is { } original && (ViewerIsPhysician || original.Note.SignedBy == Viewer);

    public bool MayCosign(SignedNote one) => one.Standing == CosignStanding.Waiting && ViewerIsPhysician && one.Note.SignedBy != Viewer;
}

/// <summary>Opens a note for reading; the line of audit is written in the same transaction.</summary>
public sealed class OpenNote(ClinicDb db)
{
    public async Task<NoteView?> RunAsync(Id<NoteRow> id, CancellationToken cancel)
    {
        if (await db.NoteDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft)
            return null;
        return await db.ReadAsync(new(AuditKind.Read, draft.Outcome is DraftOutcome.Signed ? "note" : "note_draft", id.Value, draft.PatientId, "note_page"), () => FindAsync(draft, cancel), cancel);
    }

    async Task<NoteView?> FindAsync(NoteDraft draft, CancellationToken cancel)
    {
        var first = draft.AmendsId ?? (draft.Outcome is DraftOutcome.Signed ? draft.Id : (Id<NoteRow>?)null);
        var row = first is null ? [] : await db.Notes.AsNoTracking().Where(n => n.Id == first || n.AmendsId == first).OrderBy(n => n.SignedAt).ToListAsync(cancel);
        var ids = row.ConvertAll(n => n.Id);
        var cosigns = ids.Count == 0 ? [] : await db.NoteCosigns.AsNoTracking().Where(c => ids.Contains(c.NoteId)).ToDictionaryAsync(c => c.NoteId, cancel);
        var carried = draft.CarriedId is { } from ? await db.Notes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == from, cancel) : null;
        var viewer = db.Actor.PersonId;
        List<Guid> named = [draft.AuthorId, .. row.Select(n => n.SignedBy), .. cosigns.Values.Select(c => c.PersonId)];
        SignedNote Signed(NoteRow note) => new(note, cosigns.GetValueOrDefault(note.Id), Cosigning.Of(note.AsksCosign, cosigns.GetValueOrDefault(note.Id)?.Agreed, row.Exists(n => n.AmendsId == note.Id || (note.AmendsId is not null && n.AmendsId == note.AmendsId && n.SignedAt > note.SignedAt))));
        return new()
        {
            Patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == draft.PatientId, cancel),
            Draft = draft.Outcome is DraftOutcome.Signed ? null : draft,
            Original = row.Find(n => n.Id == first) is { } original ? Signed(original) : null,
            Amendments = [.. row.Where(n => n.AmendsId is not null).Select(Signed)],
            CarriedFrom = carried,
            OpenAmendment = first is null ? null : await db.NoteDrafts.AsNoTracking().Where(d => d.AmendsId == first && d.AuthorId == viewer && d.ClosedAt == null).Select(d => (Id<NoteRow>?)d.Id).FirstOrDefaultAsync(cancel),
            People = await db.People.AsNoTracking().Where(p => named.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel),
            Viewer = viewer,
            ViewerIsPhysician = await db.ActingAsync(Roles.Physician, cancel) is not null,
        };
    }
}
