using System.Text.Json;
using Carboxy.Screening;

namespace Carboxy.Work.Courses;

/// <summary>What a kept screening says to those who plan and treat.</summary>
static class ScreeningWords
{
    /// <summary>The goals that the patient came with.</summary>
    public static IReadOnlyList<string> GoalsOf(ScreeningRecord screening) => Words(screening.CaseJson, "goals");

    /// <summary>The flags that change steps, and the rules that fired.</summary>
    public static IReadOnlyList<string> FlagsOf(ScreeningRecord screening)
    {
        using var json = JsonDocument.Parse(screening.ResultJson);
        var rules = json.RootElement.TryGetProperty("findings", out var findings) ? findings.EnumerateArray().Select(f => f.GetProperty("rule").GetString()!).ToList() : [];
        return [.. Words(screening.ResultJson, "plan_flags"), .. rules];
    }

    static List<string> Words(string text, string name)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty(name, out var words) && words.ValueKind == JsonValueKind.Array ? [.. words.EnumerateArray().Select(w => w.GetString()!)] : [];
    }
}
