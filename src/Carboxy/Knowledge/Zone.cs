using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>A part of the body that the clinic treats.</summary>
public sealed record Zone
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>The larger zone it belongs to, or null.</summary>
    public string? PartOf { get; init; }

    /// <summary>The sides that can be treated; a midline zone has <see cref="Side.None"/> alone.</summary>
    public required IReadOnlyList<Side> Sides { get; init; }

    /// <summary>Face and its parts: recurrent herpes matters here .</summary>
    public bool Facial { get; init; }

    /// <summary>Round the eye the gas flows slowest and eyesight is at stake (SE-03).</summary>
    public bool NearEye { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }
}

/// <summary>All zones, and how they lie to each other.</summary>
public sealed class Zones(IEnumerable<Zone> zones)
{
    readonly Dictionary<string, Zone> byId = zones.ToDictionary(z => z.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<Zone> All => byId.Values;

    public Zone? Find(string id) => byId.GetValueOrDefault(id);

    public bool Knows(string id) => byId.ContainsKey(id);

    /// <summary>True where the zone is the other one or lies inside it.</summary>
    public bool Within(string zone, string larger)
    {
        for (var (at, left) = (Find(zone), byId.Count); at is not null && left > 0; left--)
        {
            if (at.Id == larger)
                return true;
            at = at.PartOf is { } up ? Find(up) : null;
        }

        return zone == larger;
    }

    /// <summary>
    /// True where skin of one may be skin of the other: the same zone or one inside the other, not on opposite sides.
    /// A zone that nobody named may be any zone, so it overlaps.
    /// </summary>
    public bool Overlap(string? one, Side oneSide, string? other, Side otherSide) =>
        one is null || other is null
        || ((Within(one, other) || Within(other, one))
            && (oneSide, otherSide) is not ((Side.Left, Side.Right) or (Side.Right, Side.Left)));
}
