namespace Carboxy.Work.Materials;

/// <summary>What is wrong in a form about materials: the field and the words at it.</summary>
public sealed record EntryProblem(string Field, Text Says);

/// <summary>What came of keeping something of the stock or the devices.</summary>
public abstract record Kept
{
    /// <summary>It is kept, under this id; the same form sent twice is kept once.</summary>
    public sealed record Done(Guid Id) : Kept;

    public sealed record Refused(IReadOnlyList<EntryProblem> Problems) : Kept;

    public sealed record Gone : Kept;

    internal static Refused No(string field, string ru, string en) => new([new(field, new(ru, en))]);
}
