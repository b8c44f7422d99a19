namespace Carboxy.Screening;

/// <summary>Weighs the rules against a patient's answers. The strictest wins, and silence never clears.</summary>
public static class Screen
{
    const int MostStepsOnStack = 1024;

    /// <summary>The verdict alone, without a word of explanation; allocates nothing.</summary>
    public static Verdict Verdict(RuleSet rules, ScreeningCase of)
    {
        Span<sbyte> values = rules.Program.Steps <= MostStepsOnStack ? stackalloc sbyte[rules.Program.Steps] : new sbyte[rules.Program.Steps];
        var view = new CaseView(of, rules);
        rules.Program.Run(view, values);
        return Weigh(rules, of.Modality, values).Verdict;
    }

    /// <summary>The verdict with every fired rule, its reason and sources, every open rule, and what to ask next.</summary>
    public static Screened Decide(RuleSet rules, ScreeningCase of)
    {
        Span<sbyte> values = rules.Program.Steps <= MostStepsOnStack ? stackalloc sbyte[rules.Program.Steps] : new sbyte[rules.Program.Steps];
        var view = new CaseView(of, rules);
        rules.Program.Run(view, values);
        var (verdict, certain) = Weigh(rules, of.Modality, values);
        var open = Open(rules, view, values);
        var findings = Find(rules, view, values, open);
        return new()
        {
            Case = of,
            RuleSet = rules.Version,
            Verdict = verdict,
            Until = verdict is Screening.Verdict.PostponeUntil ? findings.Max(f => f.Until) : null,
            Findings = findings,
            Undetermined = open,
            AskNext = Questionnaire.AskNext(open, certain),
            PlanFlags = Flags(rules, of, findings),
            Rows = Rows(rules, of, findings),
        };
    }

    /// <summary>Silence about something that matters never clears (P8).</summary>
    static (Verdict Verdict, Verdict Certain) Weigh(RuleSet rules, Modality modality, ReadOnlySpan<sbyte> values)
    {
        var (certain, isOpen) = rules.Program.Weigh(modality, values);
        var silence = isOpen && rules.Silence is { } rule ? rule.In(modality) : Screening.Verdict.Cleared;
        return (silence > certain ? silence : certain, certain);
    }

    static List<OpenRule> Open(RuleSet rules, in CaseView view, ReadOnlySpan<sbyte> values)
    {
        var open = new List<OpenRule>();
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            var root = rules.Program.RootOf(i);
            if (root >= 0 && values[root] == RuleProgram.Open)
                open.Add(new(rules.Rules[i], rules.Program.Says(i, view.Case.Modality, values), rules.Program.Missing(root, view, values), rules.Program.AskFirst(root, view, values)));
        }

        return open;
    }

    static List<Finding> Find(RuleSet rules, in CaseView view, ReadOnlySpan<sbyte> values, IReadOnlyList<OpenRule> open)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            var rule = rules.Rules[i];
            var root = rules.Program.RootOf(i);
            if (root < 0)
            {
                var atStake = open.Where(o => o.AtStake > Screening.Verdict.Cleared).ToList();
                if (atStake.Count > 0)
                    findings.Add(Silence(rule, view.Case.Modality, atStake));
            }
            else if (values[root] == RuleProgram.Yes)
            {
                findings.Add(Fired(rules, i, view, values));
            }
        }

        return [.. findings.OrderByDescending(f => f.Verdict)];
    }

    static Finding Fired(RuleSet rules, int index, in CaseView view, ReadOnlySpan<sbyte> values)
    {
        var rule = rules.Rules[index];
        var says = rules.Program.Says(index, view.Case.Modality, values);
        var reasons = new Reasons();
        rules.Program.Explain(rules.Program.RootOf(index), view, values, reasons);
        return new(rule, says, says is Screening.Verdict.PostponeUntil ? reasons.Until : null, rule.Sources, reasons.ToString());
    }

    /// <summary>Silence as a finding: the rows behind the open questions are shown as its sources (P8).</summary>
    static Finding Silence(Rule rule, Modality modality, List<OpenRule> open) => new(
        rule,
        rule.In(modality),
        Until: null,
        [.. rule.Sources.Concat(open.SelectMany(o => o.Rule.Sources)).Distinct()],
        string.Join("; ", open.SelectMany(o => o.Missing).Distinct().Select(fact => $"{fact}: unknown")));

    static List<string> Flags(RuleSet rules, ScreeningCase of, List<Finding> findings)
    {
        var flags = findings.SelectMany(f => rules.PlanFlags[f.Rule.Id]).ToList();
        foreach (var wanted in of.Goals.Select(rules.Indications.Find).OfType<Knowledge.Indication>())
        {
            if (wanted.Medical)
                flags.Add("physician_plan");
            if (wanted.LevelIn(of.Modality) is Knowledge.EvidenceLevel.RandomisedNoBenefit)
                flags.Add("trials_found_no_benefit");
            if (wanted.BaselineNeeded)
                flags.Add("measured_baseline");
        }

        return [.. flags.Distinct()];
    }

    static List<string> Rows(RuleSet rules, ScreeningCase of, List<Finding> findings)
    {
        var rows = findings.SelectMany(f => f.Sources).Where(Knowledge.SeedRows.Contains).Concat(of.Goals);
        if (of.Goals.Any(g => rules.Indications.Find(g) is { Medical: true }))
            rows = rows.Append("S2-21");
        return [.. rows.Distinct()];
    }
}
