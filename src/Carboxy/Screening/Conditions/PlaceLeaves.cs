namespace Carboxy.Screening;

/// <summary>The zone that is to be treated is one of these.</summary>
public sealed record ZoneLeaf(string Zones) : Leaf
{
    readonly HashSet<string> zones = [.. Zones.Split(' ')];

    public override string? Fact => null;

    public override Truth Holds(in CaseView view) => zones.Contains(view.Case.Zone);

    public override string Because(in CaseView view) => $"zone: {view.Case.Zone}";

    public bool Equals(ZoneLeaf? other) => other is not null && Zones == other.Zones;

    public override int GetHashCode() => Zones.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The zone lies on the face.</summary>
public sealed record FacialLeaf : Leaf
{
    public override string? Fact => null;

    public override Truth Holds(in CaseView view) => view.Rules.FacialZones.Contains(view.Case.Zone);

    public override string Because(in CaseView view) => $"zone: {view.Case.Zone}";
}

/// <summary>One of these is a goal of the patient.</summary>
public sealed record GoalLeaf(string Rows) : Leaf
{
    readonly HashSet<string> rows = [.. Rows.Split(' ')];

    public override string? Fact => null;

    public override Truth Holds(in CaseView view)
    {
        foreach (var goal in view.Case.Goals)
        {
            if (rows.Contains(goal))
                return true;
        }

        return false;
    }

    public override string Because(in CaseView view) => $"goals: {string.Join(", ", view.Case.Goals.Where(rows.Contains))}";

    public bool Equals(GoalLeaf? other) => other is not null && Rows == other.Rows;

    public override int GetHashCode() => Rows.GetHashCode(StringComparison.Ordinal);
}

/// <summary>No goal is one of the recorded indications (S0-16).</summary>
public sealed record NoIndicationLeaf : Leaf
{
    public override string? Fact => null;

    public override Truth Holds(in CaseView view)
    {
        foreach (var goal in view.Case.Goals)
        {
            if (view.Rules.Indications.Find(goal) is { Offered: true })
                return false;
        }

        return true;
    }

    public override string Because(in CaseView view) => view.Case.Goals.Count == 0 ? "goals: none" : $"goals: {string.Join(", ", view.Case.Goals)}";
}
