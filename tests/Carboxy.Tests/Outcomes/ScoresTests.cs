namespace Carboxy.Outcomes;

public class ScoresTests
{
    [Fact]
    public void Melasma_of_the_worked_example_is_7_9() =>
        Assert.Equal(7.9m, Value("M-10", "total", Written("forehead_area=3;forehead_darkness=2;left_area=4;left_darkness=3;right_area=4;right_darkness=2;chin_area=1;chin_darkness=1")));

    [Fact]
    public void Hair_loss_of_the_worked_example_is_15_3_and_mild()
    {
        var salt = Scored("M-23", Written("vertex=30;back=10;right=0;left=5")).Values.Single();

        Assert.Equal(15.3m, salt.Value);
        Assert.Equal("mild", salt.Band!.En);
    }

    [Fact]
    public void Skin_colour_of_the_worked_example_is_40_6_degrees_and_intermediate()
    {
        var ita = Scored("M-11", Written("lightness=62.0;a=10;b=14,0")).Values.Single();

        Assert.Equal(40.6m, Math.Round(ita.Value, 1));
        Assert.Equal("intermediate", ita.Band!.En);
        Assert.Null(ita.Caution);
    }

    [Theory]
    [InlineData("lightness=60;a=0;b=0", 90)]
    [InlineData("lightness=60;a=0;b=-10", 135)]
    public void A_blue_skin_is_computed_but_flagged(string answers, int degrees)
    {
        var ita = Scored("M-11", Written(answers)).Values.Single();

        Assert.Equal(degrees, ita.Value);
        Assert.NotNull(ita.Caution);
    }

    [Theory]
    [InlineData(-30, "brown")]
    [InlineData(-30.1, "black")]
    [InlineData(10, "brown")]
    [InlineData(10.1, "tanned")]
    [InlineData(41, "intermediate")]
    [InlineData(55, "light")]
    [InlineData(55.1, "very light")]
    public void Each_class_of_colour_begins_where_it_should(double angle, string band) =>
        Assert.Equal(band, RealMeasures.Of("M-11").Score("ita")!.BandOf((decimal)angle)!.Label.En);

    [Fact]
    public void A_limb_segment_of_the_worked_example_holds_1150_2_ml()
    {
        var volume = Scored("M-36", Written("step=10;swollen=40 36")).Values.Single();

        Assert.Equal(1150.2m, Math.Round(volume.Value, 1));
    }

    [Fact]
    public void The_excess_is_the_swollen_less_the_healthy_limb()
    {
        var values = Scored("M-36", Written("step=10;swollen=40 36;healthy=36 36")).Values;

        Assert.Equal(118.8m, Math.Round(values.Single(v => v.Score == "excess").Value, 1));
    }

    [Fact]
    public void The_two_sides_of_a_limb_are_measured_at_the_same_levels() =>
        Assert.Single(Refused("M-36", Written("step=10;swollen=40 36 34;healthy=36 36")).Problems);

    [Fact]
    public void Statements_left_untouched_count_as_zero_but_an_empty_sheet_is_refused()
    {
        Assert.Equal(2m, Value("M-27", "total", Written("s01=yes;s05=yes;s06=no")));
        Assert.Equal(0m, Value("M-27", "total", Written("s01=no")));
        Assert.Single(Refused("M-27", ItemAnswers.None).Problems);
    }

    [Fact]
    public void What_is_missing_is_never_zero_and_all_places_are_named()
    {
        var refused = Refused("M-17", Written("vascularity=1;height=7"));

        Assert.Equal(["height", "pigmentation", "pliability"], refused.Problems.Select(p => p.Item).Order());
    }

