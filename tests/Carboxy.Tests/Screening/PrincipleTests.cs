using Carboxy.Knowledge;
using Carboxy.Quantities;

namespace Carboxy.Screening;

/// <summary>The principles P2 to P6 and P8 of the safe resolution, and the director's knob (C-10).</summary>
public class PrincipleTests
{
    /// <summary>Where S0 speaks against the gentle method: S0-59 to S0-72.</summary>
    static readonly HashSet<string> AgainstTheMask = [.. Enumerable.Range(59, 14).Select(n => $"S0-{n}")];

    /// <summary>Where S2 speaks against the needle alone: S2-56 to S2-61.</summary>
    static readonly HashSet<string> AgainstTheNeedle = [.. Enumerable.Range(56, 6).Select(n => $"S2-{n}")];

    [Fact]
    public void What_stops_the_mask_stops_the_needle()
    {
        var bound = ClinicRules.Set.Rules.Where(r => r.Sources.Any(AgainstTheMask.Contains)).ToList();

        Assert.True(bound.Count >= 15);
        Assert.Empty(bound.Where(r => r.Injection < r.NonInvasive).Select(r => r.Id));
    }

    [Fact]
    public void Only_an_allergy_to_the_gel_is_graver_for_the_mask() =>
        Assert.Equal(["R-41"], ClinicRules.Set.Rules.Where(r => r.Injection < r.NonInvasive).Select(r => r.Id));

    [Fact]
    public void What_is_barred_for_the_needle_alone_a_physician_decides_for_the_mask()
    {
        var needle = ClinicRules.Set.Rules.Where(r =>
            r.Sources.Any(AgainstTheNeedle.Contains) && !r.Sources.Any(AgainstTheMask.Contains) && r.Injection > Verdict.NeedsClinicianDecision).ToList();

        Assert.Equal(["R-13", "R-14", "R-15", "R-16"], needle.Select(r => r.Id));
        Assert.All(needle, r => Assert.Equal(Verdict.NeedsClinicianDecision, r.NonInvasive));
    }

    [Theory]
    [InlineData("I50.9")]
    [InlineData("I25.1")]
    [InlineData("I71.4")]
    [InlineData("K75.9")]
    [InlineData("N04.1")]
    [InlineData("J44.8")]
    [InlineData("B48.8")]
    public void A_class_covers_each_of_its_diseases(string code) =>
        Assert.Equal(Verdict.Excluded, ClinicRules.Decide($$"""{"dx": [{"icd10": "{{code}}", "status": "current"}]}""").Verdict);

    [Theory]
    [InlineData("I78.1", "R-30a")]
    [InlineData("I83.9", "R-06")]
    [InlineData("I87.2", "R-06")]
    [InlineData("I89.0", "R-28")]
    [InlineData("I97.2", "R-28")]
    public void What_is_carved_out_of_the_class_has_its_own_rule(string code, string rule)
    {
        var said = ClinicRules.Decide($$"""{"dx": [{"icd10": "{{code}}", "status": "current"}]}""", Modality.Injection);

        Assert.Equal([rule], said.Fired());
        Assert.Equal(Verdict.NeedsClinicianDecision, said.Verdict);
    }

    [Theory]
    [InlineData("E10.5")]
    [InlineData("E11.5")]
    [InlineData("E14.5")]
    public void Diabetes_with_disease_of_the_vessels_is_disease_of_the_vessels(string code)
    {
        var said = ClinicRules.Decide($$"""{"dx": [{"icd10": "{{code}}", "status": "current", "controlled": true}]}""", Modality.Injection, "foot", "S2-45");

        Assert.Contains("R-05", said.Fired());
        Assert.Equal(Verdict.Excluded, said.Verdict);
    }

    [Theory]
    [InlineData("B01AA03", true)]
    [InlineData("B01AB11", true)] // sulodexide
    [InlineData("B01AE07", true)]
    [InlineData("B01AF51", true)]
    [InlineData("B01AX05", true)]
    [InlineData("B01AC06", false)] // aspirin
    [InlineData("B01AC04", false)]
    [InlineData("B01AX01", false)]
    public void An_anticoagulant_is_what_the_principle_lists(string atc, bool is_one) =>
        Assert.Equal(is_one, ClinicRules.Decide($$"""{"drugs": [{"atc": "{{atc}}", "ends": null}]}""", Modality.Injection).Fired().Contains("R-16"));

    [Theory]
    [InlineData("K76.0")]
    [InlineData("N20.0")]
    [InlineData("J45.9")]
    [InlineData("I20.9")]
    [InlineData("I10")]
    [InlineData("I50.0")]
    [InlineData("B35.3")]
    [InlineData("D69.6")]
    [InlineData("R02")]
    public void An_illness_that_is_over_does_not_count(string code) =>
        Assert.Equal(Verdict.Cleared, ClinicRules.Decide($$"""{"dx": [{"icd10": "{{code}}", "status": "past"}]}""").Verdict);

    [Theory]
    [InlineData("I21.9", Verdict.Excluded)]
    [InlineData("I22.9", Verdict.Excluded)]
    [InlineData("I63.9", Verdict.Excluded)]
    [InlineData("G45.9", Verdict.Excluded)]
    [InlineData("G40.9", Verdict.Excluded)]
    [InlineData("I80.2", Verdict.NeedsClinicianDecision)]
    [InlineData("I82.9", Verdict.NeedsClinicianDecision)]
    [InlineData("C50.9", Verdict.NeedsClinicianDecision)]
    public void Some_histories_count_for_good(string code, Verdict verdict) =>
        Assert.Equal(verdict, ClinicRules.Decide($$"""{"dx": [{"icd10": "{{code}}", "status": "past"}]}""", Modality.Injection).Verdict);

    [Fact]
    public void What_relatives_had_never_counts() =>
        Assert.Equal(Verdict.Cleared, ClinicRules.Decide("""{"family_history": ["I21", "G40", "C50", "I10"]}""").Verdict);

    [Theory]
    [InlineData("""{"dx": [{"icd10": "I10", "status": "current", "controlled": true}]}""", Modality.NonInvasive, Verdict.NeedsClinicianDecision)]
    [InlineData("""{"dx": [{"icd10": "I10", "status": "current", "controlled": true}]}""", Modality.Injection, Verdict.Excluded)]
    [InlineData("""{"dx": [{"icd10": "I10", "status": "current", "controlled": false}]}""", Modality.NonInvasive, Verdict.Excluded)]
    [InlineData("""{"dx": [{"icd10": "I10", "status": "current", "controlled": "unknown"}]}""", Modality.NonInvasive, Verdict.Excluded)]
    [InlineData("""{"dx": [{"icd10": "I10", "status": "current", "controlled": true}, {"icd10": "I20.9", "status": "current"}]}""", Modality.NonInvasive, Verdict.Excluded)]
    public void The_directors_knob_lowers_only_the_mask_with_controlled_hypertension(string answers, Modality modality, Verdict verdict)
    {
        var turned = new RuleSet(ClinicRules.Set.Source with { Policy = [.. ClinicRules.Set.Source.Policy.Select(k => k with { On = true })] });
        var one = ClinicRules.Case(answers, modality);

        Assert.Equal(verdict, Screen.Decide(turned, one).Verdict);
        Assert.Equal(verdict, Screen.Verdict(turned, one));
        Assert.Equal(Verdict.Excluded, Screen.Decide(ClinicRules.Set, one).Verdict);
    }

    [Fact]
    public void The_policy_is_not_lowered_by_default() => Assert.All(ClinicRules.Set.Source.Policy, knob => Assert.False(knob.On));
}
