namespace Carboxy.Screening;

/// <summary>Compares what screening says with what a case expects.</summary>
public static class Expectations
{
    /// <summary>Every difference in words; none where the verdict, the date, the exact set of rules and all expected rows agree.</summary>
    public static IReadOnlyList<Text> Differences(Screened said, Expectation expected)
    {
        var differences = new List<Text>();
        void Differ(string what, string was, string should)
        {
            if (was != should)
                differences.Add(new($"{what}: вышло {was}, ждали {should}", $"{what}: got {was}, expected {should}"));
        }

        Differ("verdict", AnswerWords.Of(said.Verdict), AnswerWords.Of(expected.Verdict));
        Differ("until", Day(said.Until), Day(expected.Until));
        Differ("rules", Set(said.Findings.Select(f => f.Rule.Id)), Set(expected.Rules));
        Differ("rows", Set(expected.Rows.Intersect(said.Rows)), Set(expected.Rows));
        return differences;
    }

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "—";

    static string Set(IEnumerable<string> words) => $"[{string.Join(", ", words.Order(StringComparer.Ordinal))}]";
}
