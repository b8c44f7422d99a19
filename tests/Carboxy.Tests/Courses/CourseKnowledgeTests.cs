using Carboxy.Knowledge;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Courses;

public class CourseKnowledgeTests
{
    static readonly string[] Own = ["zones", "indications", "protocols", "courses"];

    [Fact]
    public void The_files_about_courses_have_no_fault() =>
        Assert.Equal([], CourseFiles.Faults.All.Where(f => Own.Any(folder => f.Place.File.StartsWith($"knowledge/{folder}/", StringComparison.Ordinal))).Select(f => f.In(Language.English)));

    [Fact]
    public void The_modalities_are_never_mixed()
    {
        var (mask, needle) = (CourseFiles.Real.RuleFor(Modality.NonInvasive), CourseFiles.Real.RuleFor(Modality.Injection));

        Assert.Equal((new NumberRange(4, 7), 7, 14), (mask.Sessions.Value, mask.MinimumGap.Value, mask.LatestGap.Value));
        Assert.Equal((new NumberRange(4, 10), 2, new Crowd(3, 7)), (needle.Sessions.Value, needle.MinimumGap.Value, needle.AtMost!.Value));
        Assert.True(needle.NumberSetByPhysician!.Value);
        Assert.Null(mask.Maintenance);
    }

    [Theory]
    [InlineData("superficial_peel", 7, 7)]
    [InlineData("medium_peel", 28, 28)]
    [InlineData("ablative_fractional_laser", 28, 14)]
    [InlineData("non_ablative_laser", 14, 7)]
    [InlineData("ipl", 14, 7)]
    [InlineData("radiofrequency", 14, 0)]
    [InlineData("microneedling_rf", 14, 0)]
    [InlineData("botulinum_toxin", 14, 7)]
    [InlineData("filler", 28, 14)]
    [InlineData("threads", 28, 14)]
    [InlineData("mesotherapy", 7, 7)]
    [InlineData("prp", 7, 7)]
    [InlineData("liposuction", 28, 28)]
    [InlineData("surgery", 28, 28)]
    [InlineData("caesarean", 28, 28)]
    [InlineData("ultrasonic_cleaning", 1, 0)]
    [InlineData("carboxytherapy_other_modality", 7, 7)]
    public void The_skin_rests_after_another_procedure(string procedure, int injection, int mask)
    {
        var spacing = CourseFiles.Real.Spacing;

        Assert.Equal((injection, mask), (spacing.DaysBefore(procedure, Modality.Injection), spacing.DaysBefore(procedure, Modality.NonInvasive)));
        Assert.True(spacing.Find(procedure)!.HouseDefault);
    }

    [Fact]
    public void Surgery_needs_the_surgeons_release_and_nothing_else_does() =>
        Assert.All(CourseFiles.Real.Spacing.All, s => Assert.Equal(s.Kind == SpacingKind.Surgery, s.NeedsSurgeonRelease));

    [Fact]
    public void A_procedure_nobody_knows_has_no_number() =>
        Assert.Null(CourseFiles.Real.Spacing.DaysBefore("cryolipolysis", Modality.Injection));

    [Fact]
    public void Every_fault_of_a_file_is_shown_with_its_place()
    {
        var faults = new Faults();

        SpacingReader.Read(CourseFiles.Text("""
            spacing:
              - procedure: filler
                name: {ru: "Филлер"}
                kind: cosmetics
                before_injection_days: a month
                before_non_invasive_days: 14
                sources: []
                wait: 3
            """, faults), faults);

        Assert.Equal([3, 4, 5, 7, 8], faults.All.Select(f => f.Place.Line).Distinct());
    }

    [Fact]
    public void A_rule_that_contradicts_itself_is_a_fault()
    {
        var faults = new Faults();

        CourseRuleReader.Read(CourseFiles.Text(CourseFiles.Rules.Replace("value: 14\n", "value: 5\n", StringComparison.Ordinal), faults), faults);

        Assert.Contains(faults.All, f => f.Problem.En.Contains("contradict", StringComparison.Ordinal));
    }
}
