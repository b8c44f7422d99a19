using System.Globalization;
using System.Text;
using Carboxy.Quantities;
using Carboxy.Screening;

namespace Carboxy.Cli.Screening;

/// <summary>A verdict as a person reads it in the terminal.</summary>
static class ScreenedText
{
    static readonly Dictionary<Verdict, Text> Verdicts = new()
    {
        [Verdict.Cleared] = new("противопоказаний не найдено", "cleared"),
        [Verdict.NeedsClinicianDecision] = new("решает врач", "a physician decides"),
        [Verdict.PostponeUntil] = new("отложить", "postpone"),
        [Verdict.Excluded] = new("нельзя", "excluded"),
    };

    public static string Write(Screened said, RuleSet rules, Language language)
    {
        var text = new StringBuilder();
        var until = said.Until is { } day ? $" → {Day(day)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"{said.Case.Id}  {Verdicts[said.Verdict].In(language).ToUpperInvariant()}{until}  [{said.RuleSet}]");
        foreach (var finding in said.Findings)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {finding.Rule.Id,-6} {finding.Rule.Title.In(language)}: {Verdicts[finding.Verdict].In(language)}");
            if (finding.Verdict >= Verdict.PostponeUntil && finding.Rule.Until is { } words)
                text.Append(CultureInfo.InvariantCulture, $" — {words.In(language)}{(finding.Until is { } end ? $" ({Day(end)})" : "")}");
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"         {finding.Because}  ({string.Join(", ", finding.Sources)})");
        }

        foreach (var open in said.Undetermined.Where(o => o.AtStake > Verdict.Cleared))
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  ? {open.Rule.Id,-6} {open.Rule.Title.In(language)}: {string.Join(", ", open.Missing)}");
        if (said.AskNext.Count > 0)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {new Text("спросить", "ask").In(language)}: {string.Join(", ", said.AskNext)}");
        if (said.PlanFlags.Count > 0)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {new Text("учесть в плане", "for the plan").In(language)}: {string.Join(", ", said.PlanFlags)}");
        if (said.Findings.Count == 0)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {string.Join(", ", said.Case.Goals.Select(g => $"{g} {rules.Indications.Find(g)?.Name.In(language)}"))}");
        return text.ToString();
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
