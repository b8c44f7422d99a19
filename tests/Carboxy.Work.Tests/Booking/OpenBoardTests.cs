using Carboxy.Booking;
using Carboxy.Screening;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Screening;

namespace Carboxy.Work.Booking;

public sealed class OpenBoardTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<BoardView> LookAsync(Desk desk, int days = 1, ResourceKind by = ResourceKind.Practitioner) => desk.With((OpenBoard board) => board.RunAsync(Desk.Wednesday, days, by, Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_visit_stands_with_its_practitioner_its_room_and_says_what_is_missing(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.BookedAsync(course, 0, desk.Weekly());

        var before = await LookAsync(desk);
        await desk.Treating.ConsentAsync(course);
        var after = await LookAsync(desk, by: ResourceKind.Room);

        var visit = Assert.Single(before.Visits);
        Assert.Equal((false, true, false), (visit.ConsentStands, visit.ClearanceStands, visit.ByDecision));
        Assert.Equal([desk.Practitioners[0]], before.Resources.Where(r => before.Of(r, Desk.Wednesday).Any()).Select(r => r.Id));
        Assert.True(Assert.Single(after.Visits).ConsentStands);
        Assert.Equal([desk.Rooms[0]], after.Resources.Where(r => after.Of(r, Desk.Wednesday).Any()).Select(r => r.Id));
        Assert.Equal(5, (await LookAsync(desk, days: 30)).Visits.Count);
    }

    [Fact]
    public async Task A_newer_screening_that_does_not_clear_takes_the_clearance_off_the_board_until_a_physician_decides()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Weekly());

        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddMinutes(1);
        await Treating.ClearAsync(desk.Clinic, desk.Treating.Patient, Modality.NonInvasive, "face", Verdict.NeedsClinicianDecision);
        var open = Assert.Single((await LookAsync(desk)).Visits);
        var pending = Assert.Single(await desk.With((PendingDecisions all) => all.RunAsync(Cancel)));
        Assert.IsType<ScreeningDecided.Resolved>(await desk.With((DecideScreening decide) => decide.RunAsync(pending.Record.Id, new(Treat: true, "The rash has healed."), Cancel)));
        var decided = Assert.Single((await LookAsync(desk)).Visits);

        Assert.Equal((false, false), (open.ClearanceStands, open.ByDecision));
        Assert.Equal((true, true), (decided.ClearanceStands, decided.ByDecision));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_has_not_come_is_late_and_who_came_late_keeps_the_time(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var booked = await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Weekly());
        var clock = (await desk.With((ReadCalendar read) => read.HoursAsync(Cancel))).Clock;
        Task<BookingView?> OpenAsync() => desk.With((OpenBooking open) => open.RunAsync(booked.Bookings[0], Cancel));

        desk.Clinic.Clock.Now = clock.InstantOf(Desk.Wednesday, 604);
        var inTime = Assert.Single((await LookAsync(desk)).Visits);
        desk.Clinic.Clock.Now = clock.InstantOf(Desk.Wednesday, 612);
        var late = Assert.Single((await LookAsync(desk)).Visits);
        var waited = (await OpenAsync())!;
        Assert.IsType<CourseBooked.Kept>(await desk.With((ChangeBookingState change) => change.RunAsync(desk.Treating.NewKey(), booked.Bookings[0], 1, BookingState.Arrived, null, Cancel)));
        desk.Clinic.Clock.Now = clock.InstantOf(Desk.Wednesday, 640);
        var came = (await OpenAsync())!;

        Assert.Equal((null, 12), (inTime.LateBy, late.LateBy));
        Assert.Equal((12, null), (waited.Booking.LateBy(waited.Today, waited.Minute), waited.Came));
        Assert.Equal(((Desk.Wednesday, 612), 12), (came.Came, came.CameLateBy));
        Assert.Null(came.Booking.LateBy(came.Today, came.Minute));
    }

    [Fact]
    public async Task The_mask_frees_the_practitioner_and_not_the_room()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Place(1, 0));

        var visit = Assert.Single((await LookAsync(desk)).Visits);

        Assert.Equal(new DayPart(600, 635), visit.SpanOf(desk.Practitioners[0]));
        Assert.Equal(new DayPart(600, 635), visit.SpanOf(desk.Rooms[0]));
        Assert.Equal([new(600, 610), new DayPart(630, 635)], Occupied.By(visit.Booking).Where(o => o.Resource == desk.Practitioners[0].Value).Select(o => o.Part));
    }
}
