using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Outcomes;

public class OutcomeSeriesTests
{
    static readonly Measurement[] Course =
    [
        Measured.Of("M-26", "pain=6", 0, MeasurementPurpose.Baseline),
        Measured.Of("M-26", "pain=5", 42, MeasurementPurpose.Last),
        Measured.Of("M-26", "pain=3", 134, MeasurementPurpose.Month3),
    ];

    static readonly DueMeasure Missed = new("M-26", MeasurementPurpose.Session4, new DateOnly(2026, 3, 23), DueState.Overdue, Taken: null);

    [Fact]
    public void A_series_has_its_baseline_its_quiet_band_and_its_judgements()
    {
        var series = Pain(Course);

        Assert.Equal(6, series.Baseline);
        Assert.Equal(new NumberRange(5.1m, 6.9m), series.QuietBand); // 15 % of 6 is less than a point
        Assert.Equal([null, "slightly better", "clearly better"], series.Points.Select(p => p.Judgement?.Word.En));
        Assert.Equal("lower is better", series.DirectionLabel.En);
    }

    [Fact]
    public void What_was_missed_stays_a_gap_and_no_line_crosses_it()
    {
        var series = Pain(Course, Missed);
        var chart = ChartGeometry.Of(series, Language.English);

        Assert.Equal([6m, null, 5m, 3m], series.Points.Select(p => p.Value));
        Assert.Equal([1, 2], chart.Segments.Select(s => s.Count));
        Assert.Single(chart.Gaps);
    }

    [Fact]
    public void A_point_of_another_version_or_rater_is_a_gap_with_its_reason()
    {
        var series = Pain([.. Course, Measured.Of("M-26", "pain=1", 200) with { RatedBy = Rater.Clinician }, Measured.Of("M-26", "pain=1", 210) with { MeasureVersion = "0" }]);

        Assert.Equal(3, series.Measured.Count());
        Assert.All(series.Points.TakeLast(2), p => Assert.NotNull(p.Note));
    }

    [Fact]
    public void A_correction_takes_the_place_of_what_it_corrects()
    {
        var corrected = Measured.Of("M-26", "pain=4", 42, MeasurementPurpose.Last) with { Supersedes = Course[1].Id };

        Assert.Equal([6m, 4m, 3m], Pain([.. Course, corrected]).Points.Select(p => p.Value));
    }

    [Fact]
    public void Without_a_baseline_there_is_no_line_and_nothing_is_judged()
    {
        var series = Pain([.. Course.Skip(1)]);

        Assert.Null(series.Baseline);
        Assert.Null(series.QuietBand);
        Assert.All(series.Points, p => Assert.IsType<Judgement.CannotBeJudged>(p.Judgement));
    }

    [Fact]
    public void A_series_can_be_read_out()
    {
        var words = SeriesWords.Summary(Pain(Course, Missed));

        Assert.Equal("Pain (points): 3 measured, from 2 March 2026 to 14 July 2026; lower is better. Before the course 6, last 3. Result: clearly better. Gaps: 1.", words.En);
        Assert.Equal("Боль (балл): измерений 3, с 2 марта 2026 по 14 июля 2026; меньше — лучше. До курса 6, в последний раз 3. Итог: явно лучше. Пропусков: 1.", words.Ru);
    }

    [Fact]
    public void Its_table_has_a_line_for_every_moment()
    {
        var table = SeriesWords.Table(Pain(Course, Missed), Language.Russian);

        Assert.Equal(["до курса", "4-я процедура", "последняя процедура", "через 3 месяца"], table.Select(r => r.Moment));
        Assert.Equal("—", table[1].Value);
        Assert.Equal("Не измерено в срок.", table[1].Word);
    }

    [Theory]
    [InlineData(0, 10, "0,2,4,6,8,10")]
    [InlineData(0.13, 0.61, "0.1,0.2,0.3,0.4,0.5,0.6,0.7")]
    [InlineData(880, 1310, "800,900,1000,1100,1200,1300,1400")]
    [InlineData(5, 5, "4,4.5,5,5.5,6")]
    public void Ticks_are_round_numbers(double from, double to, string ticks) =>
        Assert.Equal(ticks, string.Join(',', NiceTicks.For((decimal)from, (decimal)to).Select(t => t.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Ticks_are_few_even_and_reach_around_what_they_measure() =>
        Prop.ForAll(Gen.Choose(-100000, 100000).Two().ToArbitrary(), ends =>
        {
            var (low, high) = (Math.Min(ends.Item1, ends.Item2) / 100m, Math.Max(ends.Item1, ends.Item2) / 100m);
            var ticks = NiceTicks.For(low, high);
            var steps = ticks.Zip(ticks.Skip(1), (a, b) => b - a).Distinct().ToList();
            return ticks[0] <= low && ticks[^1] >= high && steps is [> 0] && ticks.Count is >= 3 and <= 8;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void In_a_drawing_nothing_leaves_the_frame_and_no_labels_overlap() =>
        Prop.ForAll(Gen.Choose(0, 10).Zip(Gen.Choose(0, 400)).ListOf().ToArbitrary(), points =>
        {
            var taken = points.Select((p, i) => Measured.Of("M-26", $"pain={p.Item1}", p.Item2, i == 0 ? MeasurementPurpose.Baseline : MeasurementPurpose.Extra));
            var chart = ChartGeometry.Of(Pain([.. taken]), Language.Russian);
            var labels = chart.DayTicks.Select(t => t.Label).Concat(chart.Markers.Select(m => m.Label).OfType<Box>()).ToList();
            var whole = new Box(0, 0, chart.Width, chart.Height);
            return labels.TrueForAll(one => labels.Count(other => other.Touches(one)) == 1)
                && labels.TrueForAll(l => l.X >= 0 && l.RightEdge <= whole.Width && l.Y >= 0 && l.Bottom <= whole.Height)
                && chart.Markers.All(m => m.At.X >= chart.Plot.X && m.At.X <= chart.Plot.RightEdge && m.At.Y >= chart.Plot.Y && m.At.Y <= chart.Plot.Bottom)
                && (chart.QuietBand is not { } band || (band.Height >= 0 && band.Y >= chart.Plot.Y && band.Bottom <= chart.Plot.Bottom + 0.01));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_higher_value_stands_higher_and_the_baseline_is_where_its_point_is()
    {
        var chart = ChartGeometry.Of(Pain(Course), Language.English);

        Assert.Equal(chart.Markers[0].At.Y, chart.BaselineY);
        Assert.True(chart.Markers[0].At.Y < chart.Markers[2].At.Y);
        Assert.Equal(["0", "2", "4", "6", "8", "10"], chart.ValueTicks.Select(t => t.Words));
    }

    static OutcomeSeries Pain(IReadOnlyList<Measurement> taken, params IReadOnlyList<DueMeasure> due) =>
        OutcomeSeries.Of(RealMeasures.Of("M-26"), "pain", taken, due, JudgingFacts.None);
}
