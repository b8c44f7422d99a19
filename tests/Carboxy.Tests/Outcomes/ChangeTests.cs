using Carboxy.Quantities;

namespace Carboxy.Outcomes;

public class ChangeTests
{
    [Theory]
    [InlineData("M-27", "total", "11", "6", "slightly better")] // RMDQ 11 to 6: detectable
    [InlineData("M-26", "pain", "6", "5", "slightly better")] // NRS 6 to 5: minimal
    [InlineData("M-26", "pain", "6", "4", "clearly better")]
    [InlineData("M-26", "pain", "3", "2", "clearly better")] // one point, but a third less
    [InlineData("M-26", "pain", "5", "6", "worse")]
    [InlineData("M-26", "pain", "5", "5", "no meaningful change")]
    [InlineData("M-26", "pain", "0", "1", "worse")]
    [InlineData("M-27", "total", "11", "8", "no meaningful change")]
    [InlineData("M-27", "total", "3", "0", "cannot be judged")] // floor
    [InlineData("M-27", "total", "22", "24", "cannot be judged")] // ceiling
    [InlineData("M-27", "total", "22", "10", "slightly better")]
    [InlineData("M-15", "grade", "3", "1", "clearly better")]
    [InlineData("M-15", "grade", "4", "2", "no meaningful change")] // two grades, yet not clear
    [InlineData("M-15", "grade", "1", "0", "no meaningful change")]
    [InlineData("M-15", "grade", "2", "3", "worse")]
    [InlineData("M-23", "total", "30", "20", "clearly better")]
    [InlineData("M-23", "total", "60", "30", "clearly better")]
    [InlineData("M-23", "total", "15", "10", "no meaningful change")]
    [InlineData("M-23", "total", "20", "21", "worse")]
    [InlineData("M-32", "efficiency", "70", "85", "clearly better")]
    [InlineData("M-32", "efficiency", "50", "80", "cannot be judged")]
    [InlineData("M-20", "total", "11", "10", "slightly better")]
    [InlineData("M-20", "total", "10", "6", "no meaningful change")]
    [InlineData("M-20", "total", "5", "6", "worse")]
    [InlineData("M-28", "mean", "4", "6", "slightly better")]
    [InlineData("M-28", "mean", "6", "4", "worse")]
    [InlineData("M-30", "days", "10", "5", "slightly better")]
    [InlineData("M-30", "days", "10", "6", "no meaningful change")]
    [InlineData("M-30", "days", "0", "3", "cannot be judged")]
    [InlineData("M-10", "total", "10", "5", "cannot be judged")]
    [InlineData("M-10", "total", "10", "10", "no meaningful change")]
    [InlineData("M-36", "excess", "500", "450", "slightly better")]
    [InlineData("M-29", "angle", "40", "50", "slightly better")]
    public void A_change_is_judged_by_what_matters_in_its_measure(string measure, string score, string from, string to, string word) =>
        Assert.Equal(word, Values(measure, score, from, to, JudgingFacts.None).Word.En);

    [Theory]
    [InlineData("1.5", "slightly better")]
    [InlineData("2", "no meaningful change")]
    [InlineData(null, "cannot be judged")]
    public void A_reading_must_beat_its_own_repeat_error(string? error, string word) =>
        Assert.Equal(word, Values("M-06", "seconds", "6", "4", new() { RepeatError = error is null ? null : Number(error) }).Word.En);

    [Theory]
    [InlineData(null, "cannot be judged")]
    [InlineData(Aim.Decrease, "slightly better")]
    [InlineData(Aim.Increase, "worse")]
    public void Where_the_measure_does_not_know_what_is_better_the_aim_says(Aim? aim, string word) =>
        Assert.Equal(word, Values("M-22", "circumference", "92", "90", new() { Aim = aim }).Word.En);

    [Theory]
    [InlineData("weight=60;circumference=90 90", "weight=60.9;circumference=88 88", "slightly better")]
    [InlineData("weight=60;circumference=90 90", "weight=60.9;circumference=89 89", "no meaningful change")] // exactly 1 cm is not above it
    [InlineData("weight=60;circumference=90 90", "weight=59;circumference=88 88", "cannot be judged")]
    public void A_circumference_counts_only_at_the_same_weight(string before, string now, string word) =>
        Assert.Equal(word, Judge("M-22", "circumference", Measured.Of("M-22", before), Measured.Of("M-22", now, day: 30), new() { Aim = Aim.Decrease }).Word.En);

