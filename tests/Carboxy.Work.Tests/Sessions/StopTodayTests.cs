using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.Messages;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

public sealed class StopTodayTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Dictionary<string, SameDayAnswer> Except(string question, SameDayAnswer answer) => new(Treating.Well) { [question] = answer };

    static SameDayAnswer Yes => new SameDayAnswer.YesNo(true);

    /// <summary>A consented course with all its sessions booked, on the day of the first one.</summary>
    static async Task<(Desk Desk, Id<CourseRow> Course)> BookedAsync(Engine engine, PostgresServer postgres)
    {
        var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.Treating.ConsentAsync(course);
        await desk.BookedAsync(course, 0, desk.Weekly());
        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddDays(1);
        Assert.Equal(Desk.Wednesday, desk.Treating.Today);
        return (desk, course);
    }

    static async Task<Matter> MatterAsync(Desk desk)
    {
        await using var db = desk.Clinic.Db();
        return await db.Matters.SingleAsync(Cancel);
    }

    static Task<MatterSettled> SettleAsync(Desk desk, Matter matter, MatterActKind kind, string words = "Examined; decided.") =>
        desk.With((SettleMatter settle) => settle.RunAsync(matter.Id, kind, words, Cancel));

    static async Task<CourseView> ViewAsync(Desk desk, Id<CourseRow> course) => (await desk.With((OpenCourse open) => open.RunAsync(course, "test", Cancel)))!;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_new_disease_pauses_the_whole_course_and_gives_its_bookings_back_in_one_save(Engine engine)
    {
        var (desk, course) = await BookedAsync(engine, postgres);
        await using var _ = desk;
        var key = desk.Treating.NewKey();

        var stopped = Assert.IsType<SessionBegun.Stopped>(await desk.Treating.BeginAsync(course, Except("new_disease", Yes), key));
        var again = Assert.IsType<SessionBegun.Stopped>(await desk.Treating.BeginAsync(course, Except("new_disease", Yes), key));

        Assert.Equal(stopped.Then.Matter, again.Then.Matter);
        Assert.Empty((await desk.LookAsync(course)).Standing);
        await desk.AssertInOrderAsync();
        var view = await ViewAsync(desk, course);
        Assert.Equal(CourseState.Paused, view.Course.State);
        Assert.Equal(["SD-02"], view.Course.Pause!.Rules);
        Assert.Contains(Assert.IsType<Next.Due>(view.Next).Blocks, b => b.Sources.Contains("SD-02"));
        Assert.All(view.File.Planned, p => Assert.Equal(PlannedStates.Dropped, p.State));
        var matter = await MatterAsync(desk);
        Assert.Equal((MatterKind.StoppedCheck, MatterUrgency.Today, "SD-02"), (matter.Kind, matter.Urgency, matter.Rules));
        await using var db = desk.Clinic.Db();
        Assert.Equal(1, await db.SameDayChecks.CountAsync(Cancel));
        Assert.Single(await db.Messages.Where(m => m.Kind == MessageKind.Booking && m.DueAt > desk.Clinic.Clock.Now).ToListAsync(Cancel));
        // Nobody books it, nobody starts it, until the physician has decided.
        Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(course, (await desk.LookAsync(course)).Version, desk.Place(1, 1)));
        Assert.IsType<SessionBegun.Refused>(await desk.Treating.BeginAsync(course));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_course_whose_screening_is_void_goes_on_only_after_a_new_one(Engine engine)
    {
        var (desk, course) = await BookedAsync(engine, postgres);
        await using var _ = desk;
        await desk.Treating.BeginAsync(course, Except("new_drug", Yes));
        var matter = await MatterAsync(desk);

        var early = await SettleAsync(desk, matter, MatterActKind.Resumed);
        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddMinutes(20);
        await Treating.ClearAsync(desk.Clinic, desk.Treating.Patient, Modality.NonInvasive, "face");
        var resumed = await SettleAsync(desk, matter, MatterActKind.Resumed);

        Assert.IsType<MatterSettled.Refused>(early);
        Assert.IsType<MatterSettled.Kept>(resumed);
        var view = await ViewAsync(desk, course);
        Assert.Equal((CourseState.Open, (CoursePause?)null), (view.Course.State, view.Course.Pause));
        Assert.Empty(Assert.IsType<Next.Due>(view.Next).Blocks);
        Assert.All(view.File.Planned, p => Assert.Equal(PlannedStates.Planned, p.State));
        Assert.IsType<SessionBegun.Running>(await desk.Treating.BeginAsync(course));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_physician_may_end_a_paused_course(Engine engine)
    {
        var (desk, course) = await BookedAsync(engine, postgres);
        await using var _ = desk;
        await desk.Treating.BeginAsync(course, Except("pregnancy", new SameDayAnswer.Choice("pregnant")));
        var matter = await MatterAsync(desk);

        var noDecision = await SettleAsync(desk, matter, MatterActKind.Settled);
        var ended = await SettleAsync(desk, matter, MatterActKind.Ended, "Pregnant; the course ends.");

        Assert.IsType<MatterSettled.Refused>(noDecision);
        Assert.IsType<MatterSettled.Kept>(ended);
        var course2 = (await ViewAsync(desk, course)).Course;
        Assert.Equal((CourseState.Stopped, EndReason.NewContraindication, "Pregnant; the course ends."), (course2.State, course2.End!.Why, course2.End.Note));
        Assert.Null(course2.Pause);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_evening_out_moves_this_visit_and_nothing_else(Engine engine)
    {
        var (desk, course) = await BookedAsync(engine, postgres);
        await using var _ = desk;
        var first = (await desk.LookAsync(course)).Standing.Single(b => b.Number == 1);
        await desk.With((ChangeBookingState change) => change.RunAsync(desk.Treating.NewKey(), first.Id, first.Version, BookingState.Arrived, null, Cancel));

        var stopped = Assert.IsType<SessionBegun.Stopped>(await desk.Treating.BeginAsync(course, Except("intoxicated", Yes)));

        Assert.Equal((first.Id, Desk.Wednesday.AddDays(1)), (stopped.Then.Visit!.Value, stopped.Then.NotBefore));
        var bookings = (await desk.LookAsync(course)).Standing.ToList();
        Assert.Equal(5, bookings.Count);
        Assert.All(bookings, b => Assert.Equal(BookingState.Booked, b.State)); // here no more, and still to be moved
        Assert.Equal(CourseState.Open, (await ViewAsync(desk, course)).Course.State);
        await using var db = desk.Clinic.Db();
        Assert.False(await db.Matters.AnyAsync(Cancel));
        await desk.AssertInOrderAsync();
    }

    [Fact]
    public async Task What_is_put_right_moves_nothing()
    {
        var (desk, course) = await BookedAsync(Engine.Sqlite, postgres);
        await using var _ = desk;

        var stopped = Assert.IsType<SessionBegun.Stopped>(await desk.Treating.BeginAsync(course, Except("face_ready", new SameDayAnswer.YesNo(false))));

        Assert.Equal((null, null, Desk.Wednesday), (stopped.Then.Visit, stopped.Then.Matter, stopped.Then.NotBefore));
        Assert.IsType<SessionBegun.Running>(await desk.Treating.BeginAsync(course));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_screens_that_stop_the_same_course_at_once_pause_it_once(Engine engine)
    {
        var (desk, course) = await BookedAsync(engine, postgres);
        await using var _ = desk;

        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => desk.Treating.BeginAsync(course, Except(n % 2 == 0 ? "new_disease" : "new_drug", Yes)), Cancel)));

        Assert.All(begun, b => Assert.IsType<SessionBegun.Stopped>(b));
        await using var db = desk.Clinic.Db();
        Assert.Equal(4, await db.SameDayChecks.CountAsync(Cancel));
        Assert.Equal(4, await db.Matters.CountAsync(Cancel));
        Assert.Single(await db.BookingActs.Where(a => a.Kind == BookingActKind.Cancel).ToListAsync(Cancel));
        Assert.Empty((await desk.LookAsync(course)).Standing);
        Assert.Equal(CourseState.Paused, (await ViewAsync(desk, course)).Course.State);
        await desk.AssertInOrderAsync();
    }
}
