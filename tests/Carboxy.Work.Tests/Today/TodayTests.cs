using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;

namespace Carboxy.Work.Today;

public sealed class TodayTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_day_shows_who_comes_who_is_late_and_what_runs(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        Task<DayView> LookAsync() => treating.Clinic.WithAsync((TodayAtAGlance glance) => glance.RunAsync(Cancel));

        var before = await LookAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var during = await LookAsync();
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddDays(9);
        var later = await LookAsync();

        Assert.False(Assert.Single(before.Visits).ConsentStands);
        Assert.Equal(id, Assert.Single(during.Running).Id);
        Assert.True(Assert.Single(during.Visits).ConsentStands);
        Assert.Equal(course, Assert.Single(later.Overdue).Course);
        Assert.Equal(id, Assert.Single(later.ToSign).Session);
        Assert.NotEmpty(later.Measurements);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_that_lost_its_place_waits_on_the_page_of_the_day(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.BookedAsync(course, 0, desk.Weekly());
        Task<DayView> LookAsync() => desk.With((TodayAtAGlance glance) => glance.RunAsync(Cancel));

        var before = await LookAsync();
        Assert.IsType<CourseBooked.Kept>(await desk.With((CancelBookings c) => c.RunAsync(desk.Treating.NewKey(), course, 1, [3], "ill", Cancel)));
        var after = await LookAsync();
        await desk.BookedAsync(course, 2, desk.Place(3, 2));
        var mended = await LookAsync();

        Assert.Empty(before.Placeless);
        Assert.Equal((course, 3), Assert.Single(after.Placeless.Select(p => (p.Course, p.Number))));
        Assert.Empty(mended.Placeless);
    }
}
