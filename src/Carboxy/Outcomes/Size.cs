namespace Carboxy.Outcomes;

/// <summary>How much a difference is, seen by one rule.</summary>
abstract record Size
{
    public sealed record Clearly : Size;

    public sealed record Slightly : Size;

    public sealed record Worse : Size;

    public sealed record Nothing : Size;

    public sealed record Unknown(Text Why) : Size;

    /// <param name="rule">Which change matters.</param>
    /// <param name="score">Whose bands a change of level is counted in.</param>
    /// <param name="from">The baseline.</param>
    /// <param name="to">The value now.</param>
    /// <param name="gain">How far it went towards better; negative where it went the other way.</param>
    /// <param name="repeatError">What repeating alone makes.</param>
    public static Size Of(ChangeRule rule, MeasureScore score, decimal from, decimal to, decimal gain, decimal? repeatError) => rule switch
    {
        _ when gain == 0 => new Nothing(),
        ChangeRule.Points p => Against(gain, p.Minimal, p.Clear, p.More),
        ChangeRule.Percent p => PercentOf(from, gain) is { } percent ? Against(percent, p.Minimal, p.Clear, more: false) : ZeroBaseline,
        ChangeRule.Either e => Graver(Against(gain, e.MinimalPoints, e.ClearPoints, more: false),
            PercentOf(from, gain) is { } percent ? Against(percent, e.MinimalPercent, e.ClearPercent, more: false) : new Nothing()),
        ChangeRule.Level l => Levels(l, score, from, to, gain),
        ChangeRule.Success s => gain <= -s.WorseBy ? new Worse() : gain >= s.BetterBy && Reaches(score, to, s.Goal) ? new Clearly() : new Nothing(),
        ChangeRule.Crosses c => Crossing(c, score, from, to, gain),
        ChangeRule.RepeatError => repeatError is { } error ? Against(gain, error, clear: null, more: true) : new Unknown(new(
            "Не известна ошибка повторного замера в этой клинике. Измерьте одного человека несколько раз подряд и впишите её в настройках клиники.",
            "The error of repeating this measurement in this clinic is not known. Measure one person several times in a row and enter it in the settings of the clinic.")),
        _ => new Unknown(new(
            "Для этой методики нет согласованной величины значимого изменения. Показана только разница.",
            "No meaningful change has been agreed for this instrument. Only the difference is shown.")),
    };

    static Unknown ZeroBaseline => new(new(
        "Исходно был ноль, процент от нуля не считают. Смотрите на саму разницу.",
        "The baseline was zero, and there is no per cent of zero. Look at the difference itself."));

    static decimal? PercentOf(decimal from, decimal gain) => from == 0 ? null : 100 * gain / Math.Abs(from);

    static bool Reaches(MeasureScore score, decimal value, decimal goal) =>
        score.Direction == Direction.Higher ? value >= goal : value <= goal;

    static Size Against(decimal gain, decimal minimal, decimal? clear, bool more) => gain switch
    {
        _ when clear is { } limit && gain >= limit => new Clearly(),
        _ when gain > minimal || (!more && gain == minimal) => new Slightly(),
        _ when gain < -minimal || (!more && gain == -minimal) => new Worse(),
        _ => new Nothing(),
    };

    static Size Graver(Size one, Size other) => one is Worse or Clearly || other is Nothing ? one : other is Worse or Clearly || one is Nothing ? other : one;

    static Size Levels(ChangeRule.Level rule, MeasureScore score, decimal from, decimal to, decimal gain)
    {
        if (score.BandIndexOf(from) is not { } before || score.BandIndexOf(to) is not { } now)
            return new Unknown(new("Балл вне известных уровней.", "The score lies outside the known levels."));
        return Against(Math.Sign(gain) * Math.Abs(now - before), rule.Levels, clear: null, more: false);
    }

    static Size Crossing(ChangeRule.Crosses rule, MeasureScore score, decimal from, decimal to, decimal gain)
    {
        if (Reaches(score, from, rule.Goal) != Reaches(score, to, rule.Goal))
            return gain > 0 ? new Clearly() : new Worse();
        return rule.OrPercent switch
        {
            { } limit => PercentOf(from, gain) is { } percent ? Against(percent, limit, limit, more: false) : ZeroBaseline,
            null => new Unknown(new(
                $"Граница {rule.Goal:0.##} не пройдена, а другой согласованной величины изменения нет. Показана только разница.",
                $"The mark of {rule.Goal:0.##} was not crossed, and no other size of change has been agreed. Only the difference is shown.")),
        };
    }
}
