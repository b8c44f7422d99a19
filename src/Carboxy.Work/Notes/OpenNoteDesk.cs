using Carboxy.Notes;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>What somebody can begin a note about, and with which words.</summary>
public sealed record NoteDesk
{
    public required Patient Patient { get; init; }

    /// <summary>The latest sessions first.</summary>
    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    public required IReadOnlyList<CourseRow> Courses { get; init; }

    public required IReadOnlyList<NoteTemplate> Templates { get; init; }

    /// <summary>Templates of which this patient has a signed note; empty for a note that began on an empty page.</summary>
    public required IReadOnlySet<string> Before { get; init; }

    /// <summary>What the viewer has begun and not signed.</summary>
    public required IReadOnlyList<NoteDraft> OpenDrafts { get; init; }

    public bool HasLast(string? template) => Before.Contains(template ?? "");
}

/// <summary>Opens the page on which a note is begun; the line of audit is written in the same transaction.</summary>
public sealed class OpenNoteDesk(ClinicDb db, NoteTemplates templates)
{
    const int LatestSessions = 20;

    public Task<NoteDesk?> RunAsync(Id<Patient> id, CancellationToken cancel) =>
        db.ReadAsync(new(AuditKind.Read, "patient", id.Value, id, "note_desk"), () => FindAsync(id, cancel), cancel);

    async Task<NoteDesk?> FindAsync(Id<Patient> id, CancellationToken cancel)
    {
        if (await db.Patients.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } patient)
            return null;
        var viewer = db.Actor.PersonId;
        return new()
        {
            Patient = patient,
            Sessions = await db.Sessions.AsNoTracking().Where(s => s.PatientId == id).OrderByDescending(s => s.OnDay).ThenByDescending(s => s.Number).Take(LatestSessions).ToListAsync(cancel),
            Courses = await db.Courses.AsNoTracking().Where(c => c.PatientId == id).OrderByDescending(c => c.CreatedAt).ToListAsync(cancel),
            Templates = await templates.AllAsync(cancel),
            Before = (await db.Notes.AsNoTracking().Where(n => n.PatientId == id && n.AmendsId == null).Select(n => n.Template ?? "").Distinct().ToListAsync(cancel)).ToHashSet(),
            OpenDrafts = await db.NoteDrafts.AsNoTracking().Where(d => d.PatientId == id && d.AuthorId == viewer && d.ClosedAt == null).OrderByDescending(d => d.ChangedAt).ToListAsync(cancel),
        };
    }
}
