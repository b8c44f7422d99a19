using Carboxy.Outcomes;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Outcomes;

public sealed class RepeatErrorTests(PostgresServer postgres)
{
    const string Distance = "M-04-distance";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_only_noise_could_tell_is_judged_once_the_noise_and_the_aim_are_known(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await MeasureAsync(treating, course, MeasurementPurpose.Baseline, "50", Aim.Decrease);
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddDays(30);
        await MeasureAsync(treating, course, MeasurementPurpose.Last, "47", null);

        Assert.IsType<Judgement.CannotBeJudged>(await JudgedAsync(treating, course));
        Assert.IsType<RepeatErrorsSaved.Kept>(await SaveAsync(treating, new(2, Garbled: false)));
        Assert.IsType<Judgement.BetterMinimally>(await JudgedAsync(treating, course));
        Assert.IsType<RepeatErrorsSaved.Kept>(await SaveAsync(treating, new(3.5m, Garbled: false)));
        Assert.IsType<Judgement.NoMeaningfulChange>(await JudgedAsync(treating, course));
        Assert.IsType<RepeatErrorsSaved.Kept>(await SaveAsync(treating, new(null, Garbled: false)));
        Assert.IsType<Judgement.CannotBeJudged>(await JudgedAsync(treating, course));

        await using var db = treating.Clinic.Db();
        Assert.Equal([2, 3.5m, null], await db.RepeatErrors.OrderBy(r => r.Version).Select(r => r.Value).ToListAsync(Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => db.RepeatErrors.ExecuteDeleteAsync(Cancel));
    }

    [Theory, InlineData("0"), InlineData("-1"), InlineData("501"), InlineData(null)]
    public async Task An_impossible_repeat_error_is_refused_and_nothing_is_kept(string? value)
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;

        var typed = value is null ? new Typed(null, Garbled: true) : new Typed(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Garbled: false);

        Assert.Contains(Distance, Assert.IsType<RepeatErrorsSaved.Wrong>(await SaveAsync(treating, typed)).Problems.Keys);
        await using var db = treating.Clinic.Db();
        Assert.False(await db.RepeatErrors.AnyAsync(Cancel));
    }

    static Task<RepeatErrorsSaved> SaveAsync(Treating treating, Typed typed) =>
        treating.Clinic.WithAsync((RepeatErrors errors) => errors.RunAsync(new Dictionary<string, Typed> { [Distance] = typed }, Cancel));

    static async Task MeasureAsync(Treating treating, Id<CourseRow> course, MeasurementPurpose purpose, string millimetres, Aim? wanted)
    {
        var entry = new MeasurementEntry { Course = course, Measure = "M-04", Fields = new Dictionary<string, string?> { ["distance"] = millimetres }, RatedBy = Rater.Clinician, Purpose = purpose, On = treating.Today, Wanted = wanted };
        Assert.IsType<MeasurementRecorded.Kept>(await treating.Clinic.WithAsync((RecordMeasurement record) => record.RunAsync(treating.NewKey(), entry, Cancel)));
    }

    static async Task<Judgement> JudgedAsync(Treating treating, Id<CourseRow> course)
    {
        var outcomes = await treating.Clinic.WithAsync((CourseOutcomes open) => open.RunAsync(course, "test", Cancel));
        return outcomes!.Series.Single(s => s.Series.Measure.Id == "M-04").Series.Points[^1].Judgement!;
    }
}
