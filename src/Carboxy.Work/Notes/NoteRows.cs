using System.Diagnostics.CodeAnalysis;
using Carboxy.Notes;
using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Notes;

/// <summary>How a draft ended.</summary>
public enum DraftOutcome
{
    [SuppressMessage("Naming", "CA1720", Justification = "A note is signed by a person; no number is meant.")]
    Signed,

    /// <summary>Not needed after all; it stays where it is, and nobody signs it.</summary>
    SetAside,
}

/// <summary>A note while it is being written, by one person.</summary>
public sealed class NoteDraft
{
    /// <summary>The id of the signed note too.</summary>
    public required Id<NoteRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public Id<CourseRow>? CourseId { get; init; }

    public Id<SessionRow>? SessionId { get; init; }

    public Id<BookingRow>? BookingId { get; init; }

    /// <summary>The signed note that this one is to correct.</summary>
    public Id<NoteRow>? AmendsId { get; init; }

    /// <summary>The note whose words it began with.</summary>
    public Id<NoteRow>? CarriedId { get; init; }

    /// <summary>The template that it began with.</summary>
    public string? Template { get; init; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    public required Guid AuthorId { get; init; }

    /// <summary>Counts the saves; whoever saves names the one that was seen.</summary>
    public required int Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DraftOutcome? Outcome { get; set; }
}

/// <summary>A signed note. Nothing changes it; an amendment is a note of its own beside it.</summary>
public sealed class NoteRow
{
    public required Id<NoteRow> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public Id<CourseRow>? CourseId { get; init; }

    public Id<SessionRow>? SessionId { get; init; }

    public Id<BookingRow>? BookingId { get; init; }

    /// <summary>The note that this one corrects: always the first of its row, never an amendment.</summary>
    public Id<NoteRow>? AmendsId { get; init; }

    public Id<NoteRow>? CarriedId { get; init; }

    public string? Template { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Of the text, in lower-case letters.</summary>
    public required string Sha256 { get; init; }

    public required Guid SignedBy { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public required bool AsksCosign { get; init; }

    /// <summary>The text is still the one that was signed.</summary>
    public bool Holds => NoteText.Sha256(Text) == Sha256;
}

/// <summary>A physician's second signature, or the reason why there is none.</summary>
public sealed class NoteCosign
{
    public required Id<NoteRow> NoteId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required bool Agreed { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of the text that the physician read.</summary>
    public required string Sha256 { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>One version of a beginning that the clinic wrote itself.</summary>
public sealed class NoteTemplateRow
{
    public required Id<NoteTemplateRow> Id { get; init; }

    public required int Version { get; init; }

    public required NoteAbout About { get; init; }

    public Modality? Modality { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    public required bool Retired { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}
