using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Screening;

/// <summary>Enough is asked, and nothing in vain.</summary>
public class QuestionnaireTests
{
    static readonly RuleSet Rules = ClinicRules.Set;

    /// <summary>
    /// Answers that count where somebody volunteers them, though nobody is asked: outside the zone, the aim, the sex or the
    /// age to which they belong, or a second reading after a good first one.
    /// </summary>
    static readonly HashSet<string> Volunteered = ["R-17", "R-18", "R-22", "R-23", "R-25b", "R-25c", "R-30a", "R-30b", "R-42a", "R-42b", "R-45", "R-47", "R-48b"];

    static Screened Decide(ScreeningCase of, Answers answers) => Screen.Decide(Rules, of with { Answers = answers });

    static AnswerFact? Fact(string name) => AnswerFact.All.SingleOrDefault(f => f.Name == name);

    static Answers Answer(Answers answers, string name, Answers truth) => Settled(name, Fact(name)!.Copy(answers, truth));

    /// <summary>A person who is asked about a list settles its open phases and dates too.</summary>
    static Answers Settled(string name, Answers answers) => name is "dx" or "drugs" or "recent" ? GeneratedCases.Settle(answers) : answers;

    static Answers AskAll(ScreeningCase one, Answers truth, Func<Answers, string, Answers, Answers> answer)
    {
        var answers = one.Answers;
        for (var asked = 0; Decide(one, answers).AskNext is [var next, ..]; asked++)
        {
            Assert.True(asked < 100, "The questions never end.");
            answers = answer(answers, next, truth);
        }

        return answers;
    }

    /// <summary>A list with an open phase keeps its entries; an unknown one is answered.</summary>
    static Answers Reply(Answers answers, string name, Answers truth) =>
        Fact(name)!.IsKnown(answers) ? Settled(name, answers) : Answer(answers, name, truth);

