using System.Runtime.CompilerServices;

namespace Carboxy.Screening;

/// <summary>
/// All conditions of a rule set as one flat list of steps, each shared by every rule that needs it, evaluated in one pass
/// with Kleene's logic: 1 yes, 0 unknown, -1 no, so that "and" is the smaller, "or" the larger and "not" the opposite.
/// </summary>
sealed class RuleProgram
{
    public const sbyte Yes = 1;
    public const sbyte Open = 0;
    public const sbyte No = -1;

    readonly List<Step> steps = [];
    readonly Dictionary<Condition, int> known = [];
    readonly Dictionary<int, PolicyKnob> knobs = [];
    readonly Dictionary<int, int> knobSteps = [];
    readonly Wishes wishes;
    readonly int[] roots;
    readonly Verdict[] injection;
    readonly Verdict[] nonInvasive;
    readonly Step[] code;
    readonly (StepKind Kind, int From, int Length)[] runs;

    public RuleProgram(RuleSet rules)
    {
        wishes = new(rules);
        injection = [.. rules.Rules.Select(r => r.Injection)];
        nonInvasive = [.. rules.Rules.Select(r => r.NonInvasive)];
        var named = Name(rules);
        var parser = new ConditionParser(rules.Diseases, rules.Medicines, rules.ZoneIds, named);
        roots = [.. rules.Rules.Select(rule => rule.Id == RuleSet.Unanswered ? -1 : Add(parser.Read(rule.When)))];
        foreach (var knob in rules.Source.Policy.Where(k => k.On))
        {
            var rule = rules.Rules.ToList().FindIndex(r => r.Id == knob.Rule);
            knobs[rule] = knob;
            knobSteps[rule] = Add(parser.Read(knob.When));
        }

        var order = Step.Order(steps);
        code = [.. order.Select(at => steps[at].Moved(order))];
        runs = [.. Step.Runs(code)];
        roots = [.. roots.Select(root => root < 0 ? root : order.IndexOf(root))];
        foreach (var rule in knobSteps.Keys.ToList())
            knobSteps[rule] = order.IndexOf(knobSteps[rule]);
    }

    public int Steps => code.Length;

    public IReadOnlyList<Leaf> Leaves => [.. code.Select(s => s.Leaf).OfType<Leaf>()];

    /// <summary>The step that answers a rule, or -1 for the rule about silence itself.</summary>
    public int RootOf(int rule) => roots[rule];

