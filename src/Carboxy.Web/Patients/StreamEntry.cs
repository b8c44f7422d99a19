using Carboxy.Quantities;
using Carboxy.Web.Layout;

namespace Carboxy.Web.Patients;

/// <summary>What can be shown alone.</summary>
public enum StreamKind
{
    Notes,
    Sessions,
    Screenings,
    Consents,
    Events,
    Outcomes,
    Messages,
    Visits,
    Files,
}

/// <summary>One thing that happened to a patient, as the stream tells it.</summary>
public sealed record StreamEntry(DateTimeOffset At, StreamKind Kind, string Icon, string Title)
{
    public string? Href { get; init; }

    /// <summary>Said under the title.</summary>
    public string? Detail { get; init; }

    /// <summary>The first words of a note.</summary>
    public string? Words { get; init; }

    public string? Who { get; init; }

    public Tone Tone { get; init; }

    /// <summary>How it stands, beside the title.</summary>
    public (Tone Tone, string Word)? State { get; init; }

    /// <summary>Papers to print: address and name.</summary>
    public IReadOnlyList<(string Href, string Name)> Papers { get; init; } = [];

    /// <summary>The day is known, the hour is not.</summary>
    public bool WholeDay { get; init; }

    public bool Is(StreamKind kind) => kind == Kind || (kind == StreamKind.Files && Papers.Count > 0);
}

/// <summary>What the kinds of the stream are called.</summary>
static class StreamKinds
{
    public static Text NameOf(StreamKind kind) => kind switch
    {
        StreamKind.Notes => new("Записи", "Notes"),
        StreamKind.Sessions => new("Сеансы", "Sessions"),
        StreamKind.Screenings => new("Скрининг", "Screening"),
        StreamKind.Consents => new("Согласия", "Consents"),
        StreamKind.Events => new("Явления", "Events"),
        StreamKind.Outcomes => new("Измерения", "Outcomes"),
        StreamKind.Messages => new("Сообщения", "Messages"),
        StreamKind.Visits => new("Визиты", "Visits"),
        _ => new("Документы", "Papers"),
    };

    /// <summary>As an address names it; null for anything else.</summary>
    public static StreamKind? Read(string? word) => Enum.TryParse<StreamKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(word![0]) ? kind : null;
}