    [Fact]
    public void Once_nothing_more_is_asked_no_further_no_changes_the_verdict() =>
        Prop.ForAll(Questioned, asked =>
        {
            var (one, truth) = asked;
            var answers = AskAll(one, truth, Reply);
            var rest = GeneratedCases.Settle(AnswerFact.All.Where(f => !f.IsKnown(answers)).Aggregate(answers, (so, fact) => fact.Deny(so)));
            var (said, final) = (Decide(one, answers), Decide(one, rest));
            return said.Verdict == final.Verdict || Handed(said, final);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Nor_does_any_other_answer_but_what_somebody_volunteers() =>
        Prop.ForAll(Questioned, asked =>
        {
            var (one, truth) = asked;
            var answers = AskAll(one, truth, Reply);
            var rest = GeneratedCases.Settle(AnswerFact.All.Where(f => !f.IsKnown(answers)).Aggregate(answers, (so, fact) => fact.Copy(so, truth)));
            var (said, final) = (Decide(one, answers), Decide(one, rest));
            return said.Verdict == final.Verdict || Handed(said, final)
                || (final.Verdict > said.Verdict && final.Findings.Where(f => f.Verdict > said.Verdict).All(f => Volunteered.Contains(f.Rule.Id)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Every_question_can_change_the_verdict_or_which_rule_gives_it() =>
        Prop.ForAll(GeneratedCases.Any, one =>
        {
            var said = Screen.Decide(Rules, one);
            Assert.True(said.AskNext.All(name => CanChange(one, name)), $"{string.Join(", ", said.AskNext.Where(name => !CanChange(one, name)))}: {CasesJson.Write(one)}");
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Nothing_is_asked_twice() =>
        Prop.ForAll(GeneratedCases.Any, one => Screen.Decide(Rules, one).AskNext is var asked && asked.Distinct().Count() == asked.Count).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_asked_where_the_verdict_is_excluded_already() =>
        Assert.Empty(Screen.Decide(Rules, ClinicRules.Case("""{"fungus": "yes", "dx": "unknown", "drugs": "unknown", "pregnant": "unknown"}""")).AskNext);

    [Fact]
    public void A_man_is_not_asked_about_pregnancy_nor_a_knee_about_its_couperose()
    {
        var one = ClinicRules.Read("""{"today": "2027-03-01", "modality": "injection", "zone": "knee", "goals": ["S2-41"], "answers": {"sex": "M"}}""").Cases.Single().Case;

        var asked = Screen.Decide(Rules, one).AskNext;

        Assert.Empty(asked.Intersect(["pregnant", "lactating", "couperose", "rosacea", "red_flags", "phq9_item9", "acne_iga", "herpes_history"]));
        Assert.Contains("dx", asked);
    }

    [Fact]
    public void What_decides_soonest_is_asked_first() =>
        Assert.Equal("dx", Screen.Decide(Rules, ClinicRules.Read("""{"today": "2027-03-01", "modality": "injection", "zone": "thigh", "goals": ["S2-75"], "answers": {}}""").Cases.Single().Case).AskNext[0]);

    [Fact]
    public void Each_question_can_say_why_it_is_asked() =>
        Prop.ForAll(GeneratedCases.Any, one =>
        {
            var said = Screen.Decide(Rules, one);
            return said.AskNext.All(fact => Questionnaire.WhyAsk(said, fact) is [{ AtStake: > Verdict.Cleared }, ..]);
        }).QuickCheckThrowOnFailure();

    /// <summary>With everything else denied, or everything else answered somehow, this one answer decides.</summary>
    static bool CanChange(ScreeningCase one, string name)
    {
        var fact = Fact(name)!;
        Answers Rest(Func<AnswerFact, Answers, Answers> answer) => AnswerFact.All.Where(f => f.Name != name && !f.IsKnown(one.Answers)).Aggregate(one.Answers, (so, f) => answer(f, so));
        IEnumerable<Answers> others = [one.Answers, Rest((f, so) => f.Deny(so)), .. Dangers.Select(d => Rest((f, so) => f.Copy(so, d)))];
        return others.Any(rest => Truths(rest, fact).Select(a => Screen.Verdict(Rules, one with { Answers = a })).Distinct().Count() > 1)
            || others.Any(rest => Truths(rest, fact).Select(a => Decide(one, a)).Where(said => !said.AskNext.Contains(name)).Select(Givers).Distinct().Count() > 1);
    }

    /// <summary>Diabetes under control or not, couperose with spots or without: either way a physician decides about needles, but by another rule, with other things to look to.</summary>
    static string Givers(Screened said) => string.Join(' ', said.Findings.Where(f => f.Verdict == said.Verdict).Select(f => f.Rule.Id).Order(StringComparer.Ordinal));

    static IEnumerable<Answers> Truths(Answers rest, AnswerFact fact)
    {
        yield return rest;
        yield return GeneratedCases.Settle(fact.IsKnown(rest) ? rest : fact.Deny(rest));
        foreach (var danger in Dangers.Where(_ => !fact.IsKnown(rest)))
            yield return fact.Copy(rest, danger);
        if (rest.Diagnoses is { } dx)
        {
            foreach (var phase in Enum.GetValues<DiseasePhase>())
            {
                yield return rest with { Diagnoses = [.. dx.Select(d => d with { Phase = d.Phase ?? phase, Controlled = d.Controlled ?? true })] };
                yield return rest with { Diagnoses = [.. dx.Select(d => d with { Phase = d.Phase ?? phase, Controlled = d.Controlled ?? false })] };
            }
        }

        if (rest.Procedures is { } procedures)
            yield return rest with { Procedures = [.. procedures.Select(p => p with { On = p.On ?? ClinicRules.Today })] };
        if (rest.Medicines is { } drugs)
        {
            foreach (var exact in ClinicRules.Set.Medicines.Groups.SelectMany(g => g.Codes))
                yield return rest with { Medicines = [.. drugs.Select(d => exact.StartsWith(d.Atc, StringComparison.Ordinal) ? d with { Atc = exact } : d)] };
        }
    }

    /// <summary>People with everything, in several ways.</summary>
    static IReadOnlyList<Answers> Dangers { get; } =
    [
        .. new[] { "I20.9", "L71.9", "J06.9", "C50.9", "Z34" }.Select((code, i) => ClinicRules.Case($$"""
        {
          "sex": "F", "age": {{(i == 1 ? 15 : 30)}}, "pregnant": "yes", "lactating": "yes", "inflammation": "yes", "herpes": "yes", "fungus": "yes", "flare": "{{(i % 2 == 0 ? "yes" : "no")}}",
          "couperose": "yes", "rosacea": "{{(i < 3 ? "yes" : "no")}}", "inflammatory_lesions": "{{(i > 2 ? "yes" : "no")}}", "red_flags": "yes", "immunosuppression": "yes", "severe_anaemia": "yes",
          "needle_phobia": "yes", "sleep_apnoea": "yes", "intoxicated": "yes", "isotretinoin_6m": "yes", "herpes_history": "yes", "surgeon_release": "{{(i == 2 ? "yes" : "no")}}",
          "dx": [{"icd10": "{{code}}", "status": "{{(i == 3 ? "past" : "current")}}"}], "drugs": [{"atc": "{{(i == 4 ? "B01AD02" : "B01AA03")}}", "ends": {{(i == 1 ? "\"2027-03-09\"" : "null")}}}], "cancer": "{{(i % 2 == 0 ? "active" : "past_remission")}}",
          "infection_now": "influenza", "temp_c": 38, "bp": {"systolic": {{(i < 3 ? 150 : 185)}}, "diastolic": 95}, "bp_repeat": {"systolic": {{(i % 2 == 0 ? 150 : 190)}}, "diastolic": 95},
          "skin_zone": "{{(i % 2 == 0 ? "wound" : "fungus")}}", "acne_iga": {{(i < 2 ? 4 : 3)}}, "recent": [{"procedure": "{{(i % 2 == 0 ? "filler" : "surgery")}}", "date": "2027-02-27"}],
          "sessions": [{"modality": "injection", "date": "2027-02-28"}, {"modality": "non_invasive", "date": "2027-02-28"}], "allergies": ["latex"], "phq9_item9": 2
        }
        """).Answers),
    ];

    /// <summary>The more exact word about a course of anticoagulants, or about spots on the face, takes over (see ScreeningProperties).</summary>
    static bool Handed(Screened before, Screened after) => ScreeningProperties.IsExplained(before, after);

    static Arbitrary<(ScreeningCase One, Answers Truth)> Questioned =>
        GeneratedCases.Any.Generator.SelectMany(one => GeneratedCases.Known.Select(truth => (one, truth))).ToArbitrary();
}
