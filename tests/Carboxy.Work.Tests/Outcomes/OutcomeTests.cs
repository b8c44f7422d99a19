using Carboxy.Courses;
using Carboxy.Outcomes;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Outcomes;

public sealed class OutcomeTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_course_is_measured_before_and_after_and_judged(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();

        Assert.IsType<MeasurementRecorded.Kept>(await treating.MeasureAsync(course, "M-01", MeasurementPurpose.Baseline, Grade(3)));
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddDays(30);
        Assert.IsType<MeasurementRecorded.Kept>(await treating.MeasureAsync(course, "M-01", MeasurementPurpose.Last, Grade(1)));

        var outcomes = await treating.Clinic.WithAsync((CourseOutcomes open) => open.RunAsync(course, "test", Cancel));
        var series = Assert.Single(outcomes!.Series).Series;
        Assert.Equal([3, 1], series.Measured.Select(p => (int)p.Value!.Value));
        Assert.IsNotType<Judgement.Worse>(series.Points[^1].Judgement);
        Assert.Contains("better", series.Points[^1].Judgement!.Word.En, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_correction_stands_beside_what_it_corrects_and_counts(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var wrong = Assert.IsType<MeasurementRecorded.Kept>(await treating.MeasureAsync(course, "M-01", MeasurementPurpose.Baseline, Grade(0))).Measurement;

        var entry = new MeasurementEntry { Course = course, Measure = "M-01", Fields = new Dictionary<string, string?> { [Grade(3).Item] = "3" }, RatedBy = Rater.Clinician, Purpose = MeasurementPurpose.Baseline, On = treating.Today, Supersedes = wrong.Id };
        Assert.IsType<MeasurementRecorded.Kept>(await treating.Clinic.WithAsync((RecordMeasurement record) => record.RunAsync(treating.NewKey(), entry, Cancel)));
        var again = await treating.Clinic.WithAsync((RecordMeasurement record) => record.RunAsync(treating.NewKey(), entry, Cancel));

        Assert.Contains("Supersedes", Assert.IsType<MeasurementRecorded.Wrong>(again).Fields.Keys);
        await using var db = treating.Clinic.Db();
        Assert.Equal(2, await db.Measurements.CountAsync(Cancel));
        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.Equal(3, Assert.Single(view!.File.Measurements).Scores[0].Value);
    }

    [Fact]
    public async Task An_empty_sheet_is_refused_and_nothing_is_kept()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();

        Assert.NotEmpty(Assert.IsType<MeasurementRecorded.Wrong>(await treating.MeasureAsync(course, "M-01", MeasurementPurpose.Baseline)).Items);

        await using var db = treating.Clinic.Db();
        Assert.False(await db.Measurements.AnyAsync(Cancel));
    }

    [Fact]
    public async Task An_answer_about_self_harm_raises_its_flag_at_once()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var items = Knowledge.RealKnowledge.All.Measures.First(m => m.Id == "M-33").Items;
        var safety = items.First(i => i.Safety is not null).Id;

        var kept = Assert.IsType<MeasurementRecorded.Kept>(await treating.MeasureAsync(course, "M-33", MeasurementPurpose.Extra, [.. items.Select(i => (i.Id, i.Id == safety ? "1" : "0"))]));

        Assert.Equal("R-47", Assert.Single(kept.SafetyFlags).Rule);
    }

    [Fact]
    public async Task Sessions_beyond_the_usual_number_need_a_measurement_and_a_renewed_consent()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync(7);

        var refused = Assert.IsType<CourseExtended.Refused>(await treating.Clinic.WithAsync((ExtendCourse extend) => extend.RunAsync(course, 1, 9, Cancel)));

        Assert.Contains(RefusalKind.ExtensionNeedsMeasurementAndConsent, refused.Refusals.Select(r => r.Kind));
        Assert.IsType<CourseExtended.Conflict>(await treating.Clinic.WithAsync((ExtendCourse extend) => extend.RunAsync(course, 3, 9, Cancel)));
    }

    static (string Item, string Value) Grade(int grade) => (Knowledge.RealKnowledge.All.Measures.First(m => m.Id == "M-01").Items[0].Id, $"{grade}");
}
