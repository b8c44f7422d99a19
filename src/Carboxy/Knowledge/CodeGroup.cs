using Carboxy.Knowledge.Reading;

namespace Carboxy.Knowledge;

/// <summary>Diseases or medicines that a rule names together: ICD-10 or ATC codes, each with all its sub-codes (FACTS 5).</summary>
public sealed record CodeGroup
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    /// <summary>Codes such as <c>I20</c> or ranges of categories such as <c>I00-I79</c>.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Codes inside those that do not belong.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }

    /// <summary>Whether a patient's code is one of the group or below one of it.</summary>
    public bool Covers(string code) => Codes.Any(item => Covers(item, code)) && !Except.Any(item => Covers(item, code));

    /// <summary>
    /// Whether a code that is less exact than the group's may mean one of it: <c>B01A</c> may be an anticoagulant.
    /// Silence about the last letters is not a no.
    /// </summary>
    public bool MayCover(string code) => Codes.Any(item => item.Length > code.Length && item.StartsWith(code, StringComparison.Ordinal));

    static bool Covers(string item, string code)
    {
        var dash = item.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
            return code.StartsWith(item, StringComparison.Ordinal);
        var category = code.AsSpan(0, Math.Min(3, code.Length));
        return category.CompareTo(item.AsSpan(0, dash), StringComparison.Ordinal) >= 0 && category.CompareTo(item.AsSpan(dash + 1), StringComparison.Ordinal) <= 0;
    }
}
