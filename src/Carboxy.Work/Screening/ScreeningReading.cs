using System.Text;
using Carboxy.Screening;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>Reads kept screenings back.</summary>
static class ScreeningReading
{
    /// <summary>The screenings that were judged from the same answers in one go, the mask first.</summary>
    public static async Task<List<ScreeningRecord>> TogetherAsync(ClinicDb db, ScreeningRecord one, CancellationToken cancel)
    {
        var id = IdOf(one);
        var day = await db.Screenings.AsNoTracking().Where(s => s.Patient == one.Patient && s.Zone == one.Zone && s.On == one.On).ToListAsync(cancel);
        return [.. day.Where(s => s.Id == one.Id || (id.Length > 0 && IdOf(s) == id)).OrderByDescending(s => s.Modality)];
    }

    /// <summary>The case as it was judged, or null where a rule set that knew its words is gone.</summary>
    public static ScreeningCase? CaseOf(ScreeningRecord record, RuleSet rules)
    {
        var (cases, _) = CasesJson.Read(Encoding.UTF8.GetBytes(record.CaseJson), rules.ZoneIds, AllRows(rules));
        return cases.Count == 1 ? cases[0].Case : null;
    }

    static HashSet<string> AllRows(RuleSet rules) => [.. rules.Indications.All.SelectMany(i => i.Rows.Append(i.Id))];

    static string IdOf(ScreeningRecord record)
    {
        using var json = System.Text.Json.JsonDocument.Parse(record.CaseJson);
        return json.RootElement.TryGetProperty("id", out var id) ? id.GetString() ?? "" : "";
    }
}
