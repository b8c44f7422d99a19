using Carboxy.Knowledge.Reading;

namespace Carboxy.Outcomes;

/// <summary>Reads one score of a measure and the change that matters in it.</summary>
static class MeasureScoreReader
{
    static readonly Dictionary<string, Direction> Directions = new()
    {
        ["lower"] = Direction.Lower,
        ["higher"] = Direction.Higher,
        ["aim_dependent"] = Direction.AimDependent,
    };

    static readonly Dictionary<string, Formula> FormulaWords = new(Formula.ByName);

    public static MeasureScore Read(Fields fields, IReadOnlyList<MeasureItem> items)
    {
        var score = new MeasureScore
        {
            Id = fields.Word("id"),
            Name = fields.Text("name"),
            Unit = fields.Text("unit"),
            Formula = fields.Choice("formula", FormulaWords),
            Items = fields.Words("of"),
            Range = fields.Range("range"),
            Decimals = fields.OptionalWhole("decimals") ?? 0,
            Direction = fields.Choice("direction", Directions),
            Bands = BandsOf(fields),
            Change = fields.Need("change") is { } change ? ChangeRuleReader.Read(Fields.Of(change, fields.Faults), items) : ChangeRuleReader.Unread,
            Together = fields.Flag("together"),
            Place = fields.Place,
        };
        CheckItems(score, items, fields);
        CheckRule(score, fields);
        return score;
    }

    static void CheckItems(MeasureScore score, IReadOnlyList<MeasureItem> items, Fields fields)
    {
        foreach (var id in score.Items.Where(id => items.All(item => item.Id != id)))
            fields.Faults.Add(fields.PlaceOf("of"), new($"Нет пункта «{id}».", $"There is no item \"{id}\"."), new("Проверьте имя пункта.", "Check the item's name."));
        if (score.Items.Count == 0)
            fields.Faults.Add(fields.PlaceOf("of"), new("Баллу не из чего считаться.", "The score has nothing to be computed from."), new("Назовите пункты в of.", "Name the items under of."));
        else if (score.Formula.Takes is { } takes && score.Items.Count != takes)
            fields.Faults.Add(fields.PlaceOf("of"), new($"Формула «{score.Formula}» берёт пунктов: {takes}.", $"The formula \"{score.Formula}\" takes {takes} items."), new("Поправьте список of.", "Correct the list under of."));
        if (score.Formula.Readings is { } readings && !HasReadings(score, items, readings))
            fields.Faults.Add(fields.PlaceOf("of"), new($"Формуле «{score.Formula}» нужна серия ровно из {readings} измерений.", $"The formula \"{score.Formula}\" needs a series of exactly {readings} readings."), new("Задайте count.", "Set count."));
    }

    static bool HasReadings(MeasureScore score, IReadOnlyList<MeasureItem> items, int readings) =>
        score.Items is [var only] && items.FirstOrDefault(item => item.Id == only) is MeasureItem.Series series
        && series.Count == new NumberRange(readings, readings);

    static void CheckRule(MeasureScore score, Fields fields)
    {
        if (score.Change is ChangeRule.Level && score.Bands.Count < 2)
            fields.Faults.Add(fields.Place, new("Изменение считают в уровнях, а уровней нет.", "Change is counted in levels, but there are none."), new("Опишите bands.", "Describe bands."));
    }

    static IReadOnlyList<ScoreBand> BandsOf(Fields fields)
    {
        var bands = fields.Each("bands", band =>
        {
            var (upTo, below) = (band.OptionalNumber("up_to"), band.OptionalNumber("below"));
            if (upTo is not null && below is not null)
                fields.Faults.Add(band.Place, new("У уровня два конца.", "The band has two ends."), new("Оставьте up_to или below.", "Keep up_to or below."));
            return new ScoreBand(band.Text("label"), upTo ?? below, EndBelongs: upTo is not null);
        });
        var ends = bands.SkipLast(1).Select(band => band.End).ToList();
        if (ends.Contains(null) || bands is [.., { End: not null }] || ends.Zip(ends.Skip(1)).Any(pair => pair.First >= pair.Second))
            fields.Faults.Add(fields.PlaceOf("bands"), new("Уровни не идут по порядку: у каждого, кроме последнего, нужен конец больше прежнего, у последнего — никакого.", "The bands are out of order: each but the last needs an end greater than the one before, the last needs none."), new("Поправьте up_to и below.", "Correct up_to and below."));
        return bands;
    }
}
