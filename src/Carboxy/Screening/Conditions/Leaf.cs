namespace Carboxy.Screening;

/// <summary>One question to a patient's case. Equal leaves are asked once, however many rules share them.</summary>
public abstract record Leaf
{
    /// <summary>The answer that it looks at, by its name in carboxy-answers/1; null where nobody can be asked (the zone, the goals).</summary>
    public abstract string? Fact { get; }

    public abstract Truth Holds(in CaseView view);

    /// <summary>The very answer that decided it, such as <c>drugs[0]: B01AB05 until 2027-03-22</c>.</summary>
    public abstract string Because(in CaseView view);

    /// <summary>The first day on which it will hold no more, where that is known.</summary>
    public virtual DateOnly? Until(in CaseView view) => null;

    /// <summary>What has to be asked when it is open; one fact, but a postoperative period may miss the surgeon's word.</summary>
    public virtual string? Missing(in CaseView view) => Fact;
}
