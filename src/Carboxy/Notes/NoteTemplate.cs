using Carboxy.Knowledge.Reading;

namespace Carboxy.Notes;

/// <summary>What a note tells of, and so what fills its blanks.</summary>
public enum NoteAbout
{
    /// <summary>The patient alone, such as a call.</summary>
    Patient,

    /// <summary>One session.</summary>
    Session,

    /// <summary>A course as a whole.</summary>
    Course,
}

/// <summary>How a usual note begins: words with blanks that the record fills, and blanks that only the writer can.</summary>
public sealed record NoteTemplate
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    /// <summary><c>{zone}</c> is filled from the record, <c>{?What hurts}</c> is asked of the writer.</summary>
    public required Text Body { get; init; }

    public required NoteAbout About { get; init; }

    /// <summary>Only for this modality; null for both.</summary>
    public Modality? Modality { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }

    public bool Fits(NoteAbout about, Modality? modality) => About == about && (Modality is null || Modality == modality);
}
