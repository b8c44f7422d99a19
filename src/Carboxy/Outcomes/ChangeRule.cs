namespace Carboxy.Outcomes;

/// <summary>Which difference from the baseline means something, as FACTS 4.2 gives it for each measure.</summary>
public abstract record ChangeRule
{
    /// <summary>How well the number is founded.</summary>
    public required Basis Basis { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What a reader must know about the number.</summary>
    public Text? Note { get; init; }

    /// <summary>The comparison holds only while the body weight stays (M-22).</summary>
    public SameWeight? SameWeight { get; init; }

    /// <summary>At a baseline below this the instrument cannot show an improvement (RMDQ floor, [79]).</summary>
    public decimal? Floor { get; init; }

    /// <summary>At a baseline above this the instrument cannot show a worsening (RMDQ ceiling, [79]).</summary>
    public decimal? Ceiling { get; init; }

    /// <summary>So many points; <paramref name="More"/> where the number itself is not yet enough.</summary>
    public sealed record Points(decimal Minimal, decimal? Clear, bool More) : ChangeRule;

    /// <summary>So many per cent of the baseline.</summary>
    public sealed record Percent(decimal Minimal, decimal? Clear) : ChangeRule;

    /// <summary>So many points or so many per cent, whichever is reached (NRS, [84]).</summary>
    public sealed record Either(decimal MinimalPoints, decimal MinimalPercent, decimal ClearPoints, decimal ClearPercent) : ChangeRule;

    /// <summary>So many named levels of the score.</summary>
    public sealed record Level(int Levels) : ChangeRule;

    /// <summary>Reaches the goal and gets better by so many points at once (acne, [94]).</summary>
    public sealed record Success(decimal Goal, decimal BetterBy, decimal WorseBy) : ChangeRule;

    /// <summary>Crosses a goal, or (where given) changes by so many per cent (SALT, [92]).</summary>
    public sealed record Crosses(decimal Goal, decimal? OrPercent) : ChangeRule;

    /// <summary>The value is itself a change against the start, so that no second measurement is needed.</summary>
    public sealed record OwnValue(decimal Minimal, decimal Clear) : ChangeRule;

    /// <summary>More than the error of repeating the measurement in this clinic with this device.</summary>
    public sealed record RepeatError : ChangeRule;

    /// <summary>No agreed number was found; the difference is shown and not judged.</summary>
    public sealed record NoneAgreed : ChangeRule;
}

/// <summary>The item that holds the weight, and the change in kilograms from which a comparison no longer holds.</summary>
public sealed record SameWeight(string Item, decimal Within);

/// <summary>How well a number of meaningful change is founded.</summary>
public enum Basis
{
    /// <summary>A published source is cited.</summary>
    Published,

    /// <summary>Common in practice; no source was found and a director has to confirm it.</summary>
    GeneralKnowledge,

    /// <summary>Chosen by this project; a director has to sign it.</summary>
    House,
}
