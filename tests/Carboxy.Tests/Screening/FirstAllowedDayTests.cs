using Carboxy.Quantities;

namespace Carboxy.Screening;

/// <summary>The exact first day: other procedures, the course's interval, operations, anticoagulants, readings .</summary>
public class FirstAllowedDayTests
{
    /// <summary>The table of FACTS 3.7, in days.</summary>
    public static TheoryData<string, int, int> Waits => new()
    {
        { "superficial_peel", 7, 7 },
        { "medium_peel", 28, 28 },
        { "ablative_fractional_laser", 28, 14 },
        { "non_ablative_laser", 14, 7 },
        { "ipl", 14, 7 },
        { "radiofrequency", 14, 0 },
        { "microneedling_rf", 14, 0 },
        { "botulinum_toxin", 14, 7 },
        { "filler", 28, 14 },
        { "threads", 28, 14 },
        { "mesotherapy", 7, 7 },
        { "prp", 7, 7 },
        { "ultrasonic_cleaning", 1, 0 },
    };

    static string Ago(int days) => ClinicRules.Today.AddDays(-days).ToString("yyyy-MM-dd");

    static DateOnly In(int days) => ClinicRules.Today.AddDays(days);

    [Theory]
    [MemberData(nameof(Waits))]
    public void After_another_procedure_the_skin_rests(string procedure, int injection, int mask)
    {
        foreach (var (modality, wait) in new[] { (Modality.Injection, injection), (Modality.NonInvasive, mask) })
        {
            for (var ago = 0; ago <= wait + 1; ago++)
            {
                var said = ClinicRules.Decide($$"""{"recent": [{"procedure": "{{procedure}}", "date": "{{Ago(ago)}}", "same_zone": true}]}""", modality);
                Assert.Equal(ago < wait ? Verdict.PostponeUntil : Verdict.Cleared, said.Verdict);
                Assert.Equal(ago < wait ? In(wait - ago) : null, said.Until);
            }
        }
    }

    [Fact]
    public void The_longest_wait_counts()
    {
        var said = ClinicRules.Decide($$"""{"recent": [{"procedure": "ipl", "date": "{{Ago(3)}}"}, {"procedure": "filler", "date": "{{Ago(1)}}"}, {"procedure": "prp", "date": "{{Ago(6)}}"}]}""");

        Assert.Equal(In(13), said.Until);
    }

    [Theory]
    [InlineData(Modality.NonInvasive, 6, 1)]
    [InlineData(Modality.NonInvasive, 0, 7)]
    [InlineData(Modality.NonInvasive, 7, null)]
    [InlineData(Modality.NonInvasive, 40, null)]
    [InlineData(Modality.Injection, 0, 2)]
    [InlineData(Modality.Injection, 1, 1)]
    [InlineData(Modality.Injection, 2, null)]
    public void Sessions_keep_their_distance(Modality modality, int ago, int? wait) =>
        Assert.Equal(wait is { } days ? In(days) : null, ClinicRules.Decide($$"""{"last_session": {"modality": "{{AnswerWords.Of(modality)}}", "date": "{{Ago(ago)}}"} }""", modality).Until);

    [Theory]
    [InlineData(new[] { 6, 4, 2 }, 1)]
    [InlineData(new[] { 5, 3, 1 }, 2)]
    [InlineData(new[] { 4, 2, 0 }, 3)]
    [InlineData(new[] { 7, 4, 2 }, null)]
    [InlineData(new[] { 13, 11, 9, 2 }, null)]
    [InlineData(new[] { 9, 6, 4, 2 }, 1)]
    public void A_fourth_injection_within_seven_days_waits(int[] ago, int? wait)
    {
        var sessions = string.Join(", ", ago.Select(a => $$"""{"modality": "injection", "date": "{{Ago(a)}}"}"""));

        var said = ClinicRules.Decide($$"""{"sessions": [{{sessions}}]}""", Modality.Injection);

        Assert.Equal(wait is { } days ? In(days) : null, said.Until);
        Assert.Equal(wait is null ? [] : ["R-32"], said.Fired());
    }

    [Theory]
    [InlineData(12, "no", Verdict.PostponeUntil, 16)]
    [InlineData(12, "yes", Verdict.PostponeUntil, 16)]
    [InlineData(12, "unknown", Verdict.PostponeUntil, 16)]
    [InlineData(27, "yes", Verdict.PostponeUntil, 1)]
    [InlineData(28, "yes", Verdict.Cleared, null)]
    [InlineData(28, "no", Verdict.PostponeUntil, null)]
    [InlineData(28, "unknown", Verdict.NeedsClinicianDecision, null)]
    [InlineData(200, "no", Verdict.PostponeUntil, null)]
    public void After_an_operation_days_and_the_surgeon_count(int ago, string release, Verdict verdict, int? wait)
    {
        foreach (var operation in new[] { "liposuction", "surgery", "caesarean", "appendectomy" })
        {
            var said = ClinicRules.Decide($$"""{"recent": [{"procedure": "{{operation}}", "date": "{{Ago(ago)}}", "same_zone": false}], "surgeon_release": "{{release}}"}""", zone: "abdomen", goals: "S2-18");

            Assert.Equal(verdict, said.Verdict);
            Assert.Equal(wait is { } days ? In(days) : null, said.Until);
        }
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(21, 22)]
    public void A_course_of_anticoagulants_ends_the_day_after_its_last_dose(int ends, int? wait)
    {
        var said = ClinicRules.Decide($$"""{"drugs": [{"atc": "B01AB05", "ends": "{{Ago(-ends)}}"}]}""", Modality.Injection);

        Assert.Equal(wait is null ? Verdict.Cleared : Verdict.PostponeUntil, said.Verdict);
        Assert.Equal(wait is { } days ? In(days) : null, said.Until);
    }

    [Theory]
    [InlineData("139/89", null, "")]
    [InlineData("140/70", null, "R-42a")]
    [InlineData("120/90", null, "R-42a")]
    [InlineData("179/109", null, "R-42a")]
    [InlineData("180/80", null, "R-42b")]
    [InlineData("150/110", null, "R-42b")]
    [InlineData("150/95", "138/88", "")]
    [InlineData("150/95", "141/80", "R-42a")]
    [InlineData("150/95", "182/80", "R-42b")]
    [InlineData("185/95", "150/90", "R-42b")]
    public void A_raised_reading_is_repeated_before_anybody_is_refused(string first, string? repeat, string rule)
    {
        static string Json(string reading) => $$"""{"systolic": {{reading.Split('/')[0]}}, "diastolic": {{reading.Split('/')[1]}}}""";
        var second = repeat is null ? "" : $", \"bp_repeat\": {Json(repeat)}";

        var said = ClinicRules.Decide($$"""{"bp": {{Json(first)}}{{second}}}""");

        Assert.Equal(rule.Length == 0 ? [] : [rule], said.Fired());
    }

    [Fact]
    public void Of_several_waits_the_last_day_is_shown()
    {
        var said = ClinicRules.Decide($$"""{"recent": [{"procedure": "surgery", "date": "{{Ago(10)}}"}], "surgeon_release": true, "drugs": [{"atc": "B01AB05", "ends": "{{Ago(-30)}}"}]}""", Modality.Injection);

        Assert.Equal(Verdict.PostponeUntil, said.Verdict);
        Assert.Equal(In(31), said.Until);
    }
}
