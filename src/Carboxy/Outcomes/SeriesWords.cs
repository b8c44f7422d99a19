using System.Globalization;

namespace Carboxy.Outcomes;

/// <summary>A series in words, for those who do not look at the picture: one paragraph, and a table.</summary>
public static class SeriesWords
{
    public static Text Summary(OutcomeSeries series) => new(Summary(series, Language.Russian), Summary(series, Language.English));

    public static IReadOnlyList<SeriesRow> Table(OutcomeSeries series, Language language) =>
        [.. series.Points.Select(point => new SeriesRow(
            Day(point.On, language),
            NameOf(point.Purpose).In(language),
            point.Value is { } value ? series.Score.Show(value, language) : "—",
            (point.Judgement?.Word ?? point.Band ?? point.Note)?.In(language) ?? "",
            (point.Judgement?.Reason ?? point.Note)?.In(language) ?? ""))];

    public static Text NameOf(MeasurementPurpose purpose) => purpose switch
    {
        MeasurementPurpose.Baseline => new("до курса", "before the course"),
        MeasurementPurpose.Session4 => new("4-я процедура", "session 4"),
        MeasurementPurpose.Session7 => new("7-я процедура", "session 7"),
        MeasurementPurpose.Last => new("последняя процедура", "last session"),
        MeasurementPurpose.Month3 => new("через 3 месяца", "3 months after"),
        MeasurementPurpose.Month6 => new("через 6 месяцев", "6 months after"),
        MeasurementPurpose.Month12 => new("через 12 месяцев", "12 months after"),
        _ => new("вне плана", "between"),
    };

    static string Summary(OutcomeSeries series, Language language)
    {
        var measured = series.Measured.ToList();
        var name = $"{series.Score.Name.In(language)} ({series.Score.Unit.In(language)})";
        if (measured.Count == 0)
            return language == Language.Russian ? $"{name}: измерений пока нет." : $"{name}: nothing has been measured yet.";

        var (first, last) = (measured[0], measured[^1]);
        var sentences = language == Language.Russian
            ? new[]
            {
                $"{name}: измерений {measured.Count}, с {Day(first.On, language)} по {Day(last.On, language)}; {series.DirectionLabel.Ru}.",
                series.Baseline is { } start ? $"До курса {series.Score.Show(start, language)}, в последний раз {series.Score.Show(last.Value!.Value, language)}." : $"В последний раз {series.Score.Show(last.Value!.Value, language)}; исходной оценки нет.",
                last.Judgement is { } judged ? $"Итог: {judged.Word.Ru}." : null,
                series.Points.Count > measured.Count ? $"Пропусков: {series.Points.Count - measured.Count}." : null,
            }
            :
            [
                $"{name}: {measured.Count} measured, from {Day(first.On, language)} to {Day(last.On, language)}; {series.DirectionLabel.En}.",
                series.Baseline is { } from ? $"Before the course {series.Score.Show(from, language)}, last {series.Score.Show(last.Value!.Value, language)}." : $"Last {series.Score.Show(last.Value!.Value, language)}; there is no baseline.",
                last.Judgement is { } verdict ? $"Result: {verdict.Word.En}." : null,
                series.Points.Count > measured.Count ? $"Gaps: {series.Points.Count - measured.Count}." : null,
            ];
        return string.Join(' ', sentences.OfType<string>());
    }

    static string Day(DateOnly day, Language language) =>
        day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == Language.Russian ? "ru" : "en"));
}

/// <summary>One line of the table beside a chart; the unit stands in its heading.</summary>
public sealed record SeriesRow(string Day, string Moment, string Value, string Word, string Why);
