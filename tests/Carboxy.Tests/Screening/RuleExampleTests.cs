using Carboxy.Quantities;

namespace Carboxy.Screening;

/// <summary>Every rule fires where it should, stays silent where it should, and says so where it cannot know.</summary>
public class RuleExampleTests
{
    public static TheoryData<string> Names(Shows shows) => [.. RuleExamples.All.Where(e => e.Shows == shows).Select(e => e.Name)];

    static RuleExample Named(string name) => RuleExamples.All.Single(e => e.Name == name);

    [Theory]
    [MemberData(nameof(Names), Shows.Fires)]
    public void It_fires(string name)
    {
        var example = Named(name);

        var said = Screen.Decide(ClinicRules.Set, example.Case);

        var finding = said.Finding(example.Rule);
        Assert.NotNull(finding);
        Assert.Equal(Says(example), finding.Verdict);
        Assert.True(said.Verdict >= finding.Verdict);
        Assert.NotEmpty(finding.Because);
        if (example.NamesUntil)
            Assert.Equal(example.Until, finding.Until);
    }

    [Theory]
    [MemberData(nameof(Names), Shows.DoesNotFire)]
    public void It_does_not_fire(string name)
    {
        var example = Named(name);

        var said = Screen.Decide(ClinicRules.Set, example.Case);

        Assert.Null(said.Finding(example.Rule));
        Assert.False(said.Opens(example.Rule));
    }

    [Theory]
    [MemberData(nameof(Names), Shows.CannotBeKnown)]
    public void It_cannot_be_known(string name)
    {
        var example = Named(name);

        var said = Screen.Decide(ClinicRules.Set, example.Case);

        Assert.Null(said.Finding(example.Rule));
        var open = Assert.Single(said.Undetermined, o => o.Rule.Id == example.Rule);
        Assert.NotEmpty(open.Missing);
        if (Says(example) > Verdict.Cleared)
            Assert.NotEqual(Verdict.Cleared, said.Verdict);
    }

    [Fact]
    public void Every_rule_has_all_three_in_each_modality_where_it_can()
    {
        var missing =
            from rule in RuleExamples.Specified
            from shows in Enum.GetValues<Shows>()
            where !(rule.NeverOpen && shows is Shows.CannotBeKnown)
            from modality in Enum.GetValues<Modality>()
            where !RuleExamples.All.Any(e => e.Rule == rule.Rule && e.Shows == shows && e.Modality == modality)
            select $"{rule.Rule} {shows} {modality}";

        Assert.Empty(missing);
    }

    [Fact]
    public void The_rules_are_those_of_the_specification_with_its_verdicts()
    {
        Assert.Equal(59, ClinicRules.Set.Rules.Count);
        Assert.Equal(
            RuleExamples.Specified.Select(r => (r.Rule, r.Injection, r.NonInvasive)).Order(),
            ClinicRules.Set.Rules.Select(r => (r.Id, r.Injection, r.NonInvasive)).Order());
    }

    [Fact]
    public void Every_rule_shows_the_rows_that_the_specification_names()
    {
        var missing =
            from rule in RuleExamples.Specified
            from row in rule.Rows.Except(ClinicRules.Set.Find(rule.Rule)!.Sources)
            select $"{rule.Rule} {row}";

        Assert.Empty(missing);
    }

    static Verdict Says(RuleExample example)
    {
        var rule = RuleExamples.Specified.Single(r => r.Rule == example.Rule);
        return example.Modality is Modality.Injection ? rule.Injection : rule.NonInvasive;
    }
}
