using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Sessions;

/// <summary>How much of the course a bad answer reaches, for every bad answer there is.</summary>
public class SameDayReachTests
{
    static readonly SameDayFacts Mask = Given.Facts(Modality.NonInvasive, "face");
    static readonly SameDayFacts Needle = Given.Facts(Modality.Injection, "abdomen");

    /// <summary>Every answer that stops, with what it means: read from the knowledge itself, so that a new one is in at once.</summary>
    public static TheoryData<string, int, Modality> BadAnswers
    {
        get
        {
            var all = new TheoryData<string, int, Modality>();
            foreach (var question in Given.Questions.Where(q => q.Kind is not SameDayKind.Computed && q.AskedIf.Count == 0))
                for (var i = 0; i < question.Stops.Count; i++)
                    foreach (var modality in question.Modalities)
                        all.Add(question.Id, i, modality);
            return all;
        }
    }

    [Theory, MemberData(nameof(BadAnswers))]
    public void Each_bad_answer_stops_by_its_rule_and_reaches_what_it_says(string id, int which, Modality modality)
    {
        var facts = modality == Modality.Injection ? Needle with { Zone = "face" } : Mask with { RiskNoted = true };
        facts = facts with { LowerDose = id == "lower_dose" };
        var question = Given.Questions.First(q => q.Id == id);
        var rule = question.Stops[which];
        var answers = Given.WellToday;
        answers[id] = Bad(rule, question.Kind);

        var stopped = Assert.IsType<SameDayOutcome.Stopped>(Given.Judge(answers, facts));

        Assert.Contains(rule.Rules, r => stopped.Stops.Any(s => s.Rule.Rules.Contains(r)));
        Assert.Equal(stopped.Stops.Max(s => s.Rule.Reach), stopped.Reach);
        Assert.True(stopped.Reach >= rule.Reach);
        Assert.Equal(stopped.Reach != StopReach.Now, stopped.NotBefore(Given.Today) > Given.Today);
        Assert.All(stopped.Stops, s => Assert.False(string.IsNullOrWhiteSpace(s.Rule.SaysToPatient.Ru)));
    }

    [Theory]
    [InlineData("has_eaten", "no", StopReach.Now)]
    [InlineData("intoxicated", "yes", StopReach.ThisVisit)]
    [InlineData("infection_now", "yes", StopReach.ThisVisit)]
    [InlineData("acute_phase", "yes", StopReach.WholeCourse)]
    [InlineData("new_disease", "yes", StopReach.WholeCourse)]
    [InlineData("fungus", "yes", StopReach.WholeCourse)]
    public void A_full_stomach_is_put_right_an_evening_out_moves_the_visit_and_a_new_disease_pauses_the_course(string question, string said, StopReach reach)
    {
        var answers = Given.WellToday;
        answers[question] = new SameDayAnswer.YesNo(said == "yes");

        Assert.Equal(reach, Assert.IsType<SameDayOutcome.Stopped>(Given.Judge(answers, Needle)).Reach);
    }

    [Fact]
    public void A_pregnancy_pauses_the_course_and_a_missing_test_only_moves_the_visit()
    {
        SameDayOutcome.Stopped With(string option)
        {
            var answers = Given.WellToday;
            answers["pregnancy"] = new SameDayAnswer.Choice(option);
            return Assert.IsType<SameDayOutcome.Stopped>(Given.Judge(answers, Mask));
        }

        Assert.Equal(StopReach.WholeCourse, With("pregnant").Reach);
        Assert.Equal(StopReach.ThisVisit, With("not_tested").Reach);
    }

    [Fact]
    public void What_is_on_record_decides_what_is_asked()
    {
        List<string> Asked(SameDayFacts facts) => [.. SameDayCheck.Asked(Given.Questions, Given.WellToday, facts).Select(q => q.Id)];

        Assert.DoesNotContain("blood_thinners", Asked(Needle with { BloodThinners = false }));
        Assert.Contains("blood_thinners", Asked(Needle with { BloodThinners = false, SessionNumber = 1 }));
        Assert.DoesNotContain("measures_taken", Asked(Mask with { MeasuresDue = false }));
        Assert.DoesNotContain("last_reaction", Asked(Mask with { SessionNumber = 1 }));
        Assert.DoesNotContain("face_ready", Asked(Needle));
    }

