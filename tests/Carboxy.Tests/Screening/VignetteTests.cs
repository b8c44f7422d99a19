namespace Carboxy.Screening;

/// <summary>The worked patients of FACTS 7: verdict, day, the exact set of rules, and every row that must be shown.</summary>
public class VignetteTests
{
    static readonly IReadOnlyList<ReadCase> Cases = ClinicRules.Read(ClinicRules.Resource("vignettes.json")).Cases;

    public static TheoryData<string> Ids => [.. Cases.Select(c => c.Case.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_worked_patient_is_judged_as_the_specification_says(string id)
    {
        var one = Cases.Single(c => c.Case.Id == id);

        var said = Screen.Decide(ClinicRules.Set, one.Case);

        Assert.Empty(Expectations.Differences(said, one.Expected!).Select(d => d.En));
    }

    [Fact]
    public void There_are_twenty_five_of_them() => Assert.Equal(25, Cases.Count);

    [Fact]
    public void A_wrong_expectation_is_noticed_in_each_of_its_parts()
    {
        var one = Cases.Single(c => c.Case.Id == "V-07");
        var said = Screen.Decide(ClinicRules.Set, one.Case);
        var right = one.Expected!;

        Assert.Single(Expectations.Differences(said, right with { Verdict = Verdict.Excluded }));
        Assert.Single(Expectations.Differences(said, right with { Until = null }));
        Assert.Single(Expectations.Differences(said, right with { Rules = ["R-15", "R-16"] }));
        Assert.Single(Expectations.Differences(said, right with { Rows = ["S2-61", "S0-59"] }));
    }
}
