using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Outcomes;

public class MeasureFilesTests
{
    [Fact]
    public void The_measures_of_the_house_load_without_faults()
    {
        RealMeasures.Load(out var faults);

        Assert.Equal([], faults.All.Select(f => f.In(Language.English)));
    }

    [Fact]
    public void Every_measure_is_there_once() =>
        Assert.Equal(Enumerable.Range(1, 37).Select(n => $"M-{n:00}"), RealMeasures.All.Select(m => m.Id));

    [Theory]
    [InlineData("M-05", "r2", Direction.Higher)]
    [InlineData("M-05", "r8", Direction.AimDependent)]
    [InlineData("M-09", "moisture", Direction.Higher)]
    [InlineData("M-09", "water_loss", Direction.Lower)]
    [InlineData("M-11", "ita", Direction.Higher)]
    [InlineData("M-11", "difference", Direction.Lower)]
    [InlineData("M-22", "circumference", Direction.AimDependent)]
    [InlineData("M-25", "density", Direction.Higher)]
    [InlineData("M-25", "comb", Direction.Lower)]
    [InlineData("M-26", "pain", Direction.Lower)]
    [InlineData("M-28", "mean", Direction.Higher)]
    [InlineData("M-32", "efficiency", Direction.Higher)]
    public void Each_parameter_has_its_own_direction(string measure, string score, Direction direction) =>
        Assert.Equal(direction, RealMeasures.Of(measure).Score(score)!.Direction);

    [Theory]
    [InlineData("M-10", 8, "total", 0, 24)]
    [InlineData("M-23", 4, "total", 0, 100)]
    [InlineData("M-27", 24, "total", 0, 24)]
    [InlineData("M-33", 16, "phq9", 0, 27)]
    [InlineData("M-33", 16, "gad7", 0, 21)]
    [InlineData("M-34", 10, "total", 0, 30)]
    [InlineData("M-20", 5, "total", 0, 15)]
    [InlineData("M-17", 4, "total", 0, 13)]
    [InlineData("M-28", 5, "mean", 0, 10)]
    public void A_measure_has_its_items_and_its_range(string id, int items, string score, int from, int to)
    {
        var measure = RealMeasures.Of(id);

        Assert.Equal(items, measure.Items.Count);
        Assert.Equal(new NumberRange(from, to), measure.Score(score)!.Range);
    }

    /// <summary>FACTS 4.3: these are known but not free, so they are no instruments of ours.</summary>
    [Fact]
    public void No_instrument_is_there_that_is_not_free()
    {
        string[] notFree = ["GAIS", "WSRS", "NDI", "ODI", "POSAS", "Hexsel", "CEA", "HIT-6", "MIDAS", "ISI", "PUSH", "WOMAC", "DLQI", "PSQI", "FACE-Q", "BODY-Q", "LYMQOL", "BDI", "ECCA", "SCAR-S", "CR-PCSS", "PR-PCSS", "McGill", "DHI", "LLIS"];

        var words = Directory.EnumerateFiles(RealMeasures.Folder).SelectMany(file => File.ReadAllText(file).Split(" \n\t\"'.,:;()[]{}«»".ToCharArray()));

        Assert.Empty(words.Intersect(notFree, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_number_without_a_source_says_so() => Assert.All(
        RealMeasures.All.SelectMany(m => m.Scores),
        score => Assert.True(score.Change.Basis != Basis.Published || score.Change.Sources.Count > 0, score.Name.En));

    [Fact]
    public void Every_item_is_used_by_a_score_or_is_a_note_beside_it()
    {
        string[] notes = ["room_temperature", "room_humidity", "colour"];

        var idle = RealMeasures.All.SelectMany(m => m.Items.Select(i => i.Id).Except(m.Scores.SelectMany(s => s.Items)));

        Assert.Equal(notes, idle);
    }

    [Theory]
    [InlineData("direction: lower", "direction: down", "3")]
    [InlineData("formula: value", "formula: valeu", "3")]
    [InlineData("range: 0..10, direction", "range: 10..0, direction", "3")]
    [InlineData("of: [pain]", "of: [ache]", "3")]
    [InlineData("en: Pain}, range", "}, range", "2")]
    [InlineData("kind: whole", "kind: whole, knid: x", "2")]
    [InlineData("change: {kind: points, minimal: 1, basis: house}", "change: {kind: points, minimal: -1, basis: house}", "3")]
    [InlineData("basis: house", "basis: published", "3")]
    public void A_wrong_word_is_a_fault_with_its_line(string right, string wrong, string line)
    {
        const string good = """
            measures: [{id: M-26, version: "1", name: {ru: Боль, en: Pain}, about: {ru: а, en: a}, status: free, licence_note: {ru: а, en: a}, scope: person, raters: [patient], sources: ["[84]"],
              items: [{id: pain, kind: whole, label: {ru: Боль, en: Pain}, range: 0..10}],
              scores: [{id: pain, name: {ru: Боль, en: Pain}, unit: {ru: б, en: p}, formula: value, of: [pain], range: 0..10, direction: lower, change: {kind: points, minimal: 1, basis: house}}]}]
            """;
        Assert.Contains(right, good, StringComparison.Ordinal);

        Assert.Equal([], Faults(good));
        Assert.Contains(Faults(good.Replace(right, wrong, StringComparison.Ordinal)), f => f.StartsWith($"m.yaml:{line}:", StringComparison.Ordinal));
    }

    static IReadOnlyList<string> Faults(string yaml)
    {
        var faults = new Faults();
        if (YamlFile.Read("m.yaml", yaml, faults) is { } node)
            MeasureReader.Read([node], faults);
        return [.. faults.All.Select(f => f.In(Language.English))];
    }
}
