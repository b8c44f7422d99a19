using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class BloodPressureTests
{
    static readonly SameDayFacts Needle = Given.Facts(Modality.Injection, "abdomen");

    static SameDayOutcome Measured(SameDayFacts facts, params IEnumerable<(string Question, decimal Value)> readings)
    {
        var answers = Given.WellToday;
        foreach (var (question, value) in readings)
            answers[question] = new SameDayAnswer.Number(value);
        return Given.Judge(answers, facts);
    }

    [Fact]
    public void Before_a_mask_it_is_taken_at_the_first_session_and_where_a_risk_is_noted()
    {
        var later = Given.Facts(Modality.NonInvasive, "face");
        bool Asked(SameDayFacts facts) => SameDayCheck.Asked(Given.Questions, Given.WellToday, facts).Any(question => question.Id == "systolic_before");

        Assert.False(Asked(later));
        Assert.True(Asked(later with { SessionNumber = 1 }));
        Assert.True(Asked(later with { RiskNoted = true }));
        Assert.True(Asked(Needle));
    }

    [Fact]
    public void A_raised_reading_is_repeated_before_anybody_is_refused()
    {
        var outcome = Assert.IsType<SameDayOutcome.Unfinished>(Measured(Needle, ("systolic_before", 150)));

        Assert.Equal(["repeat_after", "systolic_repeat", "diastolic_repeat", "pulse_repeat"], outcome.Missing.Select(missing => missing.Question.Id));
    }

    [Fact]
    public void A_normal_repeat_clears() => Assert.IsType<SameDayOutcome.ClearedToday>(
        Measured(Needle, ("systolic_before", 150), ("repeat_after", 7), ("systolic_repeat", 132), ("diastolic_repeat", 80), ("pulse_repeat", 70)));

    [Fact]
    public void A_repeat_taken_too_early_does_not_count()
    {
        var outcome = Assert.IsType<SameDayOutcome.Unfinished>(Measured(Needle, ("systolic_before", 150), ("repeat_after", 2), ("systolic_repeat", 132), ("diastolic_repeat", 80), ("pulse_repeat", 70)));

        Assert.Equal(WhyMissing.NotUsable, Assert.Single(outcome.Missing).Why);
    }

    [Theory]
    [InlineData(140, 80)]
    [InlineData(130, 90)]
    public void Raised_again_it_postpones(int systolic, int diastolic)
    {
        var outcome = Assert.IsType<SameDayOutcome.Stopped>(Measured(Needle, ("systolic_before", 150), ("repeat_after", 7), ("systolic_repeat", systolic), ("diastolic_repeat", diastolic), ("pulse_repeat", 70)));

        Assert.Equal(["R-42a"], outcome.Stops.SelectMany(stop => stop.Rule.Rules));
        Assert.False(outcome.Urgent);
        Assert.Null(outcome.FirstAllowed);
    }

    [Theory]
    [InlineData(180, 80)]
    [InlineData(130, 110)]
    public void From_180_or_110_it_is_urgent_at_the_first_reading(int systolic, int diastolic)
    {
        var outcome = Assert.IsType<SameDayOutcome.Stopped>(Measured(Needle, ("systolic_before", systolic), ("diastolic_before", diastolic)));

        Assert.Equal(["R-42b"], outcome.Stops.SelectMany(stop => stop.Rule.Rules));
        Assert.True(outcome.Urgent);
    }

    [Fact]
    public void The_urgent_rule_is_named_instead_of_the_milder_one()
    {
        var outcome = Assert.IsType<SameDayOutcome.Stopped>(Measured(Needle, ("systolic_before", 182), ("repeat_after", 7), ("systolic_repeat", 150), ("diastolic_repeat", 80), ("pulse_repeat", 70)));

        Assert.Equal(["R-42b"], outcome.Stops.SelectMany(stop => stop.Rule.Rules));
    }

    [Theory]
    [InlineData(49)]
    [InlineData(101)]
    public void A_pulse_outside_50_to_100_is_repeated_and_then_postpones(int pulse)
    {
        Assert.IsType<SameDayOutcome.Unfinished>(Measured(Needle, ("pulse_before", pulse)));
        var again = Measured(Needle, ("pulse_before", pulse), ("repeat_after", 7), ("systolic_repeat", 120), ("diastolic_repeat", 70), ("pulse_repeat", pulse));
        Assert.Equal(["SD-05"], Assert.IsType<SameDayOutcome.Stopped>(again).Stops.SelectMany(stop => stop.Rule.Rules));
    }

    [Fact]
    public void A_slip_of_the_pen_is_no_answer() => Assert.IsType<SameDayOutcome.Unfinished>(Measured(Needle, ("systolic_before", 1200)));
}
