using System.Globalization;

namespace Carboxy.Outcomes;

/// <summary>Turns the answers of one measurement into its scores. Refuses with every problem, not the first.</summary>
public static class Scores
{
    public static Scoring Of(Measure measure, ItemAnswers answers)
    {
        var problems = new List<ItemProblem>();
        problems.AddRange(answers.Given.Keys.Where(id => measure.Item(id) is null).Select(ItemProblem.Unknown));
        problems.AddRange(measure.Items.Select(item => Check(item, answers[item.Id])).OfType<ItemProblem>());
        problems.AddRange(HalfAnswered(measure, answers).Where(p => problems.TrueForAll(known => known.Item != p.Item)));
        if (answers.Given.Count == 0 && problems.Count == 0)
            problems.Add(Blank(measure));
        if (problems.Count > 0)
            return new Scoring.Refused(problems);

        var values = new List<ScoreValue>();
        foreach (var score in measure.Scores)
            Compute(measure, score, answers, values, problems);
        if (values.Count == 0 && problems.Count == 0)
            problems.Add(Blank(measure));
        return problems.Count > 0 ? new Scoring.Refused(problems) : new Scoring.Scored(values, [.. Flags(measure, answers)]);
    }

    static void Compute(Measure measure, MeasureScore score, ItemAnswers answers, List<ScoreValue> values, List<ItemProblem> problems)
    {
        var given = score.Items.Select(id => NumbersOf(measure.Item(id), answers[id])).ToList();
        if (score.Formula.SkipsMissing)
            given.RemoveAll(numbers => numbers is null);
        if (given.Count == 0 || given.Contains(null))
            return;

        switch (score.Formula.Compute([.. given.OfType<IReadOnlyList<decimal>>()]))
        {
            case Computed.Impossible impossible:
                problems.Add(new(score.Items[0], impossible.Why));
                break;
            case Computed.Number n when !score.Range.Holds(n.Value):
                problems.Add(new(score.Items[0], OutOfRange(score.Range, score.Unit)));
                break;
            case Computed.Number n:
                values.Add(new(score.Id, n.Value) { Band = score.BandOf(n.Value)?.Label, Caution = n.Caution });
                break;
        }
    }

    static IReadOnlyList<decimal>? NumbersOf(MeasureItem? item, ItemAnswer? answer) =>
        answer?.Numbers ?? (item?.Untouched is { } untouched ? [untouched] : null);

    static ItemProblem? Check(MeasureItem item, ItemAnswer? answer) => (item, answer) switch
    {
        (_, null) => item.Optional || item.Untouched is not null ? null : ItemProblem.Missing(item.Id),
        (MeasureItem.Choice c, ItemAnswer.Number n) => c.Steps.Any(s => s.Value == n.Value) ? null : new(item.Id, NoSuchStep(c)),
        (MeasureItem.Whole w, ItemAnswer.Number n) => w.Range.Holds(n.Value) && decimal.IsInteger(n.Value) ? null : new(item.Id, OutOfRange(w.Range, w.Unit)),
        (MeasureItem.Amount a, ItemAnswer.Number n) => a.Range.Holds(n.Value) ? null : new(item.Id, OutOfRange(a.Range, a.Unit)),
        (MeasureItem.YesNo, ItemAnswer.YesNo) => null,
        (MeasureItem.Series s, ItemAnswer.Series given) => CheckSeries(s, given),
        (MeasureItem.Activity a, ItemAnswer.Activity given) => CheckActivity(a, given),
        _ => new(item.Id, new("Ответ не того вида. Впишите его снова.", "The answer is of the wrong kind. Enter it again.")),
    };

    static ItemProblem? CheckSeries(MeasureItem.Series item, ItemAnswer.Series given)
    {
        if (!item.Count.Holds(given.Values.Count))
            return new(item.Id, new($"Нужно измерений: {item.Count}. Вписано: {given.Values.Count}. Добавьте недостающие или уберите лишние.", $"Readings needed: {item.Count}. Given: {given.Values.Count}. Add what is missing or take out what is too many."));
        return given.Values.All(item.Range.Holds) ? null : new(item.Id, OutOfRange(item.Range, item.Unit));
    }

    static ItemProblem? CheckActivity(MeasureItem.Activity item, ItemAnswer.Activity given)
    {
        if (string.IsNullOrWhiteSpace(given.Words))
            return new(item.Id, new("Дело не названо. Запишите его словами пациента: без этого в следующий раз не с чем сравнить.", "The activity has no name. Write it in the patient's words: without it there is nothing to compare next time."));
        return item.Range.Holds(given.Value) && decimal.IsInteger(given.Value) ? null : new(item.Id, OutOfRange(item.Range, unit: null));
    }

    static IEnumerable<ItemProblem> HalfAnswered(Measure measure, ItemAnswers answers) => measure.Scores
        .Where(score => score.Together && score.Items.Any(id => answers[id] is not null))
        .SelectMany(score => score.Items.Where(id => answers[id] is null && measure.Item(id)?.Untouched is null))
        .Distinct().Select(ItemProblem.Missing);

    static IEnumerable<SafetyFlag> Flags(Measure measure, ItemAnswers answers) =>
        from item in measure.Items
        where item.Safety is { } limit && answers[item.Id] is { } answer && answer.Numbers.Any(n => n > limit.Above)
        select new SafetyFlag(item.Id, item.Safety!.Rule, item.Safety.Act);

    static ItemProblem Blank(Measure measure) => new(measure.Items[0].Id, new(
        "Ни одного балла посчитать нельзя: лист пуст или заполнен не до конца. Заполните пункты хотя бы одного балла.",
        "No score can be computed: the sheet is empty or not complete. Fill in the items of at least one score."));

    static Text NoSuchStep(MeasureItem.Choice item)
    {
        var steps = string.Join(", ", item.Steps.Select(s => s.Value.ToString(CultureInfo.InvariantCulture)));
        return new($"Такой ступени нет. Выберите одну из: {steps}.", $"There is no such step. Choose one of: {steps}.");
    }

    static Text OutOfRange(NumberRange range, Text? unit)
    {
        var (ru, en) = (unit is null ? "" : " " + unit.Ru, unit is null ? "" : " " + unit.En);
        return new($"Число вне возможных границ: от {range.From:0.##} до {range.To:0.##}{ru}. Проверьте единицу и впишите снова.",
            $"Outside what is possible: from {range.From:0.##} to {range.To:0.##}{en}. Check the unit and enter it again.");
    }
}
