using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class SameDayFilesTests
{
    const string Good = """
        same_day:
          - id: fever
            item: 4
            kind: yes_no
            usual: no
            modalities: [injection]
            ask: { ru: Жар?, en: Fever? }
            stops:
              - when: yes
                rules: [R-20]
                means: postpone
                says: { ru: Стоп., en: Stop. }
                patient: { ru: Позже., en: Later. }
            sources: [S0-72]
        """;

    static IEnumerable<string> Problems(string yaml) => RealFiles.FaultsOf(yaml, SameDayReader.Read).Select(fault => fault.Problem.En).Where(problem => !problem.StartsWith("No question asks item", StringComparison.Ordinal));

    [Fact]
    public void All_fourteen_items_are_asked_in_both_modalities_but_anticoagulants_before_a_mask()
    {
        Assert.Equal(Enumerable.Range(1, 14), Given.Questions.Where(q => q.Modalities.Contains(Modality.Injection)).Select(q => q.Item).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, 14).Except([9]), Given.Questions.Where(q => q.Modalities.Contains(Modality.NonInvasive)).Select(q => q.Item).Distinct().Order());
    }

    [Fact]
    public void Nobody_assumes_a_measured_number() => Assert.DoesNotContain(Given.Questions, q => q.Kind is SameDayKind.Number && q.Usual is not null);

    [Fact]
    public void The_usual_answer_never_stops() => Assert.All(Given.Questions.Where(q => q.Usual is not null), q => Assert.DoesNotContain(q.Stops, stop => stop.When.Holds(q.Usual) is true));

    [Fact]
    public void Nobody_is_told_to_stop_a_medicine() => Assert.All(Given.Questions.SelectMany(q => q.Stops), stop => Assert.DoesNotContain("stop taking", stop.SaysToPatient.En, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_good_file_has_no_fault() => Assert.Empty(Problems(Good));

    [Theory]
    [InlineData("when: yes", "above: 37", "The question can never be answered so.")]
    [InlineData("rules: [R-20]", "rules: []", "A stop without a rule.")]
    [InlineData("usual: no", "usual: maybe", "\"maybe\" is no answer to this question.")]
    [InlineData("item: 4", "item: 15", "There is no item 15.")]
    [InlineData("means: postpone", "means: wait", "Unknown value \"wait\".")]
    [InlineData("when: yes", "above: 37\n        below: 30", "Exactly one condition is needed.")]
    [InlineData("item: 4", "item: 4\n    asked_if: [{ question: gone, when: yes }]", "There is no question \"gone\".")]
    [InlineData("usual: no", "usuall: no", "Unknown field \"usuall\".")]
    public void A_slip_in_a_file_is_named(string right, string wrong, string problem) =>
        Assert.Contains(problem, Problems(Good.Replace(right, wrong, StringComparison.Ordinal)));

    [Fact]
    public void A_check_without_one_of_its_items_is_a_fault() =>
        Assert.Equal(13, RealFiles.FaultsOf(Good, SameDayReader.Read).Count(fault => fault.Problem.En.StartsWith("No question asks item", StringComparison.Ordinal)));
}
