using Carboxy.Courses;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

public class IndicationTests
{
    static Indications All => CourseFiles.Real.Indications;

    public static TheoryData<string> SeedRows => [.. Enumerable.Range(17, 9).Concat(Enumerable.Range(43, 13)).Select(n => $"S0-{n:00}"),
        "S2-18", "S2-33", "S2-35", "S2-38", .. Enumerable.Range(40, 16).Select(n => $"S2-{n:00}"), "S2-63", "S2-70", "S2-71", "S2-75", "S2-79", "S2-82", "S2-84", "S2-85",
        .. Enumerable.Range(105, 15).Select(n => $"S2-{n}")];

    [Theory]
    [MemberData(nameof(SeedRows))]
    public void Every_row_that_may_be_a_goal_leads_to_an_indication(string row) => Assert.NotNull(All.Find(row));

    [Fact]
    public void Diseases_need_a_physician_and_beauty_does_not()
    {
        var rows = Enumerable.Range(33, 23).Select(n => $"S2-{n}").ToHashSet();

        Assert.All(All.All.Where(i => i.Rows.Any(rows.Contains)), i => Assert.True(i.Medical, i.Id));
        Assert.False(All.Find("S0-17")!.Medical);
    }

    [Fact]
    public void Trials_that_found_no_benefit_are_told_as_such()
    {
        var spine = All.Find("S2-38")!;

        Assert.Equal(EvidenceLevel.RandomisedNoBenefit, spine.LevelIn(Modality.Injection));
        Assert.Contains("no benefit", spine.Patient.En, StringComparison.Ordinal);
        Assert.Contains("не нашли пользы", spine.Patient.Ru, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_is_kept_apart_by_modality()
    {
        var marks = All.Find("S0-55")!;

        Assert.Equal(EvidenceLevel.Randomised, marks.LevelIn(Modality.Injection));
        Assert.Equal(EvidenceLevel.Claim, marks.LevelIn(Modality.NonInvasive));
    }

    [Fact]
    public void A_goal_resolves_to_what_the_modality_can_serve()
    {
        Assert.IsType<Goal.Found>(All.Resolve("S0-22", Modality.NonInvasive));
        Assert.IsType<Goal.OtherModality>(All.Resolve("S2-38", Modality.NonInvasive));
        Assert.IsType<Goal.NotOffered>(All.Resolve("S2-114", Modality.NonInvasive));
        Assert.IsType<Goal.Unknown>(All.Resolve("S2-999", Modality.NonInvasive));
        Assert.Equal(2, All.Resolve(["S0-17", "S0-21", "S0-17"], Modality.NonInvasive).Count);
    }

    [Fact]
    public void A_grade_nobody_measured_is_unknown_and_not_fine()
    {
        var limit = All.Find("S2-75")!.Limits.Single(l => l.Measure == "M-19");

        Assert.Null(limit.Reached(null));
        Assert.True(limit.Reached(3));
        Assert.False(limit.Reached(2));
    }

    [Fact]
    public void Onset_is_told_for_the_nearest_zone()
    {
        var laxity = All.Find("S2-63")!;

        Assert.Equal(new NumberRange(2, 2), laxity.OnsetIn(Modality.Injection, "cheeks", CourseFiles.Real.Zones)!.Session);
        Assert.Equal(new NumberRange(1, 3), laxity.OnsetIn(Modality.Injection, "thigh", CourseFiles.Real.Zones)!.Session);
    }

    [Theory]
    [InlineData("absolutely")]
    [InlineData("completely safe")]
    [InlineData("no side effects")]
    [InlineData("invisible")]
    [InlineData("removes")]
    [InlineData("guarantee")]
    [InlineData("you may")]
    [InlineData("абсолютно")]
    [InlineData("безопасн")]
    [InlineData("устраня")]
    [InlineData("незаметн")]
    [InlineData("гарант")]
    [InlineData("навсегда")]
    public void What_the_patient_reads_promises_nothing(string promise) =>
        Assert.DoesNotContain(All.All, i => i.Patient.Ru.Contains(promise, StringComparison.OrdinalIgnoreCase) || i.Patient.En.Contains(promise, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_row_belongs_to_one_indication()
    {
        var faults = new Faults();
        const string One = """
              - id: {0}
                rows: [S0-17]
                name: {{ru: а, en: a}}
                modalities: [non_invasive]
                icd10: [L57.4]
                zones: [face]
                evidence: [{{modality: non_invasive, level: claim, found: {{ru: а, en: a}}, sources: [S0-17]}}]
                patient: {{ru: а, en: a}}
                sources: [S0-17]
            """;

        IndicationReader.Read(CourseFiles.Text($"indications:\n{string.Format(null, One, "one")}\n{string.Format(null, One, "two")}\n", faults), faults);

        var fault = Assert.Single(faults.All);
        Assert.Equal(11, fault.Place.Line);
    }
}