    internal static Dictionary<string, Condition> Name(RuleSet rules)
    {
        var named = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var (name, text) in rules.Source.Named)
            named[name] = new ConditionParser(rules.Diseases, rules.Medicines, rules.ZoneIds, named).Read(text);
        return named;
    }

    // Compiled once and for good: guided by its first callers, the compiler would lay the branches out for them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(in CaseView view, Span<sbyte> values)
    {
        foreach (var (kind, from, length) in runs)
        {
            var like = code.AsSpan(from, length);
            var results = values.Slice(from, length);
            switch (kind)
            {
                case StepKind.YesNo:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = (sbyte)view.YesNo(like[i].A);
                    break;
                case StepKind.Diagnosis:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = (sbyte)view.Diagnosis(like[i].A, like[i].B);
                    break;
                case StepKind.Medicine:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = (sbyte)view.Medicine(like[i].A, like[i].B);
                    break;
                case StepKind.Wish:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = (sbyte)view.Wish(like[i].A);
                    break;
                case StepKind.Number:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = ((NumberLeaf)like[i].Leaf!).Holds(view.Number((NumberFact)like[i].A));
                    break;
                case StepKind.OtherLeaf:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = like[i].Leaf!.Holds(view) switch { true => Yes, false => No, null => Open };
                    break;
                case StepKind.And:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = Math.Min(values[like[i].A], values[like[i].B]);
                    break;
                case StepKind.Or:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = Math.Max(values[like[i].A], values[like[i].B]);
                    break;
                case StepKind.Not:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = (sbyte)-values[like[i].A];
                    break;
                case StepKind.Certainly:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = values[like[i].A] == Yes ? Yes : No;
                    break;
                default:
                    for (var i = 0; i < like.Length; i++)
                        results[i] = values[like[i].A] == Open ? Yes : No;
                    break;
            }
        }
    }

    /// <summary>What a rule says in a modality; a knob of the director lowers it only where its condition certainly holds.</summary>
    public Verdict Says(int rule, Modality modality, ReadOnlySpan<sbyte> values) =>
        knobs.Count > 0 && knobs.TryGetValue(rule, out var knob) && knob.Modality == modality && values[knobSteps[rule]] == Yes ? knob.Becomes : Plain(modality)[rule];

    /// <summary>The strictest of what is certain, and whether a rule that could say more than cleared is open.</summary>
    public (Verdict Certain, bool IsOpen) Weigh(Modality modality, ReadOnlySpan<sbyte> values)
    {
        var (certain, open, plain) = (Verdict.Cleared, false, Plain(modality));
        for (var rule = 0; rule < roots.Length; rule++)
        {
            if (roots[rule] is not (>= 0 and var root) || values[root] == No)
                continue;
            var says = knobs.Count == 0 ? plain[rule] : Says(rule, modality, values);
            if (values[root] == Yes)
                certain = says > certain ? says : certain;
            else
                open |= says > Verdict.Cleared;
        }

        return (certain, open);
    }

    Verdict[] Plain(Modality modality) => modality is Modality.Injection ? injection : nonInvasive;

    /// <summary>What is asked for, as <see cref="Wishes"/> keeps it.</summary>
    public ulong WishesOf(ScreeningCase one) => wishes.Of(one);

    /// <summary>Gathers the answers that made a step come out as it did, and the day until which they will.</summary>
    public void Explain(int at, in CaseView view, ReadOnlySpan<sbyte> values, Reasons reasons)
    {
        ref readonly var step = ref code[at];
        switch (step.Kind)
        {
            case <= StepKind.OtherLeaf:
                reasons.Add(step.Leaf!, view, holds: values[at] == Yes);
                break;
            case StepKind.And or StepKind.Or when (step.Kind is StepKind.And) == (values[at] == Yes):
                // Both parts were needed: name what is there, and what is absent only where nothing else speaks.
                var absences = IsAbsence(step.A) && IsAbsence(step.B);
                if (absences || !IsAbsence(step.A))
                    Explain(step.A, view, values, reasons);
                if (absences || !IsAbsence(step.B))
                    Explain(step.B, view, values, reasons);
                break;
            case StepKind.And or StepKind.Or:
                if (values[step.A] == values[at])
                    Explain(step.A, view, values, reasons);
                if (values[step.B] == values[at])
                    Explain(step.B, view, values, reasons);
                break;
            case StepKind.Unanswered:
                foreach (var fact in Missing(step.A, view, values))
                    reasons.AddUnknown(fact);
                break;
            default:
                Explain(step.A, view, values, reasons);
                break;
        }
    }

    bool IsAbsence(int at) => code[at].Kind is StepKind.Not;

    /// <summary>The facts whose silence leaves a step open.</summary>
    public IReadOnlyCollection<string> Missing(int at, in CaseView view, ReadOnlySpan<sbyte> values) => Missing(at, view, values, firstOnly: false);

    /// <summary>Of those, the facts to ask for first: the second half of an "and" waits for its first, so that a repeat is asked for once the reading is high.</summary>
    public IReadOnlyCollection<string> AskFirst(int at, in CaseView view, ReadOnlySpan<sbyte> values) => Missing(at, view, values, firstOnly: true);

    SortedSet<string> Missing(int at, in CaseView view, ReadOnlySpan<sbyte> values, bool firstOnly)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        Missing(at, view, values, firstOnly, missing);
        return missing;
    }

    void Missing(int at, in CaseView view, ReadOnlySpan<sbyte> values, bool firstOnly, SortedSet<string> missing)
    {
        ref readonly var step = ref code[at];
        if (values[at] != Open)
            return;
        if (step.Leaf is not null)
        {
            if (step.Leaf!.Missing(view) is { } fact)
                missing.Add(fact);
            return;
        }

        Missing(step.A, view, values, firstOnly, missing);
        if (step.Kind is StepKind.Or || (step.Kind is StepKind.And && !(firstOnly && values[step.A] == Open)))
            Missing(step.B, view, values, firstOnly, missing);
    }

    int Add(Condition condition)
    {
        if (known.TryGetValue(condition, out var at))
            return at;
        var step = condition switch
        {
            Condition.Test c => Step.Of(c.Leaf, wishes),
            Condition.And c => new Step(StepKind.And, Add(c.Left), Add(c.Right), null),
            Condition.Or c => new Step(StepKind.Or, Add(c.Left), Add(c.Right), null),
            Condition.Not c => new Step(StepKind.Not, Add(c.Part), 0, null),
            Condition.Certainly c => new Step(StepKind.Certainly, Add(c.Part), 0, null),
            Condition.Unanswered c => new Step(StepKind.Unanswered, Add(c.Part), 0, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        steps.Add(step);
        return known[condition] = steps.Count - 1;
    }
}
