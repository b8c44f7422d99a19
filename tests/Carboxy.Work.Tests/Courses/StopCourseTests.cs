using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Courses;

public sealed class StopCourseTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<CourseStopped> StopAsync(Treating treating, Id<CourseRow> course, int version, EndReason why = EndReason.NoEffect, string? note = null) =>
        treating.Clinic.WithAsync((StopCourse stop) => stop.RunAsync(course, version, why, note, Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_stopped_course_drops_its_days_and_starts_no_session(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);

        Assert.IsType<CourseStopped.Kept>(await StopAsync(treating, course, 1));
        Assert.IsType<CourseStopped.Kept>(await StopAsync(treating, course, 1)); // the same form twice

        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.IsType<Next.Ended>(view!.Next);
        Assert.Equal((EndReason.NoEffect, treating.Today), (view.Course.End!.Why, view.Course.End.On));
        Assert.All(view.File.Planned, p => Assert.Equal(PlannedStates.Dropped, p.State));
        Assert.IsType<SessionBegun.Refused>(await treating.BeginAsync(course));
        await using var db = treating.Clinic.Db();
        Assert.Equal(2, await db.CourseVersions.CountAsync(v => v.CourseId == course, Cancel));
        Assert.Equal(1, await db.AuditLines.CountAsync(l => l.RecordId == course.Value && l.Why == "stop", Cancel));
    }

    [Fact]
    public async Task Whoever_saw_an_older_course_stops_nothing()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        Assert.IsType<CourseExtended.Kept>(await treating.Clinic.WithAsync((ExtendCourse extend) => extend.RunAsync(course, 1, 6, Cancel)));

        Assert.IsType<CourseStopped.Conflict>(await StopAsync(treating, course, 1));

        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.Equal(CourseState.Open, view!.Course.State);
    }

    [Fact]
    public async Task A_running_session_is_ended_first()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        await treating.StartAsync(course);

        Assert.IsType<CourseStopped.Refused>(await StopAsync(treating, course, 1));
    }
}
