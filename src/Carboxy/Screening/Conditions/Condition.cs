namespace Carboxy.Screening;

/// <summary>Something that holds of a patient, or does not, or is not known yet.</summary>
public abstract record Condition
{
    public sealed record Test(Leaf Leaf) : Condition;

    public sealed record Not(Condition Part) : Condition;

    public sealed record And(Condition Left, Condition Right) : Condition;

    public sealed record Or(Condition Left, Condition Right) : Condition;

    /// <summary>Holds where the part certainly holds, and otherwise does not: never open. It hands a case over to a rule at least as strict.</summary>
    public sealed record Certainly(Condition Part) : Condition;

    /// <summary>Holds where nobody knows whether the part holds.</summary>
    public sealed record Unanswered(Condition Part) : Condition;

    /// <summary>A part whose silence matters only within a scope: nobody is asked about a rash on the cheeks before a treatment of the knee.</summary>
    public static Condition Within(Condition scope, Condition part) => new Or(new Certainly(part), new And(scope, part));

    public Truth Holds(in CaseView view) => this switch
    {
        Test c => c.Leaf.Holds(view),
        Not c => !c.Part.Holds(view),
        And c => c.Left.Holds(view) & c.Right.Holds(view),
        Or c => c.Left.Holds(view) | c.Right.Holds(view),
        Certainly c => c.Part.Holds(view) is true,
        Unanswered c => c.Part.Holds(view) is null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Every fact that it looks at.</summary>
    public IEnumerable<string> Facts => this switch
    {
        Test c => c.Leaf.Fact is { } fact ? [fact] : [],
        Not c => c.Part.Facts,
        And c => c.Left.Facts.Concat(c.Right.Facts),
        Or c => c.Left.Facts.Concat(c.Right.Facts),
        Certainly c => c.Part.Facts,
        Unanswered c => c.Part.Facts,
        _ => [],
    };
}
