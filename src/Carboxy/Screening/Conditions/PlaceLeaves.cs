using Carboxy.Knowledge;

namespace Carboxy.Screening;

/// <summary>Something about what is wanted, the zone or the goals. It is never unknown, and is worked out once for each zone and each goal.</summary>
public abstract record WishLeaf : Leaf
{
    public override string? Fact => null;

    /// <summary>Whether this zone makes it hold.</summary>
    public virtual bool HoldsFor(Zone zone) => false;

    /// <summary>Whether this goal makes it hold; <paramref name="indication"/> is null where the goal is none.</summary>
    public virtual bool HoldsFor(string goal, Indication? indication) => false;

    public override Truth Holds(in CaseView view)
    {
        foreach (var goal in view.Case.Goals)
        {
            if (HoldsFor(goal, view.Rules.Indications.Find(goal)))
                return true;
        }

        return view.Rules.Zones.Find(view.Case.Zone) is { } zone && HoldsFor(zone);
    }
}

/// <summary>The zone that is to be treated is one of these.</summary>
public sealed record ZoneLeaf(string Zones) : WishLeaf
{
    public override bool HoldsFor(Zone zone) => Zones.Split(' ').Contains(zone.Id);

    public override string Because(in CaseView view) => $"zone: {view.Case.Zone}";
}

/// <summary>The zone lies on the face.</summary>
public sealed record FacialLeaf : WishLeaf
{
    public override bool HoldsFor(Zone zone) => zone.Facial;

    public override string Because(in CaseView view) => $"zone: {view.Case.Zone}";
}

/// <summary>One of these is a goal of the patient.</summary>
public sealed record GoalLeaf(string Rows) : WishLeaf
{
    public override bool HoldsFor(string goal, Indication? indication) => Rows.Split(' ').Contains(goal);

    public override string Because(in CaseView view) => $"goals: {string.Join(", ", view.Case.Goals.Where(goal => HoldsFor(goal, null)))}";
}

/// <summary>A goal is one of the recorded indications (S0-16).</summary>
public sealed record IndicationLeaf : WishLeaf
{
    public override bool HoldsFor(string goal, Indication? indication) => indication is { Offered: true };

    public override string Because(in CaseView view) => view.Case.Goals.Count == 0 ? "goals: none" : $"goals: {string.Join(", ", view.Case.Goals)}";
}
