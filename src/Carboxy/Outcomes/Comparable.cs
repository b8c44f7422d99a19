namespace Carboxy.Outcomes;

/// <summary>Whether two measurements may be set against each other at all.</summary>
static class Comparable
{
    /// <summary>Why they may not, or null where they may.</summary>
    public static Text? Obstacle(Measure measure, MeasureScore score, Measurement baseline, Measurement current) =>
        Version(measure, baseline) ?? OffTheChart(measure, baseline, current)
        ?? Activities(measure, score, baseline, current)
        ?? (score.Change.SameWeight is { } same ? Weight(same, baseline, current) : null);

    /// <summary>Why the later one does not even belong on the axis of the first: another version, another kind of rater, another place.</summary>
    public static Text? OffTheChart(Measure measure, Measurement baseline, Measurement current) =>
        Version(measure, current) ?? Rated(baseline, current) ?? Place(baseline, current);

    static Text? Version(Measure measure, Measurement one)
    {
        if (one.MeasureVersion == measure.Version)
            return null;
        var known = measure.OtherVersions.FirstOrDefault(v => v.Version == one.MeasureVersion)?.Note;
        return new(
            $"Разные версии методики: {one.MeasureVersion} и {measure.Version}. {known?.Ru ?? "Их баллы не сравнивают."} Начните с новой исходной оценки.",
            $"Different versions of the instrument: {one.MeasureVersion} and {measure.Version}. {known?.En ?? "Their scores are not compared."} Start from a new baseline.");
    }

    static Text? Rated(Measurement baseline, Measurement current) => baseline.RatedBy == current.RatedBy ? null : new(
        $"Оценивали по-разному: исходно {Name(baseline.RatedBy).Ru}, теперь {Name(current.RatedBy).Ru}. Сравнивают оценки одного рода: повторите замер так же, как в начале.",
        $"Rated differently: {Name(baseline.RatedBy).En} at baseline, {Name(current.RatedBy).En} now. Only ratings of one kind are compared: measure again as at the start.");

    static Text? Place(Measurement baseline, Measurement current) => baseline.Zone == current.Zone && baseline.Side == current.Side ? null : new(
        "Измерены разные зоны или стороны. Сравнивают одно и то же место.",
        "Different zones or sides were measured. Only the same place is compared.");

    static Text? Activities(Measure measure, MeasureScore score, Measurement baseline, Measurement current)
    {
        var own = score.Items.Where(id => measure.Item(id) is MeasureItem.Activity);
        return own.All(id => Words(baseline, id) == Words(current, id)) ? null : new(
            "Пациент назвал не те же дела, что в начале. Спросите о тех же, иначе сравнивать не с чем.",
            "The patient named other activities than at the start. Ask about the same ones; otherwise there is nothing to compare.");
    }

    static string? Words(Measurement measurement, string item) =>
        (measurement.Answers[item] as ItemAnswer.Activity)?.Words.Trim().ToUpperInvariant();

    static Text? Weight(SameWeight same, Measurement baseline, Measurement current)
    {
        if (Number(baseline, same.Item) is not { } before || Number(current, same.Item) is not { } now)
            return new("Вес не записан в обоих замерах, а без него обхват ни о чём не говорит. Взвешивайте каждый раз.",
                "The weight is not noted both times, and without it a circumference says nothing. Weigh every time.");
        return Math.Abs(now - before) < same.Within ? null : new(
            $"Вес изменился на {Math.Abs(now - before):0.#} кг. При разнице от {same.Within:0.#} кг обхват показывает вес, а не процедуру.",
            $"The weight changed by {Math.Abs(now - before):0.#} kg. From {same.Within:0.#} kg on, the circumference shows the weight and not the treatment.");
    }

    static decimal? Number(Measurement measurement, string item) => (measurement.Answers[item] as ItemAnswer.Number)?.Value;

    static Text Name(Rater rater) => rater switch
    {
        Rater.Clinician => new("специалист", "a clinician"),
        Rater.Patient => new("пациент", "the patient"),
        _ => new("прибор", "a device"),
    };
}
