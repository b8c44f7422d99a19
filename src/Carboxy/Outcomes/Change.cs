using System.Globalization;

namespace Carboxy.Outcomes;

/// <summary>Judges a score against its baseline by the change that matters in that measure. The direction is the measure's, never guessed.</summary>
public static class Change
{
    public static Judgement Judge(Measure measure, string scoreId, Measurement? baseline, Measurement current, JudgingFacts facts)
    {
        var score = measure.Score(scoreId) ?? throw new ArgumentException($"{measure.Id} has no score {scoreId}.", nameof(scoreId));
        if (score.Change is ChangeRule.OwnValue own)
            return OwnValue(measure, score, own, current);
        if (baseline is null)
            return Cannot(score, null, "Нет исходной оценки, сравнивать не с чем. Исходную точку ставят до первой процедуры, задним числом её не восполнить.", "There is no baseline to compare with. It is taken before the first session and cannot be made up for afterwards.");
        if (Comparable.Obstacle(measure, score, baseline, current) is { } obstacle)
            return Cannot(score, null, obstacle.Ru, obstacle.En);
        if (baseline.Score(scoreId) is not { } before || current.Score(scoreId) is not { } now)
            return Cannot(score, null, "Этот балл посчитан не оба раза. Пропуск — не ноль.", "This score was not computed both times. A gap is not a zero.");

        return Values(score, before.Value, now.Value, facts);
    }

    /// <summary>Judges two values that are known to be comparable.</summary>
    public static Judgement Values(MeasureScore score, decimal baseline, decimal current, JudgingFacts facts)
    {
        var difference = Difference.Between(baseline, current);
        if (Gain(score.Direction, difference.Absolute, facts.Aim) is not { } gain)
            return Cannot(score, difference, "Методика не знает, что здесь лучше. Исправьте исходное измерение и укажите в нём, чего хочет курс: больше или меньше.", "The measure does not say which way is better here. Correct the baseline and state in it what the course aims at: more or less.");

        var size = Size.Of(score.Change, score, baseline, current, gain, facts.RepeatError);
        var shown = Shown(score, baseline, current, difference);
        return size switch
        {
            Size.Clearly => new Judgement.BetterClearly(Reason(shown, score, "Это явное улучшение.", "This is a clear improvement."), difference, score.Change.Sources),
            Size.Slightly => new Judgement.BetterMinimally(Reason(shown, score, "Улучшение достигло значимой величины.", "The improvement reaches the size that matters."), difference, score.Change.Sources),
            Size.Worse => new Judgement.Worse(Reason(shown, score, "Это ухудшение. Обсудите, продолжать ли курс.", "This is a worsening. Discuss whether to go on with the course."), difference, score.Change.Sources),
            Size.Unknown unknown => Cannot(score, difference, $"{shown.Ru} {unknown.Why.Ru}", $"{shown.En} {unknown.Why.En}"),
            _ when AtTheEdge(score, baseline, gain, difference, shown) is { } edge => edge,
            _ => new Judgement.NoMeaningfulChange(Reason(shown, score, "Разница меньше той, что имеет значение.", "The difference is smaller than the one that matters."), difference, score.Change.Sources),
        };
    }

    static decimal? Gain(Direction direction, decimal absolute, Aim? aim) => (direction, aim) switch
    {
        (Direction.Higher, _) or (Direction.AimDependent, Aim.Increase) => absolute,
        (Direction.Lower, _) or (Direction.AimDependent, Aim.Decrease) => -absolute,
        _ => null,
    };

    static Judgement.CannotBeJudged? AtTheEdge(MeasureScore score, decimal baseline, decimal gain, Difference difference, Text shown) => score.Change switch
    {
        { Floor: { } floor } when gain > 0 && baseline < floor => Cannot(score, difference,
            $"{shown.Ru} Исходный балл ниже {floor:0.##}: улучшение эта методика уже не покажет.", $"{shown.En} The baseline is below {floor:0.##}: this instrument cannot show an improvement from there."),
        { Ceiling: { } ceiling } when gain < 0 && baseline > ceiling => Cannot(score, difference,
            $"{shown.Ru} Исходный балл выше {ceiling:0.##}: ухудшение эта методика уже не покажет.", $"{shown.En} The baseline is above {ceiling:0.##}: this instrument cannot show a worsening from there."),
        _ => null,
    };

    static Judgement OwnValue(Measure measure, MeasureScore score, ChangeRule.OwnValue rule, Measurement current)
    {
        if (current.MeasureVersion != measure.Version)
            return Cannot(score, null, "Другая версия методики: её ступени значат иное.", "Another version of the instrument: its steps mean something else.");
        if (current.Score(score.Id) is not { } value || Gain(score.Direction, value.Value, aim: null) is not { } gain)
            return Cannot(score, null, "Этот балл не посчитан.", "This score was not computed.");
        Text reason = new($"Оценка сама сравнивает с началом курса: {Signed(value.Value, score, Language.Russian)}.", $"The rating itself compares with the start of the course: {Signed(value.Value, score, Language.English)}.");
        return gain switch
        {
            _ when gain >= rule.Clear => new Judgement.BetterClearly(reason, null, rule.Sources),
            _ when gain >= rule.Minimal => new Judgement.BetterMinimally(reason, null, rule.Sources),
            _ when gain <= -rule.Minimal => new Judgement.Worse(reason, null, rule.Sources),
            _ => new Judgement.NoMeaningfulChange(reason, null, rule.Sources),
        };
    }

    static Judgement.CannotBeJudged Cannot(MeasureScore score, Difference? difference, string ru, string en) => new(new(ru, en), difference, score.Change.Sources);

    static Text Reason(Text shown, MeasureScore score, string ru, string en) => new(
        string.Join(' ', new[] { shown.Ru, ru, score.Change.Note?.Ru }.OfType<string>()),
        string.Join(' ', new[] { shown.En, en, score.Change.Note?.En }.OfType<string>()));

    static Text Shown(MeasureScore score, decimal baseline, decimal current, Difference difference) => new(
        $"Было {score.Show(baseline, Language.Russian)}, стало {score.Show(current, Language.Russian)} ({Signed(difference.Absolute, score, Language.Russian)}{Percent(difference, Language.Russian)}).",
        $"It was {score.Show(baseline, Language.English)} and is {score.Show(current, Language.English)} ({Signed(difference.Absolute, score, Language.English)}{Percent(difference, Language.English)}).");

    static string Signed(decimal value, MeasureScore score, Language language)
    {
        var sign = value > 0 ? "+" : value < 0 ? "−" : "";
        return sign + score.Show(Math.Abs(value), language);
    }

    static string Percent(Difference difference, Language language) => difference.Percent is { } percent
        ? $", {(percent > 0 ? "+" : percent < 0 ? "−" : "")}{Math.Abs(percent).ToString("0.#", CultureInfo.GetCultureInfo(language == Language.Russian ? "ru" : "en"))} %"
        : "";
}
