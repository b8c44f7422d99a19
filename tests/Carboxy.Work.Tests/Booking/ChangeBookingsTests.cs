using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

public sealed class ChangeBookingsTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_that_moves_keeps_its_history_and_the_course_keeps_step(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Weekly());

        var moved = await MoveAsync(desk, course, 1, desk.Place(5, 5, start: 660, practitioner: 1, room: 1));

        var bookings = await desk.LookAsync(course);
        Assert.Equal(kept.Bookings, bookings.Standing.Select(b => b.Id)); // the same booking in another place
        Assert.Equal(2, Assert.IsType<CourseBooked.Kept>(moved).Version);
        await using var db = desk.Clinic.Db();
        var date = await db.PlannedSessions.SingleAsync(p => p.CourseId == course && p.Number == 5, Cancel);
        Assert.Equal((Desk.Wednesday.AddDays(35), new DateTimeOffset(2026, 4, 15, 8, 0, 0, TimeSpan.Zero)), (date.OnDay, date.StartsAt));
        Assert.Equal(2, await db.BookingVersions.CountAsync(v => v.BookingId == kept.Bookings[4], Cancel));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_move_into_a_taken_place_leaves_everything_where_it_was(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(mine, 0, desk.Weekly());
        await desk.BookedAsync(theirs, 0, desk.Place(1, 4, start: 720));

        Assert.IsType<CourseBooked.Taken>(await MoveAsync(desk, mine, 1, desk.Place(4, 3, start: 660), desk.Place(5, 4, start: 725)));

        Assert.All((await desk.LookAsync(mine)).Standing, b => Assert.Equal((600, 1), (b.StartMinute, b.Version)));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_rest_of_a_course_is_booked_anew_in_one_act(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.BookedAsync(course, 0, desk.Weekly());

        // Each moves into the place that the one before leaves, and the last has none.
        var rebooked = await desk.With((RebookCourse r) => r.RunAsync(desk.Treating.NewKey(), course, 1, [.. Enumerable.Range(1, 4).Select(n => desk.Place(n, n))], "late", Cancel));

        Assert.IsType<CourseBooked.Kept>(rebooked);
        var bookings = await desk.LookAsync(course);
        Assert.Equal([1, 2, 3, 4], bookings.Standing.Select(b => b.Number));
        Assert.Equal(("late", BookingState.Cancelled), bookings.All.Where(b => b.Number == 5).Select(b => (b.Reason, b.State)).Single());
        await using var db = desk.Clinic.Db();
        Assert.Null((await db.PlannedSessions.SingleAsync(p => p.CourseId == course && p.Number == 5, Cancel)).StartsAt);
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_cancelled_place_is_free_for_others_and_its_reason_is_kept(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(mine, 0, desk.Weekly());

        Assert.IsType<CourseBooked.Refused>(await CancelAsync(desk, mine, 1, "  ", 2));
        Assert.IsType<CourseBooked.Kept>(await CancelAsync(desk, mine, 1, "ill", 2, 3));
        await desk.BookedAsync(theirs, 0, desk.Place(1, 1));
        await desk.BookedAsync(mine, 2, desk.Place(3, 2));

        var bookings = await desk.LookAsync(mine);
        Assert.Equal([1, 3, 4, 5], bookings.Standing.Select(b => b.Number));
        Assert.Equal(["ill", "ill"], bookings.All.Where(b => b.State == BookingState.Cancelled).Select(b => b.Reason));
        Assert.Equal([BookingActKind.Book, BookingActKind.Cancel, BookingActKind.Book], bookings.Acts.Select(a => a.Kind));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_did_not_come_frees_the_place_and_gets_it_back_only_while_it_is_free(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        var id = (await desk.BookedAsync(mine, 0, desk.Place(1, 0))).Bookings[0];

        await StateAsync(desk, id, 1, BookingState.Confirmed);
        await StateAsync(desk, id, 2, BookingState.NoShow);
        await StateAsync(desk, id, 3, BookingState.Booked); // a slip of the finger, taken back
        await StateAsync(desk, id, 4, BookingState.NoShow);
        await desk.BookedAsync(theirs, 0, desk.Place(1, 0));

        Assert.IsType<CourseBooked.Taken>(await desk.With((ChangeBookingState c) => c.RunAsync(desk.Treating.NewKey(), id, 5, BookingState.Arrived, null, Cancel)));
        Assert.IsType<CourseBooked.Stale>(await desk.With((ChangeBookingState c) => c.RunAsync(desk.Treating.NewKey(), id, 4, BookingState.Arrived, null, Cancel)));
        Assert.IsType<CourseBooked.Refused>(await desk.With((ChangeBookingState c) => c.RunAsync(desk.Treating.NewKey(), id, 5, BookingState.Done, null, Cancel)));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Choosing_another_day_on_the_course_page_moves_the_booking_too(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(mine, 0, desk.Place(1, 0));
        await desk.BookedAsync(theirs, 0, desk.Place(1, 1));

        var taken = await desk.With((MoveSession move) => move.RunAsync(mine, Desk.Wednesday.AddDays(7), Cancel));
        var moved = await desk.With((MoveSession move) => move.RunAsync(mine, Desk.Wednesday.AddDays(1), Cancel));

        Assert.IsType<SessionMoved.Refused>(taken);
        Assert.IsType<SessionMoved.Kept>(moved);
        var booking = Assert.Single((await desk.LookAsync(mine)).Standing);
        await using var db = desk.Clinic.Db();
        Assert.Equal(booking.OnDay, (await db.PlannedSessions.SingleAsync(p => p.CourseId == mine && p.Number == 1, Cancel)).OnDay);
        Assert.Equal(Desk.Wednesday.AddDays(1), booking.OnDay);
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_booking_follows_its_session_and_the_other_bookings_stay_where_they_are(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.Treating.ConsentAsync(course);
        await desk.BookedAsync(course, 0, [desk.Place(1, 0) with { Day = desk.Treating.Today, StartMinute = 780 }, .. desk.Weekly()[1..]]);

        var session = await desk.Treating.StartAsync(course);
        Assert.Equal(BookingState.Arrived, (await desk.LookAsync(course)).All[0].State);
        while (Treating.NextOf((await desk.Treating.LookAsync(session))!.Session) is { } command)
        {
            desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddMinutes(command is Sessions.SessionCommand.StopTimer ? 28 : 1);
            await desk.Treating.DoAsync(session, command);
        }

        var bookings = await desk.LookAsync(course);
        Assert.Equal(BookingState.Done, bookings.All[0].State);
        await using var db = desk.Clinic.Db();
        Assert.Equal(bookings.All.Skip(1).Select(b => b.OnDay), await db.PlannedSessions.Where(p => p.CourseId == course && p.Number > 1).OrderBy(p => p.Number).Select(p => p.OnDay).ToListAsync(Cancel));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_held_on_another_day_gives_its_place_back(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.Treating.ConsentAsync(course);
        await desk.BookedAsync(course, 0, desk.Weekly());

        await desk.Treating.StartAsync(course); // today, not tomorrow

        var bookings = await desk.LookAsync(course);
        Assert.Equal((BookingState.Cancelled, "held_another_day"), (bookings.All[0].State, bookings.All[0].Reason));
        Assert.Equal(4, bookings.Standing.Count());
        Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(course, bookings.Version, desk.Place(1, 0)));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_course_that_is_stopped_gives_all_its_places_back(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(mine, 0, desk.Weekly());

        Assert.IsType<CourseStopped.Kept>(await desk.With((StopCourse stop) => stop.RunAsync(mine, 1, Carboxy.Courses.EndReason.PatientsWish, null, Cancel)));

        Assert.Empty((await desk.LookAsync(mine)).Standing);
        await desk.BookedAsync(theirs, 0, desk.Weekly());
        await using var db = desk.Clinic.Db();
        Assert.All(await db.PlannedSessions.Where(p => p.CourseId == mine).ToListAsync(Cancel), p => Assert.Equal((PlannedStates.Dropped, (DateTimeOffset?)null), (p.State, p.StartsAt)));
        await desk.AssertInOrderAsync();
    }

    static Task<CourseBooked> MoveAsync(Desk desk, Id<CourseRow> course, int version, params SessionPlace[] places) =>
        desk.With((MoveBookings move) => move.RunAsync(desk.Treating.NewKey(), course, version, places, null, Cancel));

    static Task<CourseBooked> CancelAsync(Desk desk, Id<CourseRow> course, int version, string reason, params int[] sessions) =>
        desk.With((CancelBookings cancel) => cancel.RunAsync(desk.Treating.NewKey(), course, version, sessions, reason, Cancel));

    static async Task StateAsync(Desk desk, Id<BookingRow> booking, int version, BookingState to) =>
        Assert.IsType<CourseBooked.Kept>(await desk.With((ChangeBookingState c) => c.RunAsync(desk.Treating.NewKey(), booking, version, to, null, Cancel)));
}