    /// <summary>One answer gets graver, all others stay: the outcome is never milder, and never lets the patient come earlier.</summary>
    [Fact]
    public void An_answer_that_worsens_never_makes_the_outcome_milder() =>
        Prop.ForAll(Days.ToArbitrary(), day =>
            {
                var (facts, answers, question, worse) = day;
                var before = Given.Judge(answers, facts);
                var after = Given.Judge(new Dictionary<string, SameDayAnswer>(answers) { [question.Id] = worse }, facts);
                return GravityOf(question, worse, facts) <= GravityOf(question, answers.GetValueOrDefault(question.Id), facts) || IsNoMilder(before, after);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    static bool IsNoMilder(SameDayOutcome before, SameDayOutcome after) =>
        Rank(after).CompareTo(Rank(before)) >= 0
        && (before is not SameDayOutcome.Stopped b || (after is SameDayOutcome.Stopped a && a.NotBefore(Given.Today) >= b.NotBefore(Given.Today) && (a.NeedsFullScreening || !b.NeedsFullScreening || a.Urgent)));

    static (int Reach, int Means) Rank(SameDayOutcome outcome) => outcome is SameDayOutcome.Stopped stopped ? (1 + (int)stopped.Reach, (int)stopped.Stops.Max(s => s.Rule.Means)) : (0, 0);

    /// <summary>How grave one answer is by itself: what its gravest stop means and reaches.</summary>
    static int GravityOf(SameDayQuestion question, SameDayAnswer? answer, SameDayFacts facts) =>
        question.Stops.Where(s => s.When.Holds(answer) is true && !(s.UnlessPhysicianDecided && facts.PhysicianDecided)).Select(s => 1 + ((int)s.Reach * 10) + (int)s.Means).DefaultIfEmpty(0).Max();

    static Gen<(SameDayFacts, Dictionary<string, SameDayAnswer>, SameDayQuestion, SameDayAnswer)> Days =>
        from facts in Gen.Elements(Mask, Needle, Mask with { SessionNumber = 1 }, Needle with { Zone = "face", PhysicianDecided = true }, Needle with { Sex = Carboxy.Patients.Sex.Male, BloodThinners = false })
        from changed in Change.ListOf(4)
        from worse in Change
        select (facts, Answers(changed), worse.Question, worse.Answer);

    static Gen<(SameDayQuestion Question, SameDayAnswer Answer)> Change =>
        from question in Gen.Elements(Given.Questions.Where(q => q.Kind is not SameDayKind.Computed).ToArray())
        from answer in AnswerTo(question)
        select (question, answer);

    static Dictionary<string, SameDayAnswer> Answers(IEnumerable<(SameDayQuestion Question, SameDayAnswer Answer)> changed)
    {
        var answers = Given.WellToday;
        foreach (var (question, answer) in changed)
            answers[question.Id] = answer;
        return answers;
    }

    static Gen<SameDayAnswer> AnswerTo(SameDayQuestion question) => question.Kind switch
    {
        SameDayKind.YesNo => Gen.Elements(true, false).Select(SameDayAnswer (b) => new SameDayAnswer.YesNo(b)),
        SameDayKind.Choice choice => Gen.Elements(choice.Options.ToArray()).Select(SameDayAnswer (o) => new SameDayAnswer.Choice(o.Id)),
        SameDayKind.Number number => Gen.Choose((int)number.Accepts.From * 10, (int)number.Accepts.To * 10).Select(SameDayAnswer (n) => new SameDayAnswer.Number(n / 10m)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static SameDayAnswer Bad(StopRule rule, SameDayKind kind) => (rule.When, kind) switch
    {
        (AnswerTest.Says says, _) => new SameDayAnswer.YesNo(says.Value),
        (AnswerTest.Picks picks, _) => new SameDayAnswer.Choice(picks.Options[0]),
        (AnswerTest.Above above, _) => new SameDayAnswer.Number(above.Limit + 0.1m),
        (AnswerTest.AtLeast least, _) => new SameDayAnswer.Number(least.Limit),
        (AnswerTest.Below below, SameDayKind.Number number) => new SameDayAnswer.Number(Math.Max(number.Accepts.From, below.Limit - 0.1m)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
