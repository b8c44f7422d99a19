using Carboxy.Knowledge.Reading;
using Carboxy.Knowledge.Sources;

namespace Carboxy.Knowledge.Checking;

/// <summary>A place where the product uses a seed row, or the mark that it is stored but never promised.</summary>
public sealed record RowUse(string Kind, string Id, Place Place);

/// <summary>Where the product uses each seed row.</summary>
public sealed class Coverage
{
    /// <summary>The kind of use of a row that is kept as a claim and never promised.</summary>
    public const string Claim = "claim";

    /// <summary>Folders that say what the sources hold; being listed there is no use.</summary>
    static readonly string[] NoUse = ["sources", "conflicts"];

    Coverage(IReadOnlyDictionary<string, IReadOnlyList<RowUse>> uses) => Uses = uses;

    /// <summary>Each row's uses, in the order of the seeds.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RowUse>> Uses { get; }

    public int Rows => Uses.Count;

    public int Covered => Uses.Count(row => row.Value.Count > 0);

    public IReadOnlyList<string> Unused => [.. Uses.Where(row => row.Value.Count == 0).Select(row => row.Key)];

    public static Coverage Of(IEnumerable<SeedRow> rows, IEnumerable<KnowledgeFile> files)
    {
        var cited = files.Where(file => !NoUse.Contains(file.Folder, StringComparer.Ordinal))
            .SelectMany(Citations).Distinct().ToLookup(c => c.Row, c => c.Use, StringComparer.Ordinal);
        return new(rows.ToDictionary(row => row.Id, row => Of(row, cited[row.Id]), StringComparer.Ordinal));
    }

    static IReadOnlyList<RowUse> Of(SeedRow row, IEnumerable<RowUse> cited) =>
        row.IsClaim ? [.. cited, new(Claim, string.Join(", ", row.NeverPromisedBecause), row.Place)] : [.. cited];

    static IEnumerable<(string Row, RowUse Use)> Citations(KnowledgeFile file) =>
        from spot in file.Spots
        let said = spot.Node as Node.Scalar
        where said is not null && SourceIds.IsSeedRow(said.Value)
        select (said.Value, User(file, spot));

    /// <summary>The entry that cites, found on the way up: the outermost mapping with an id, or the file itself.</summary>
    static RowUse User(KnowledgeFile file, Spot spot)
    {
        var entry = spot.WayUp.LastOrDefault(s => IdOf(s.Node) is not null);
        return new(KindOf(file.Folder), entry is null ? file.Name : IdOf(entry.Node)!, (entry ?? spot).Node.Place);
    }

    static string? IdOf(Node node) =>
        ((node as Node.Mapping)?.Entries.FirstOrDefault(e => e.Key is "id" or "slug")?.Value as Node.Scalar)?.Value;

    static string KindOf(string folder) => folder switch
    {
        "sameday" => "same_day_check",
        "phrases" => "banned_phrase",
        "adverse" => "adverse_event",
        "consent" or "aftercare" or "spacing" => folder,
        _ => folder.TrimEnd('s'),
    };
}
