using Carboxy.Knowledge.Reading;

namespace Carboxy.Outcomes;

/// <summary>Reads which change of a score matters.</summary>
static class ChangeRuleReader
{
    /// <summary>Stands where a rule could not be read; a fault has been kept, so it is never used.</summary>
    public static readonly ChangeRule Unread = new ChangeRule.NoneAgreed { Basis = Basis.House, Sources = [] };

    static readonly Dictionary<string, Basis> Bases = new() { ["published"] = Basis.Published, ["general_knowledge"] = Basis.GeneralKnowledge, ["house"] = Basis.House };

    static readonly Dictionary<string, string> Kinds =
        new[] { "points", "percent", "either", "level", "success", "crosses", "own_value", "repeat_error", "none_agreed" }.ToDictionary(kind => kind);

    public static ChangeRule Read(Fields fields, IReadOnlyList<MeasureItem> items)
    {
        var (kind, basis, sources) = (fields.Choice("kind", Kinds), fields.Choice("basis", Bases), fields.OptionalWords("sources"));
        var rule = Kind(kind, fields, basis, sources) with
        {
            Note = fields.OptionalText("note"),
            SameWeight = fields.Find("same_weight") is { } weight ? WeightOf(Fields.Of(weight, fields.Faults), items) : null,
            Floor = fields.OptionalNumber("floor"),
            Ceiling = fields.OptionalNumber("ceiling"),
        };
        if (basis == Basis.Published && sources.Count == 0)
            fields.Faults.Add(fields.Place, new("Названо опубликованным, но источника нет.", "Called published, but no source is named."), new("Добавьте sources или смените basis.", "Add sources or change the basis."));
        fields.Done();
        return rule;
    }

    static ChangeRule Kind(string kind, Fields f, Basis basis, IReadOnlyList<string> sources) => kind switch
    {
        "points" => new ChangeRule.Points(Positive(f, "minimal"), f.OptionalNumber("clear"), f.Flag("more_than")) { Basis = basis, Sources = sources },
        "percent" => new ChangeRule.Percent(Positive(f, "minimal"), f.OptionalNumber("clear")) { Basis = basis, Sources = sources },
        "either" => new ChangeRule.Either(Positive(f, "minimal_points"), Positive(f, "minimal_percent"), Positive(f, "clear_points"), Positive(f, "clear_percent")) { Basis = basis, Sources = sources },
        "level" => new ChangeRule.Level(f.Whole("levels")) { Basis = basis, Sources = sources },
        "success" => new ChangeRule.Success(f.Number("goal"), Positive(f, "better_by"), Positive(f, "worse_by")) { Basis = basis, Sources = sources },
        "crosses" => new ChangeRule.Crosses(f.Number("goal"), f.OptionalNumber("or_percent")) { Basis = basis, Sources = sources },
        "own_value" => new ChangeRule.OwnValue(Positive(f, "minimal"), Positive(f, "clear")) { Basis = basis, Sources = sources },
        "repeat_error" => new ChangeRule.RepeatError { Basis = basis, Sources = sources },
        _ => new ChangeRule.NoneAgreed { Basis = basis, Sources = sources },
    };

    static decimal Positive(Fields fields, string key)
    {
        var number = fields.Number(key);
        if (number <= 0 && fields.Has(key))
            fields.Faults.Add(fields.PlaceOf(key), new($"«{key}» должно быть больше нуля.", $"\"{key}\" must be above zero."), new("Исправьте число; сторону задаёт direction.", "Correct the number; direction says which way."));
        return number;
    }

    static SameWeight WeightOf(Fields fields, IReadOnlyList<MeasureItem> items)
    {
        var weight = new SameWeight(fields.Word("item"), Positive(fields, "within"));
        if (items.All(item => item.Id != weight.Item))
            fields.Faults.Add(fields.PlaceOf("item"), new($"Нет пункта «{weight.Item}».", $"There is no item \"{weight.Item}\"."), new("Проверьте имя пункта.", "Check the item's name."));
        fields.Done();
        return weight;
    }
}
