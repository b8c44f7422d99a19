using System.Text.Json;
using Carboxy.Screening;
using Carboxy.Web.Layout;
using Carboxy.Work.Knowledge;

namespace Carboxy.Web.Screening;

/// <summary>What a kept screening found, by the titles of its rules.</summary>
static class FindingTitles
{
    /// <summary>The rules that spoke against treating, the strictest first; those that only remark are left out.</summary>
    public static IReadOnlyList<string> Of(Say say, ClinicKnowledge knowledge, ScreeningRecord record)
    {
        using var json = JsonDocument.Parse(record.ResultJson);
        return
        [
            .. json.RootElement.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("verdict").GetString() != "cleared")
                .Select(f => f.GetProperty("rule").GetString()!).Select(id => knowledge.Rules?.Find(id) is { } rule ? say[rule.Title] : id),
        ];
    }
}