    [Fact]
    public void Different_versions_are_not_compared_and_the_inverted_one_says_why()
    {
        var old = Measured.Of("M-28", "activity_1=8 | run") with { MeasureVersion = "2.0" };

        var judged = Judge("M-28", "mean", old, Measured.Of("M-28", "activity_1=4 | run", day: 30), JudgingFacts.None);

        Assert.IsType<Judgement.CannotBeJudged>(judged);
        Assert.Contains("inverted", judged.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_of_the_inverted_version_are_not_judged_either()
    {
        var old = Measured.Of("M-28", "activity_1=8 | run") with { MeasureVersion = "2.0" };

        Assert.IsType<Judgement.CannotBeJudged>(Judge("M-28", "mean", old, old, JudgingFacts.None));
    }

    [Fact]
    public void A_patient_and_a_clinician_are_not_compared()
    {
        var before = Measured.Of("M-01", "grade=3") with { RatedBy = Rater.Patient };

        Assert.IsType<Judgement.CannotBeJudged>(Judge("M-01", "grade", before, Measured.Of("M-01", "grade=1", day: 30), JudgingFacts.None));
    }

    [Fact]
    public void Left_is_not_compared_with_right()
    {
        var before = Measured.Of("M-12", "grade=3") with { Side = BodySide.Left };

        Assert.IsType<Judgement.CannotBeJudged>(Judge("M-12", "grade", before, Measured.Of("M-12", "grade=1") with { Side = BodySide.Right }, JudgingFacts.None));
    }

    [Theory]
    [InlineData("activity_1=8 | Run ", "clearly")]
    [InlineData("activity_1=8 | swim", "cannot")]
    [InlineData("activity_1=8 | run;activity_2=8 | swim", "cannot")]
    public void Only_the_same_activities_are_compared(string now, string expected)
    {
        var judged = Judge("M-28", "mean", Measured.Of("M-28", "activity_1=4 | run"), Measured.Of("M-28", now, day: 30), JudgingFacts.None);

        Assert.Equal(expected == "cannot", judged is Judgement.CannotBeJudged);
    }

    [Theory]
    [InlineData("change=2", "clearly better")]
    [InlineData("change=1", "slightly better")]
    [InlineData("change=0", "no meaningful change")]
    [InlineData("change=-1", "worse")]
    public void The_global_change_needs_no_baseline(string now, string word) =>
        Assert.Equal(word, Judge("M-02", "change", null, Measured.Of("M-02", now), JudgingFacts.None).Word.En);

    [Fact]
    public void Without_a_baseline_nothing_is_judged() =>
        Assert.IsType<Judgement.CannotBeJudged>(Judge("M-26", "pain", null, Measured.Of("M-26", "pain=2"), JudgingFacts.None));

    [Fact]
    public void The_reason_tells_both_numbers_the_difference_and_its_source()
    {
        var judged = Judge("M-26", "pain", Measured.Of("M-26", "pain=6"), Measured.Of("M-26", "pain=5", day: 30), JudgingFacts.None);

        Assert.Equal("It was 6 and is 5 (−1, −16.7 %). The improvement reaches the size that matters.", judged.Reason.En);
        Assert.Equal("Было 6, стало 5 (−1, −16,7 %). Улучшение достигло значимой величины.", judged.Reason.Ru);
        Assert.Equal(["[84]"], judged.Sources);
        Assert.Equal(-1, judged.Difference!.Absolute);
    }

    static Judgement Judge(string measure, string score, Measurement? before, Measurement now, JudgingFacts facts) =>
        Change.Judge(RealMeasures.Of(measure), score, before, now, facts);

    static Judgement Values(string measure, string score, string from, string to, JudgingFacts facts) =>
        Change.Values(RealMeasures.Of(measure).Score(score)!, Number(from), Number(to), facts);

    static decimal Number(string written) => decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
}
