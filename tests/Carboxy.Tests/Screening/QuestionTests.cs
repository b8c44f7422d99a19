using Carboxy.Knowledge.Reading;
using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Screening;

public class QuestionTests
{
    static QuestionBook Book => ClinicRules.Questions;

    [Fact]
    public void Every_fact_that_a_rule_can_miss_has_a_question()
    {
        Assert.Contains("surgeon_release", ClinicRules.Set.Facts);
        Assert.True(ClinicRules.Set.Facts.Count > 25);

        Assert.DoesNotContain(ClinicRules.Set.Facts, fact => Book.Find(fact) is null);
    }

    [Fact]
    public void Every_yes_or_no_of_the_answer_form_can_be_asked() =>
        Assert.DoesNotContain(AnswerWords.YesNoQuestions.Keys, fact => Book.Find(fact) is not { Kind: QuestionKind.YesNo });

    [Fact]
    public void Every_choice_is_a_value_that_the_answer_form_reads()
    {
        foreach (var question in Book.All.Where(q => q.Options.Count > 0))
        {
            foreach (var option in question.Options)
            {
                var said = Assert.IsType<FormAnswer.Said>(new AnswerForm(Book, ClinicRules.Today).Read(question, name => name == question.Id ? [option.Value] : []));
                Assert.Empty(Interview.Read(new Dictionary<string, string> { [question.Id] = said.Value }, ClinicRules.Today).Faults);
            }
        }
    }

    [Fact]
    public void What_is_ticked_by_name_belongs_to_the_group_that_the_rules_know()
    {
        Assert.Equal([], Book.Diseases.Where(d => d.Id != "depression" && Named(ClinicRules.Set.Diseases, d.Code) == 0).Select(d => d.Id));
        Assert.Equal([], Book.Medicines.Where(m => ClinicRules.Set.Medicines[m.Code].Certain == 0).Select(m => m.Id));

        static ulong Named(Knowledge.CodeBook book, string code) => book[code].Certain & ~(1UL << book.IndexOf("any_but_acne"));
    }

    [Fact]
    public void A_fact_without_a_question_is_a_fault_that_names_it()
    {
        var faults = new Faults();

        QuestionBook.Nothing.MustAskFor(ClinicRules.Set, new("knowledge/questions", 1, 1), faults);

        Assert.Contains(faults.All, f => f.Problem.En.Contains("\"pregnant\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_questionnaire_with_mistakes_lists_them_all()
    {
        var faults = new Faults();
        var node = YamlFile.Read("q.yaml", """
            questions:
              - id: temp_c
                group: nowhere
                kind: number
                by: staff
                days: 0
                name: {ru: Т, en: T}
                patient: {ru: Т, en: T}
                staff: {ru: Т, en: T}
                sources: [S0-72]
            """, faults)!;

        QuestionReader.Read([node], faults);

        Assert.Equal(3, faults.All.Count);
    }

    [Fact]
    public void An_old_answer_is_asked_again_and_clears_nobody()
    {
        var patient = new Patient { Id = new(Guid.Empty), FamilyName = "Test", GivenName = "Anna", Sex = Sex.Female, BirthDate = new(1990, 1, 1) };
        var interview = Interview.Empty
            .With("pregnant", new("\"no\"", ClinicRules.Today.AddDays(-14), AnsweredBy.Patient))
            .With("lactating", new("\"no\"", ClinicRules.Today.AddDays(-14), AnsweredBy.Patient));

        var answers = interview.AnswersOn(ClinicRules.Today, patient, Book);

        Assert.Null(answers[YesNo.Pregnant]); // 14 days are over
        Assert.False(answers[YesNo.Lactating]); // 30 are not
    }

    [Fact]
    public void An_interview_reads_back_as_it_was_written()
    {
        var interview = Interview.Empty
            .With("dx", new("""[{"icd10":"I20.9","status":"current"}]""", ClinicRules.Today, AnsweredBy.Staff))
            .With("allergies", new("""["салициловая кислота"]""", ClinicRules.Today, AnsweredBy.Patient))
            .With("pregnant", new(GivenAnswer.Unknown, ClinicRules.Today, AnsweredBy.Patient));

        Assert.Equal(interview.Given, Interview.Read(interview.Write()).Given);
    }

    [Fact]
    public void The_reason_is_said_in_the_words_of_the_question()
    {
        var words = new ReasonWords(ClinicRules.Set, Book);
        string Said(string answers, string rule, Modality modality = Modality.NonInvasive) =>
            string.Join("; ", words.Of(ClinicRules.Decide(answers, modality).Finding(rule)!).Select(w => w.En));

        Assert.Equal("Angina (I20.9), now", Said("""{"dx":[{"icd10":"I20.9","status":"current"}]}""", "R-01"));
        Assert.Equal("Heparin, enoxaparin injections (B01AB), last dose 22 Mar 2027", Said("""{"drugs":[{"atc":"B01AB","ends":"2027-03-22"}]}""", "R-15", Modality.Injection));
        Assert.Equal("Body temperature: 37.8 °C", Said("""{"temp_c":37.8}""", "R-20"));
        Assert.Equal("Breastfeeding: yes; Sex: female; Age: 30", Said("""{"sex":"F","lactating":"yes"}""", "R-18"));
        Assert.Equal("Infection now: Influenza", Said("""{"infection_now":"influenza"}""", "R-19"));
        Assert.Equal("Skin of the zone: Wound or graze, Burn", Said("""{"skin_zone":["wound","burn"]}""", "R-21"));
    }

    [Theory]
    [InlineData("""{"dx":"unknown"}""", Suitability.AskDoctorFirst)]
    [InlineData("{}", Suitability.LikelySuitable)]
    [InlineData("""{"dx":[{"icd10":"I10","status":"current"}]}""", Suitability.NotNow)]
    [InlineData("""{"infection_now":"common_cold"}""", Suitability.NotNow)]
    [InlineData("""{"drugs":[{"atc":"B01AA03","ends":null}]}""", Suitability.AskDoctorFirst)]
    public void The_self_check_never_says_more_than_come_and_talk(string answers, Suitability says) =>
        Assert.Equal(says, SelfCheck.Of(ClinicRules.Set, ClinicRules.Case(answers), ["dx", "drugs", "infection_now"]).Says);
}
