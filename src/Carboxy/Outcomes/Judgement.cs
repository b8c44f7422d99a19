namespace Carboxy.Outcomes;

/// <summary>What a difference from the baseline means, why, and on whose word.</summary>
public abstract record Judgement(Text Reason, Difference? Difference, IReadOnlyList<string> Sources)
{
    public sealed record BetterClearly(Text Reason, Difference? Difference, IReadOnlyList<string> Sources) : Judgement(Reason, Difference, Sources);

    public sealed record BetterMinimally(Text Reason, Difference? Difference, IReadOnlyList<string> Sources) : Judgement(Reason, Difference, Sources);

    public sealed record NoMeaningfulChange(Text Reason, Difference? Difference, IReadOnlyList<string> Sources) : Judgement(Reason, Difference, Sources);

    public sealed record Worse(Text Reason, Difference? Difference, IReadOnlyList<string> Sources) : Judgement(Reason, Difference, Sources);

    /// <summary>The two cannot be set against each other, or nobody knows which difference matters.</summary>
    public sealed record CannotBeJudged(Text Reason, Difference? Difference, IReadOnlyList<string> Sources) : Judgement(Reason, Difference, Sources);

    /// <summary>The short word that people see.</summary>
    public Text Word => this switch
    {
        BetterClearly => new("явно лучше", "clearly better"),
        BetterMinimally => new("немного лучше", "slightly better"),
        NoMeaningfulChange => new("без значимых изменений", "no meaningful change"),
        Worse => new("хуже", "worse"),
        _ => new("оценить нельзя", "cannot be judged"),
    };
}

/// <summary>Now less baseline, in the score's unit and in per cent of the baseline (null where that is zero).</summary>
public sealed record Difference(decimal Absolute, decimal? Percent)
{
    public static Difference Between(decimal baseline, decimal current) =>
        new(current - baseline, baseline == 0 ? null : 100 * (current - baseline) / Math.Abs(baseline));
}

/// <summary>What the clinic must add before some measures can be judged.</summary>
public sealed record JudgingFacts
{
    public static JudgingFacts None { get; } = new();

    /// <summary>Which way the course wants to go, where the measure does not say.</summary>
    public Aim? Aim { get; init; }

    /// <summary>The largest difference that repeating the measurement alone makes here, in the score's unit.</summary>
    public decimal? RepeatError { get; init; }
}
