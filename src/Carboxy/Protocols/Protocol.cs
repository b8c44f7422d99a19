using Carboxy.Knowledge.Reading;

namespace Carboxy.Protocols;

/// <summary>How one modality is done for one aim: its steps, and what was published about the dose.</summary>
public sealed record Protocol
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    public required Modality Modality { get; init; }

    /// <summary>A single session before an occasion: short-lived, and no credit towards a course (C-07).</summary>
    public bool Express { get; init; }

    /// <summary>The indications it serves; empty means every indication of its modality that has no protocol of its own.</summary>
    public required IReadOnlyList<string> Indications { get; init; }

    /// <summary>The zones it is meant for; empty means any.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>Minutes of the whole session, or null where nobody published them.</summary>
    public NumberRange? SessionMinutes { get; init; }

    /// <summary>True where the needle works near the eye: the slow flow is the warning range.</summary>
    public bool NearEye { get; init; }

    /// <summary>How it is thought to work, for those who ask.</summary>
    public required Text Mechanism { get; init; }

    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>What a session takes of the clinic's calendar, part by part.</summary>
    public required IReadOnlyList<CalendarStep> Calendar { get; init; }

    public required IReadOnlyList<PublishedDose> Doses { get; init; }

    /// <summary>Courses as they were published, one per source; the physician sets the number (S2-21).</summary>
    public required IReadOnlyList<PublishedCourse> Courses { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }
}

/// <summary>How many sessions one source gave, and how far apart.</summary>
public sealed record PublishedCourse(NumberRange Sessions, NumberRange? GapDays, Text? Note, IReadOnlyList<string> Sources);

/// <summary>All protocols, found by id or by what is to be treated.</summary>
public sealed class ProtocolBook(IEnumerable<Protocol> protocols)
{
    readonly Dictionary<string, Protocol> byId = protocols.ToDictionary(p => p.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<Protocol> All => byId.Values;

    public Protocol? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The protocols that serve an indication in a modality; the most specific first.</summary>
    public IReadOnlyList<Protocol> For(string indication, Modality modality) =>
    [
        .. All.Where(p => p.Modality == modality && Serves(p, indication))
            .OrderBy(p => p.Express).ThenBy(p => p.Indications.Count == 0).ThenBy(p => p.Indications.Count).ThenBy(p => p.Id, StringComparer.Ordinal),
    ];

    public bool Serves(Protocol protocol, string indication) =>
        protocol.Indications.Count > 0
            ? protocol.Indications.Contains(indication)
            : protocol.Modality == Modality.NonInvasive || !All.Any(p => p.Modality == protocol.Modality && p.Indications.Contains(indication));
}
