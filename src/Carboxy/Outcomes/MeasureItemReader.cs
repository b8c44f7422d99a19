using Carboxy.Knowledge.Reading;

namespace Carboxy.Outcomes;

/// <summary>Reads one item of a measure.</summary>
static class MeasureItemReader
{
    static readonly Dictionary<string, string> Kinds = new[] { "choice", "whole", "amount", "yes_no", "series", "activity" }.ToDictionary(kind => kind);

    public static MeasureItem Read(Fields fields, IReadOnlyDictionary<string, IReadOnlyList<ItemStep>> scales)
    {
        var (id, label) = (fields.Word("id"), fields.Text("label"));
        MeasureItem item = fields.Choice("kind", Kinds) switch
        {
            "choice" => new MeasureItem.Choice(id, label, StepsOf(fields, scales)),
            "whole" => new MeasureItem.Whole(id, label, fields.Range("range"), fields.OptionalText("unit")),
            "amount" => new MeasureItem.Amount(id, label, fields.Range("range"), fields.Text("unit")),
            "yes_no" => new MeasureItem.YesNo(id, label),
            "series" => new MeasureItem.Series(id, label, fields.Range("range"), fields.Text("unit"), fields.Range("count")),
            _ => new MeasureItem.Activity(id, label, fields.Range("range")),
        };
        return item with
        {
            Optional = fields.Flag("optional"),
            Untouched = fields.OptionalNumber("untouched"),
            Hint = fields.OptionalText("hint"),
            Safety = fields.Find("safety") is { } safety ? SafetyOf(Fields.Of(safety, fields.Faults)) : null,
        };
    }

    public static IReadOnlyList<ItemStep> Steps(Fields fields, string key)
    {
        var steps = fields.Each(key, step => new ItemStep(step.Whole("value"), step.Text("label")));
        if (steps.Count < 2)
            fields.Faults.Add(fields.Place, new("Выбор без двух ступеней — не выбор.", "A choice of fewer than two steps is no choice."), new("Добавьте ступени.", "Add steps."));
        if (steps.DistinctBy(s => s.Value).Count() != steps.Count)
            fields.Faults.Add(fields.PlaceOf(key), new("Две ступени с одним числом.", "Two steps have the same number."), new("Дайте ступеням разные числа.", "Give the steps different numbers."));
        return steps;
    }

    static IReadOnlyList<ItemStep> StepsOf(Fields fields, IReadOnlyDictionary<string, IReadOnlyList<ItemStep>> scales)
    {
        if (fields.OptionalWord("scale") is not { } scale)
            return Steps(fields, "steps");
        if (scales.TryGetValue(scale, out var steps))
            return steps;
        fields.Faults.Add(fields.PlaceOf("scale"), new($"Нет шкалы «{scale}».", $"There is no scale \"{scale}\"."), new("Опишите её в scales.", "Describe it under scales."));
        return [];
    }

    static SafetyLimit SafetyOf(Fields fields)
    {
        var limit = new SafetyLimit(fields.Number("above"), fields.Word("rule"), fields.Text("act"));
        fields.Done();
        return limit;
    }
}