    [Fact]
    public void Half_a_questionnaire_has_no_score_and_one_of_two_is_enough()
    {
        var eight = Written(string.Join(';', Enumerable.Range(1, 8).Select(n => $"phq_{n}=1")));

        Assert.Equal(["phq_9"], Refused("M-33", eight).Problems.Select(p => p.Item));
        Assert.Equal(["phq9"], Scored("M-33", eight.With("phq_9", 0)).Values.Select(v => v.Score));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void A_thought_of_death_asks_for_a_physician_today(int answer, bool flagged)
    {
        var sheet = Written(string.Join(';', Enumerable.Range(1, 8).Select(n => $"phq_{n}=0"))).With("phq_9", answer);

        Assert.Equal(flagged ? ["R-47"] : [], Scored("M-33", sheet).SafetyFlags.Select(f => f.Rule));
    }

    [Theory]
    [InlineData("M-06", "seconds=2 3 4", "seconds", 3)]
    [InlineData("M-22", "weight=60;circumference=90 91", "circumference", 90.5)]
    [InlineData("M-22", "weight=64;height=160", "bmi", 25)]
    [InlineData("M-29", "angle=40 55 50", "angle", 55)]
    [InlineData("M-28", "activity_1=3 | run;activity_2=6 | sit", "mean", 4.5)]
    [InlineData("M-32", "asleep=360;in_bed=480", "efficiency", 75)]
    [InlineData("M-35", "length=4;width=2.5", "area", 10)]
    [InlineData("M-11", "lightness=50;a=10;b=10;reference_lightness=53;reference_a=14;reference_b=22", "difference", 13)]
    [InlineData("M-02", "change=-2", "change", -2)]
    [InlineData("M-15", "grade=3;inflamed=12", "inflamed", 12)]
    [InlineData("M-24", "female=2", "female", 2)]
    public void Each_formula_gives_its_number(string measure, string answers, string score, double value) =>
        Assert.Equal((decimal)value, Value(measure, score, Written(answers)));

    [Theory]
    [InlineData("M-26", "pain=11")]
    [InlineData("M-26", "pain=5.5")]
    [InlineData("M-26", "")]
    [InlineData("M-06", "seconds=2 3")]
    [InlineData("M-06", "seconds=2 3 400")]
    [InlineData("M-28", "activity_1=3 | ")]
    [InlineData("M-32", "asleep=500;in_bed=480")]
    [InlineData("M-16", "grade=0")]
    [InlineData("M-24", "")]
    public void What_cannot_be_is_refused_at_its_place(string measure, string answers) =>
        Assert.NotEmpty(Refused(measure, Written(answers)).Problems);

    [Fact]
    public void An_answer_of_another_kind_or_to_nothing_is_refused()
    {
        Assert.Equal("pain", Refused("M-26", ItemAnswers.None.With("pain", new ItemAnswer.YesNo(true))).Problems.Single().Item);
        Assert.Contains("pane", Refused("M-26", Written("pain=3").With("pane", 3)).Problems.Select(p => p.Item));
    }

    [Fact]
    public void A_form_is_read_back_as_it_was_written()
    {
        var measure = RealMeasures.Of("M-28");
        var answers = ItemAnswers.None.With("activity_1", new ItemAnswer.Activity("поднять внука | на руки", 4));

        var again = WrittenAnswers.Read(measure, WrittenAnswers.Write(answers).Select(a => KeyValuePair.Create(a.Key, (string?)a.Value)));

        Assert.Empty(again.Problems);
        Assert.Equal(answers.Given, again.Answers.Given);
    }

    [Theory]
    [InlineData("M-26", "pain", "strong")]
    [InlineData("M-27", "s01", "maybe")]
    [InlineData("M-06", "seconds", "2 x 3")]
    [InlineData("M-28", "activity_1", "run")]
    [InlineData("M-26", "nothing", "1")]
    public void What_cannot_be_read_is_a_problem_at_its_field(string measure, string item, string written) =>
        Assert.Equal(item, WrittenAnswers.Read(RealMeasures.Of(measure), [new(item, written)]).Problems.Single().Item);

    static ItemAnswers Written(string answers) => Measured.Answers(answers);

    static Scoring.Scored Scored(string measure, ItemAnswers answers) => Assert.IsType<Scoring.Scored>(Scores.Of(RealMeasures.Of(measure), answers));

    static Scoring.Refused Refused(string measure, ItemAnswers answers) => Assert.IsType<Scoring.Refused>(Scores.Of(RealMeasures.Of(measure), answers));

    static decimal Value(string measure, string score, ItemAnswers answers) => Scored(measure, answers).Values.Single(v => v.Score == score).Value;
}
