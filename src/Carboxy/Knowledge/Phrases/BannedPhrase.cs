using System.Text.RegularExpressions;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Phrases;

/// <summary>A promise that patient texts never make, the rows and conflicts that forbid it, and what to say instead.</summary>
public sealed record BannedPhrase
{
    public required string Id { get; init; }

    /// <summary>Conflicts, principles and seed rows that forbid it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required Text Why { get; init; }

    public required Text Suggestion { get; init; }

    public required IReadOnlyDictionary<Language, IReadOnlyList<Regex>> Patterns { get; init; }

    /// <summary>Wordings around a find that excuse it, such as "not guaranteed".</summary>
    public required IReadOnlyDictionary<Language, IReadOnlyList<Regex>> Unless { get; init; }

    public Place Place { get; init; }
}

/// <summary>A forbidden phrase where it stands in a text; lines and columns count from 1.</summary>
public sealed record PhraseFound(BannedPhrase Phrase, int Start, int Length, int Line, int Column, string Words);
