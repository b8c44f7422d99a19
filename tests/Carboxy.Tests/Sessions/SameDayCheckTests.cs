using Carboxy.Patients;
using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class SameDayCheckTests
{
    static readonly SameDayFacts Mask = Given.Facts(Modality.NonInvasive, "face");
    static readonly SameDayFacts Needle = Given.Facts(Modality.Injection, "abdomen");

    static SameDayAnswer Yes => new SameDayAnswer.YesNo(true);

    static SameDayOutcome With(SameDayFacts facts, params IEnumerable<(string Question, SameDayAnswer Answer)> changes)
    {
        var answers = Given.WellToday;
        foreach (var (question, answer) in changes)
            answers[question] = answer;
        return Given.Judge(answers, facts);
    }

    static SameDayOutcome.Stopped StoppedBy(SameDayFacts facts, string question, SameDayAnswer answer) =>
        Assert.IsType<SameDayOutcome.Stopped>(With(facts, (question, answer)));

    static IEnumerable<string> RulesOf(SameDayOutcome outcome) => Assert.IsType<SameDayOutcome.Stopped>(outcome).Stops.SelectMany(stop => stop.Rule.Rules);

    [Fact]
    public void A_well_patient_is_cleared_today()
    {
        Assert.IsType<SameDayOutcome.ClearedToday>(Given.Judge(Given.WellToday, Mask));
        Assert.IsType<SameDayOutcome.ClearedToday>(Given.Judge(Given.WellToday, Needle));
    }

    [Fact]
    public void Silence_clears_nobody()
    {
        var outcome = Assert.IsType<SameDayOutcome.Unfinished>(Given.Judge([], Mask));

        Assert.Contains(outcome.Missing, missing => missing.Question.Id == "temperature" && missing.Why == WhyMissing.NotAsked);
    }

    [Fact]
    public void No_single_answer_may_be_missing_or_unknown()
    {
        foreach (var facts in new[] { Mask, Needle, Mask with { SessionNumber = 1 } })
        {
            foreach (var question in SameDayCheck.Asked(Given.Questions, Given.WellToday, facts).Where(q => q.Kind is not SameDayKind.Computed))
            {
                var silent = Given.WellToday;
                silent.Remove(question.Id);
                Assert.IsType<SameDayOutcome.Unfinished>(Given.Judge(silent, facts));

                var unsure = Assert.IsType<SameDayOutcome.Unfinished>(With(facts, (question.Id, new SameDayAnswer.Unknown())));
                Assert.Equal(WhyMissing.SaidUnknown, Assert.Single(unsure.Missing).Why);
            }
        }
    }

    [Theory]
    [InlineData(37.0, false)]
    [InlineData(37.1, true)]
    public void Temperature_stops_above_37_0(double degrees, bool stops)
    {
        var outcome = With(Mask, ("temperature", new SameDayAnswer.Number((decimal)degrees)));

        Assert.Equal(stops, outcome is SameDayOutcome.Stopped);
        if (outcome is SameDayOutcome.Stopped stopped)
        {
            Assert.Equal(["R-20"], RulesOf(stopped));
            Assert.Equal(Given.Today.AddDays(1), stopped.FirstAllowed);
        }
    }

    [Theory]
    [InlineData("infection_now", "R-19")]
    [InlineData("skin_inflamed", "R-22")]
    [InlineData("herpes", "R-22")]
    [InlineData("sunburn", "R-21")]
    [InlineData("fungus", "R-12")]
    [InlineData("acute_phase", "R-23")]
    [InlineData("intoxicated", "R-51")]
    [InlineData("breastfeeding", "R-18")]
    [InlineData("other_procedure", "R-31")]
    [InlineData("surgery_since", "R-24")]
    [InlineData("new_disease", "SD-02")]
    public void A_yes_stops_by_its_rule(string question, string rule) => Assert.Equal([rule], RulesOf(StoppedBy(Mask, question, Yes)));

    [Theory]
    [InlineData("skin_intact", "R-21")]
    [InlineData("identity", "SD-01")]
    [InlineData("practitioner_clears", "SD-14")]
    public void A_no_stops_by_its_rule(string question, string rule) => Assert.Equal([rule], RulesOf(StoppedBy(Mask, question, new SameDayAnswer.YesNo(false))));

    [Fact]
    public void A_change_since_the_screening_asks_for_a_full_one() => Assert.True(StoppedBy(Mask, "new_drug", Yes).NeedsFullScreening);

    [Fact]
    public void A_possible_pregnancy_waits_for_a_test()
    {
        Assert.Equal(["R-48b"], RulesOf(StoppedBy(Mask, "pregnancy", new SameDayAnswer.Choice("not_tested"))));
        Assert.Equal(["R-17"], RulesOf(StoppedBy(Mask, "pregnancy", new SameDayAnswer.Choice("pregnant"))));
    }

    [Fact]
    public void Only_a_patient_recorded_as_male_is_not_asked_about_pregnancy()
    {
        Assert.DoesNotContain(SameDayCheck.Asked(Given.Questions, Given.WellToday, Mask with { Sex = Sex.Male }), q => q.Id == "pregnancy");
        Assert.Contains(SameDayCheck.Asked(Given.Questions, Given.WellToday, Mask with { Sex = Sex.Unknown }), q => q.Id == "pregnancy");
    }

    [Fact]
    public void All_stops_are_told_not_the_first()
    {
        var outcome = With(Mask, ("infection_now", Yes), ("temperature", new SameDayAnswer.Number(38)), ("sunburn", Yes));

        Assert.Equal(["R-20", "R-19", "R-21"], RulesOf(outcome));
    }

    [Fact]
    public void Intervals_name_the_first_allowed_day()
    {
        var stopped = Assert.IsType<SameDayOutcome.Stopped>(Given.Judge(Given.WellToday, Mask with { FirstAllowedByCourse = Given.Today.AddDays(2), FirstAllowedByProcedures = Given.Today.AddDays(5) }));

        Assert.Equal(["R-32", "R-31"], RulesOf(stopped));
        Assert.Equal(Given.Today.AddDays(5), stopped.FirstAllowed);
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void A_screening_older_than_90_days_is_repeated(int days, bool stops)
    {
        var outcome = Given.Judge(Given.WellToday, Mask with { ScreenedOn = Given.Today.AddDays(-days) });

        Assert.Equal(stops, outcome is SameDayOutcome.Stopped { NeedsFullScreening: true });
    }

    [Fact]
    public void Anticoagulants_stop_injections_and_are_not_asked_before_a_mask()
    {
        Assert.Equal(["R-15", "R-16"], RulesOf(StoppedBy(Needle, "blood_thinners", new SameDayAnswer.Choice("anticoagulant"))));
        Assert.IsType<SameDayOutcome.ClearedToday>(With(Mask, ("blood_thinners", new SameDayAnswer.Choice("anticoagulant"))));
    }

    [Fact]
    public void An_antiplatelet_needs_a_physicians_decision_and_is_then_a_note()
    {
        var taken = ("blood_thinners", (SameDayAnswer)new SameDayAnswer.Choice("antiplatelet_decided"));

        Assert.Equal(["R-37"], RulesOf(With(Needle, taken)));
        Assert.Single(Assert.IsType<SameDayOutcome.ClearedToday>(With(Needle with { PhysicianDecided = true }, taken)).Notes);
    }

    [Fact]
    public void A_red_flag_after_the_last_session_is_urgent() => Assert.True(StoppedBy(Mask, "last_reaction", new SameDayAnswer.Choice("red_flag")).Urgent);

    [Fact]
    public void A_check_without_questions_is_a_broken_installation() => Assert.Throws<ArgumentException>(() => SameDayCheck.Judge([], Given.WellToday, Mask, Given.Today));
}
