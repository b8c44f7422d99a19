using Carboxy.Notes;
using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.Messages;
using Carboxy.Work.Notes;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Patients;

/// <summary>A signed note as the stream shows it.</summary>
/// <param name="AmendedBy">How many amendments stand beside it.</param>
public sealed record StreamNote(NoteRow Note, NoteCosign? Cosign, CosignStanding Standing, int AmendedBy);

/// <summary>What a patient's page tells beside the record: notes, visits, messages, and who wrote.</summary>
public sealed record PatientStory
{
    public required IReadOnlyList<StreamNote> Notes { get; init; }

    /// <summary>Begun and not signed, by whomever.</summary>
    public required IReadOnlyList<NoteDraft> Drafts { get; init; }

    public required IReadOnlyList<BookingRow> Bookings { get; init; }

    public required IReadOnlyList<MessageRow> Messages { get; init; }

    /// <summary>What still waits for a physician.</summary>
    public required IReadOnlyList<Matter> Matters { get; init; }

    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    /// <summary>Who looks.</summary>
    public required Guid? Viewer { get; init; }
}

/// <summary>A patient's page: the record and the stream.</summary>
public sealed record PatientFile(PatientRecord Record, PatientStory Stream);

/// <summary>Reads the stream of one patient, each kind by its own index; whoever calls writes the line of audit.</summary>
static class PatientStories
{
    const int LatestNotes = 200, LatestMessages = 80;

    /// <param name="db">The records.</param>
    /// <param name="record">The record that is open.</param>
    /// <param name="clinical">Notes are for those who treat; to others they are not there.</param>
    /// <param name="cancel">Stops waiting.</param>
    public static async Task<PatientStory> ReadAsync(ClinicDb db, PatientRecord record, bool clinical, CancellationToken cancel)
    {
        var id = record.Patient.Id;
        var notes = clinical ? await db.Notes.AsNoTracking().Where(n => n.PatientId == id).OrderByDescending(n => n.SignedAt).Take(LatestNotes).ToListAsync(cancel) : [];
        var cosigns = notes.Exists(n => n.AsksCosign) ? await db.NoteCosigns.AsNoTracking().Where(c => c.PatientId == id).ToDictionaryAsync(c => c.NoteId, cancel) : [];
        var drafts = clinical ? await db.NoteDrafts.AsNoTracking().Where(d => d.PatientId == id && d.ClosedAt == null).OrderByDescending(d => d.ChangedAt).ToListAsync(cancel) : [];
        List<Guid> named = [.. notes.Select(n => n.SignedBy), .. cosigns.Values.Select(c => c.PersonId), .. drafts.Select(d => d.AuthorId), .. record.Sessions.Select(s => s.PractitionerId), .. record.Decisions.Select(d => d.Physician)];
        named = [.. named.Distinct()];
        return new()
        {
            Notes = notes.ConvertAll(n => NoteOf(n, notes, cosigns.GetValueOrDefault(n.Id))),
            Drafts = drafts,
            // Asked for in order, SQLite would walk through the days of the whole clinic.
            Bookings = await db.Bookings.AsNoTracking().Where(b => b.PatientId == id).ToListAsync(cancel),
            Messages = await db.Messages.AsNoTracking().Where(m => m.PatientId == id && !(m.State == MessageState.Dropped && m.Why == MessageEnds.Joined)).OrderByDescending(m => m.CreatedAt).Take(LatestMessages).ToListAsync(cancel),
            Matters = clinical ? await new OpenMatters(db).OfAsync(id, cancel) : [],
            People = named.Count == 0 ? new Dictionary<Guid, string>() : await db.People.AsNoTracking().Where(p => named.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel),
            Viewer = db.Actor.PersonId,
        };
    }

    static StreamNote NoteOf(NoteRow note, List<NoteRow> all, NoteCosign? cosign)
    {
        var later = all.Count(n => n.AmendsId is { } first && (first == note.Id || first == note.AmendsId) && n.SignedAt > note.SignedAt);
        return new(note, cosign, Cosigning.Of(note.AsksCosign, cosign?.Agreed, later > 0), note.AmendsId is null ? later : 0);
    }
}
