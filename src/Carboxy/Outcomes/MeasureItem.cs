namespace Carboxy.Outcomes;

/// <summary>One thing that is asked, counted or read off an instrument.</summary>
public abstract record MeasureItem(string Id, Text Label)
{
    /// <summary>May stay empty; what needs it is then not computed, and never taken as zero.</summary>
    public bool Optional { get; init; }

    /// <summary>The published rule of a questionnaire that an untouched statement counts as this number (RMDQ, [80]).</summary>
    public decimal? Untouched { get; init; }

    public Text? Hint { get; init; }

    /// <summary>A value that must not wait for the next visit.</summary>
    public SafetyLimit? Safety { get; init; }

    /// <summary>One of labelled steps, each with its number.</summary>
    public sealed record Choice(string Id, Text Label, IReadOnlyList<ItemStep> Steps) : MeasureItem(Id, Label);

    /// <summary>A whole number.</summary>
    public sealed record Whole(string Id, Text Label, NumberRange Range, Text? Unit) : MeasureItem(Id, Label);

    /// <summary>A decimal number with its unit.</summary>
    public sealed record Amount(string Id, Text Label, NumberRange Range, Text Unit) : MeasureItem(Id, Label);

    public sealed record YesNo(string Id, Text Label) : MeasureItem(Id, Label);

    /// <summary>Several readings of the same thing, such as three drops of a probe or circumferences along a limb.</summary>
    public sealed record Series(string Id, Text Label, NumberRange Range, Text Unit, NumberRange Count) : MeasureItem(Id, Label);

    /// <summary>An activity in the patient's own words, with a number for how well it goes.</summary>
    public sealed record Activity(string Id, Text Label, NumberRange Range) : MeasureItem(Id, Label);
}

/// <summary>One labelled step of a choice.</summary>
public sealed record ItemStep(int Value, Text Label);

/// <summary>Above <paramref name="Above"/> the rule fires, and <paramref name="Act"/> says what is done on the same day.</summary>
public sealed record SafetyLimit(decimal Above, string Rule, Text Act);
