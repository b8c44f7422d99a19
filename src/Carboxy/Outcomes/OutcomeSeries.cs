namespace Carboxy.Outcomes;

/// <summary>One score over a course, ready to be drawn or read out: points, gaps, the baseline and what counts as no change.</summary>
public sealed record OutcomeSeries
{
    public required Measure Measure { get; init; }

    public required MeasureScore Score { get; init; }

    /// <summary>By day. A point without a value is a gap: it is shown as one and no line is drawn across it.</summary>
    public required IReadOnlyList<SeriesPoint> Points { get; init; }

    public required decimal? Baseline { get; init; }

    /// <summary>Around the baseline: values in here are no meaningful change. Null where that is not known in numbers.</summary>
    public required NumberRange? QuietBand { get; init; }

    /// <summary>Which way is better, in words.</summary>
    public required Text DirectionLabel { get; init; }

    public IEnumerable<SeriesPoint> Measured => Points.Where(point => point.Value is not null);

    /// <param name="measure">Which measure.</param>
    /// <param name="scoreId">Which of its scores.</param>
    /// <param name="taken">Measurements of one patient, one zone and one side, of any measure; those of others are left out.</param>
    /// <param name="due">The schedule of the course: what is overdue becomes a gap.</param>
    /// <param name="facts">What judging needs beside the numbers.</param>
    public static OutcomeSeries Of(Measure measure, string scoreId, IEnumerable<Measurement> taken, IEnumerable<DueMeasure> due, JudgingFacts facts)
    {
        var score = measure.Score(scoreId) ?? throw new ArgumentException($"{measure.Id} has no score {scoreId}.", nameof(scoreId));
        var own = Measurement.InForce(taken.Where(m => m.Measure == measure.Id));
        var baseline = own.LastOrDefault(m => m.Purpose == MeasurementPurpose.Baseline);
        var first = baseline?.MeasureVersion == measure.Version ? baseline.Score(scoreId)?.Value : null;
        var points = own.Select(m => PointOf(measure, score, baseline, m, facts));
        var gaps = due.Where(d => d.Measure == measure.Id && d is { State: DueState.Overdue, On: not null })
            .Select(d => new SeriesPoint(d.On!.Value, d.Purpose) { Note = new("Не измерено в срок.", "Not measured in time.") });
        return new()
        {
            Measure = measure,
            Score = score,
            Points = [.. points.Concat(gaps).OrderBy(p => p.On)],
            Baseline = first,
            QuietBand = first is { } value ? Quiet(score.Change, value, facts.RepeatError) : null,
            DirectionLabel = LabelOf(score.Direction, facts.Aim),
        };
    }

    static SeriesPoint PointOf(Measure measure, MeasureScore score, Measurement? baseline, Measurement one, JudgingFacts facts)
    {
        if (Comparable.OffTheChart(measure, baseline ?? one, one) is { } why)
            return new(one.On, one.Purpose) { Note = why };
        if (one.Score(score.Id) is not { } value)
            return new(one.On, one.Purpose) { Note = new("Этот балл в тот день не посчитан.", "This score was not computed on that day.") };
        return new(one.On, one.Purpose)
        {
            Value = value.Value,
            Band = value.Band,
            Note = value.Caution,
            Judgement = ReferenceEquals(one, baseline) && score.Change is not ChangeRule.OwnValue ? null : Change.Judge(measure, score.Id, baseline, one, facts),
        };
    }

    static NumberRange? Quiet(ChangeRule rule, decimal baseline, decimal? repeatError)
    {
        var half = rule switch
        {
            ChangeRule.Points p => p.Minimal,
            ChangeRule.Percent p => Math.Abs(baseline) * p.Minimal / 100,
            ChangeRule.Either e => baseline == 0 ? e.MinimalPoints : Math.Min(e.MinimalPoints, Math.Abs(baseline) * e.MinimalPercent / 100),
            ChangeRule.RepeatError => repeatError,
            _ => null,
        };
        return half is { } h ? new(baseline - h, baseline + h) : null;
    }

    static Text LabelOf(Direction direction, Aim? aim) => (direction, aim) switch
    {
        (Direction.Lower, _) => new("меньше — лучше", "lower is better"),
        (Direction.Higher, _) => new("больше — лучше", "higher is better"),
        (_, Aim.Decrease) => new("цель курса — меньше", "the course aims lower"),
        (_, Aim.Increase) => new("цель курса — больше", "the course aims higher"),
        _ => new("что лучше, зависит от цели курса", "which way is better depends on the aim of the course"),
    };
}

/// <summary>One moment of a series, with its value, or why there is none.</summary>
public sealed record SeriesPoint(DateOnly On, MeasurementPurpose Purpose)
{
    public decimal? Value { get; init; }

    public Text? Band { get; init; }

    public Text? Note { get; init; }

    /// <summary>Against the baseline; null for the baseline itself and for a gap.</summary>
    public Judgement? Judgement { get; init; }
}
