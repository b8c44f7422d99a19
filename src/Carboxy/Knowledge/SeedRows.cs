using System.Collections.Frozen;
using System.Globalization;

namespace Carboxy.Knowledge;

/// <summary>The numbered statements of the two texts that the knowledge began with: S0-01 to S0-72 and S2-01 to S2-135.</summary>
public static class SeedRows
{
    public static readonly FrozenSet<string> All = Rows("S0", 72).Concat(Rows("S2", 135)).ToFrozenSet();

    public static bool Contains(string id) => All.Contains(id);

    static IEnumerable<string> Rows(string text, int last) =>
        Enumerable.Range(1, last).Select(n => string.Create(CultureInfo.InvariantCulture, $"{text}-{n:00}"));
}
