using System.Text.RegularExpressions;

namespace Carboxy.Knowledge.Checking;

/// <summary>The families of ids by which knowledge cites knowledge, and where each is at home.</summary>
public static partial class SourceIds
{
    /// <summary>Grounds that are no document: said openly where no source has a number.</summary>
    public static readonly IReadOnlyList<string> Openly = ["house_default", "general_knowledge", "safety_rule"];

    public static bool IsSeedRow(string id) => SeedRow().IsMatch(id);

    /// <summary>The family of an id, or null where it is none of ours. A principle's short id counts as one in a list of sources only.</summary>
    public static SourceFamily? FamilyOf(string id, bool inSources) =>
        Families.FirstOrDefault(family => (inSources || family.Kind != "principles") && family.Form.IsMatch(id));

    static readonly IReadOnlyList<SourceFamily> Families =
    [
        new("sources", "rows", SeedRow()),
        new("sources", "literature", Publication()),
        new("sources", "literature_rules", LiteratureRule()),
        new("sources", "serious_events", SeriousEvent()),
        new("conflicts", "principles", Principle()),
        new("conflicts", "conflicts", Conflict()),
        new("conflicts", "gaps", Gap()),
        new("rules", "rules", Rule()),
        new("measures", "measures", Measure()),
    ];

    [GeneratedRegex(@"^S[02]-\d{2,3}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SeedRow();

    [GeneratedRegex(@"^\[\d+\]$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Publication();

    [GeneratedRegex(@"^L-\d+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LiteratureRule();

    [GeneratedRegex(@"^SE-\d+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SeriousEvent();

    [GeneratedRegex(@"^P\d$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Principle();

    [GeneratedRegex(@"^C-\d+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Conflict();

    [GeneratedRegex(@"^G-\d+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Gap();

    [GeneratedRegex(@"^R-\d+[a-z]?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^M-\d+[a-z]?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Measure();
}

/// <summary>One family of ids: the folder and the kind that define it, and how an id of it looks.</summary>
public sealed record SourceFamily(string Folder, string Kind, Regex Form);
