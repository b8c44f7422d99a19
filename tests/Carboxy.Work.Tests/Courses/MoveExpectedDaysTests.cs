using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

public sealed class MoveExpectedDaysTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_procedure_elsewhere_moves_the_day_of_the_next_session_and_its_correction_moves_it_back(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var planned = await ExpectedAsync(treating, course);

        var peel = Assert.IsType<ProcedureRecorded.Kept>(await RecordAsync(treating, new("medium_peel", "face", treating.Today, null, null)));
        Assert.Equal(treating.Today.AddDays(28), await ExpectedAsync(treating, course));
        await using (var db = treating.Clinic.Db())
            Assert.True(await db.AuditLines.AnyAsync(a => a.Record == "course" && a.RecordId == course.Value && a.Why == "dates", Cancel));

        Assert.IsType<ProcedureRecorded.Kept>(await RecordAsync(treating, new("medium_peel", "face", treating.Today.AddDays(-60), null, "Another year's", peel.Id)));
        Assert.Equal(planned, await ExpectedAsync(treating, course));
    }

    static Task<ProcedureRecorded> RecordAsync(Treating treating, ProcedureEntry entry) =>
        treating.Clinic.WithAsync((RecordProcedure record) => record.RunAsync(treating.NewKey(), treating.Patient.Id, entry, Cancel));

    static async Task<DateOnly> ExpectedAsync(Treating treating, Id<CourseRow> course)
    {
        await using var db = treating.Clinic.Db();
        return await db.PlannedSessions.Where(p => p.CourseId == course && p.State == PlannedStates.Planned).OrderBy(p => p.Number).Select(p => p.OnDay).FirstAsync(Cancel);
    }
}
