using Carboxy.Quantities;

namespace Carboxy.Knowledge.Reading;

/// <summary>Where something stands in a knowledge file. Lines and columns count from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>What stands in a knowledge file, before anybody knows what it means.</summary>
public abstract record Node(Place Place)
{
    public sealed record Scalar(Place Place, string Value, bool Quoted) : Node(Place);

    public sealed record Sequence(Place Place, IReadOnlyList<Node> Items) : Node(Place);

    public sealed record Mapping(Place Place, IReadOnlyList<Entry> Entries) : Node(Place);

    public sealed record Entry(string Key, Place KeyPlace, Node Value);
}

/// <summary>Something wrong in a knowledge file: where, what, and what to do about it.</summary>
public sealed record Fault(Place Place, Text Problem, Text Remedy)
{
    public string In(Language language) => $"{Place}: {Problem.In(language)} {Remedy.In(language)}";
}

/// <summary>Gathers every fault, so that a doctor sees them all and not the first.</summary>
public sealed class Faults
{
    readonly List<Fault> all = [];

    public IReadOnlyList<Fault> All => [.. all.OrderBy(f => f.Place.File, StringComparer.Ordinal).ThenBy(f => f.Place.Line)];

    public bool None => all.Count == 0;

    public void Add(Place place, Text problem, Text remedy) => all.Add(new(place, problem, remedy));
}
