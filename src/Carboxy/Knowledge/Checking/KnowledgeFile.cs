using System.Text.RegularExpressions;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge.Checking;

/// <summary>One file of the knowledge: its folder, its name as people see it, its text and what stands in it.</summary>
public sealed record KnowledgeFile(string Folder, string Name, string Text, Node.Mapping Root)
{
    /// <summary>Everything that stands in the file, with the way to it.</summary>
    public IEnumerable<Spot> Spots => Spot.Under(Root);

    /// <summary>The entries under each top-level key.</summary>
    public IEnumerable<(string Kind, Node.Mapping Entry)> Entries =>
        from kind in Root.Entries
        where kind.Value is Node.Sequence
        from entry in ((Node.Sequence)kind.Value).Items.OfType<Node.Mapping>()
        select (kind.Key, entry);

    /// <summary>Where words of a value stand in the file: a folded text starts lines above its end.</summary>
    public Place PlaceOf(Node.Scalar value, string words)
    {
        var pattern = string.Join(@"\s+", words.Split(' ').Select(Regex.Escape));
        var found = new Regex(pattern, RegexOptions.NonBacktracking).Match(Text, OffsetOf(value.Place));
        if (!found.Success)
            return value.Place;
        var before = Text.AsSpan(0, found.Index);
        return new(value.Place.File, before.Count('\n') + 1, found.Index - before.LastIndexOf('\n'));
    }

    int OffsetOf(Place place)
    {
        var offset = 0;
        for (var line = 1; line < place.Line; line++)
            offset = Text.IndexOf('\n', offset) + 1;
        return Math.Min(offset + place.Column - 1, Text.Length);
    }
}

/// <summary>A node with its key and the way down to it.</summary>
public sealed record Spot(Node Node, string? Key, Spot? Parent)
{
    /// <summary>This spot's own key, or the nearest one above; an item of a list answers to the list's key.</summary>
    public string? NearestKey => Key ?? Parent?.NearestKey;

    public IEnumerable<Spot> WayUp => Parent is null ? [this] : Parent.WayUp.Prepend(this);

    public static IEnumerable<Spot> Under(Node root) => Below(new(root, Key: null, Parent: null));

    static IEnumerable<Spot> Below(Spot spot)
    {
        yield return spot;
        var inner = spot.Node switch
        {
            Node.Mapping mapping => mapping.Entries.Select(e => new Spot(e.Value, e.Key, spot)),
            Node.Sequence list => list.Items.Select(item => new Spot(item, Key: null, spot)),
            _ => [],
        };
        foreach (var found in inner.SelectMany(Below))
            yield return found;
    }
}
