using Carboxy.Quantities;

namespace Carboxy.Knowledge.Drawings;

/// <summary>A part of a drawing that belongs to a zone: a surface with corners.</summary>
public sealed record DrawingArea
{
    public required string Id { get; init; }

    /// <summary>A zone id of the knowledge base.</summary>
    public required string Zone { get; init; }

    public Side Side { get; init; }

    /// <summary>Its own name where the zone has several areas here, such as the forehead of the face.</summary>
    public Text? Name { get; init; }

    public required IReadOnlyList<Spot> Corners { get; init; }

    /// <summary>Whether a place lies in it: a line from there to the right crosses its edge an odd number of times.</summary>
    public bool Holds(Spot at)
    {
        var inside = false;
        for (var (i, j) = (0, Corners.Count - 1); i < Corners.Count; j = i++)
        {
            var (a, b) = (Corners[i], Corners[j]);
            if (a.Y > at.Y != b.Y > at.Y && at.X < ((b.X - a.X) * (at.Y - a.Y) / (b.Y - a.Y)) + a.X)
                inside = !inside;
        }

        return inside;
    }

    /// <summary>How far a place lies from its edge.</summary>
    public double EdgeFrom(Spot at) => Corners.Select((corner, i) => at.To(corner, Corners[(i + 1) % Corners.Count])).Min();
}
