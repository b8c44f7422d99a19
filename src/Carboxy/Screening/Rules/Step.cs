namespace Carboxy.Screening;

/// <summary>What a step of the program does. The commonest leaves are read straight off the case, the others asked.</summary>
enum StepKind : byte
{
    YesNo,
    Diagnosis,
    Medicine,
    Wish,
    Number,
    OtherLeaf,
    And,
    Or,
    Not,
    Certainly,
    Unanswered,
}

/// <summary>One step: A and B are earlier steps, or what a leaf looks at.</summary>
readonly record struct Step(StepKind Kind, int A, int B, Leaf? Leaf)
{
    public static Step Of(Leaf leaf, Wishes wishes) => leaf switch
    {
        YesNoLeaf l => new(StepKind.YesNo, (int)l.Question, 0, l),
        DiagnosisLeaf l => new(StepKind.Diagnosis, (int)l.Query, l.Group, l),
        MedicineLeaf l => new(StepKind.Medicine, (int)l.Query, l.Group, l),
        WishLeaf l => new(StepKind.Wish, wishes.BitOf(l), 0, l),
        NumberLeaf l => new(StepKind.Number, (int)l.Number, 0, l),
        _ => new(StepKind.OtherLeaf, 0, 0, leaf),
    };

    /// <summary>The places of the steps, each behind those that it needs, and like beside like: a machine runs best through many of a kind.</summary>
    public static List<int> Order(IReadOnlyList<Step> steps)
    {
        var depth = new int[steps.Count];
        for (var i = 0; i < steps.Count; i++)
            depth[i] = steps[i].Leaf is not null ? 0 : 1 + Math.Max(depth[steps[i].A], depth[steps[i].B]);
        return [.. Enumerable.Range(0, steps.Count).OrderBy(i => depth[i]).ThenBy(i => steps[i].Kind)];
    }

    /// <summary>The same step where its parts have moved.</summary>
    public Step Moved(List<int> order) => Leaf is not null ? this : this with { A = order.IndexOf(A), B = order.IndexOf(B) };

    /// <summary>Stretches of like steps, none of which needs another of its own stretch.</summary>
    public static IEnumerable<(StepKind Kind, int From, int Length)> Runs(IReadOnlyList<Step> code)
    {
        for (var from = 0; from < code.Count;)
        {
            var to = from + 1;
            while (to < code.Count && code[to].Kind == code[from].Kind && (code[to].Leaf is not null || (code[to].A < from && code[to].B < from)))
                to++;
            yield return (code[from].Kind, from, to - from);
            from = to;
        }
    }
}
