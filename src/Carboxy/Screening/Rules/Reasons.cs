namespace Carboxy.Screening;

/// <summary>The answers that fired a rule, each said once, and the day until which they hold.</summary>
sealed class Reasons
{
    readonly List<string> answers = [];
    readonly List<string> wishes = [];

    /// <summary>The latest day that an answer names; null where none does.</summary>
    public DateOnly? Until { get; private set; }

    public void Add(Leaf leaf, in CaseView view, bool holds)
    {
        // The zone and the goals are what was wanted, not what was answered: they speak only where no answer does.
        var said = leaf.Fact is null ? wishes : answers;
        if (leaf.Because(view) is { Length: > 0 } reason && !said.Contains(reason))
            said.Add(reason);
        if (holds && leaf.Until(view) is { } day && !(Until > day))
            Until = day;
    }

    public void AddUnknown(string fact) => answers.Add($"{fact}: unknown");

    public override string ToString() => string.Join("; ", answers.Count > 0 ? answers : wishes);
}
