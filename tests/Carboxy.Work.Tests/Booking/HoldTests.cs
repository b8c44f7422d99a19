using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

public sealed class HoldTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_firm_booking_pushes_a_soft_hold_aside_and_the_desk_hears_of_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        var hold = desk.Clinic.Clock.Now.AddDays(60);
        var held = await desk.BookedAsync(mine, 0, desk.Place(1, 0), desk.Place(2, 2, hold: hold), desk.Place(3, 3, hold: hold));

        var firm = await desk.BookedAsync(theirs, 0, desk.Place(1, 2, start: 610));

        Assert.Equal([new(held.Bookings[1], mine, 2, Desk.Wednesday.AddDays(14))], firm.Displaced);
        var bookings = await desk.LookAsync(mine);
        Assert.Equal([BookingState.Booked, BookingState.Displaced, BookingState.Held], bookings.All.Select(b => b.State));
        Assert.Equal([2], bookings.Waiting.Select(b => b.Number));
        Assert.Equal(firm.Displaced, await desk.With((OpenBookings open) => open.WaitingAsync(Cancel)));
        Assert.Equal((2, BookingActKind.Displace), (bookings.Version, bookings.Acts[0].Kind));
        await desk.AssertInOrderAsync();

        await desk.BookedAsync(mine, 2, desk.Place(2, 2, start: 660, hold: hold));
        Assert.Empty(await desk.With((OpenBookings open) => open.WaitingAsync(Cancel)));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_hold_gives_way_to_no_other_hold_until_it_has_run_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(mine, 0, desk.Place(1, 4, hold: desk.Clinic.Clock.Now.AddHours(1)));

        Assert.IsType<CourseBooked.Taken>(await desk.BookAsync(theirs, 0, desk.Place(1, 4, hold: desk.Clinic.Clock.Now.AddDays(9))));
        desk.Clinic.Clock.Now += TimeSpan.FromHours(1);
        await desk.BookedAsync(theirs, 0, desk.Place(1, 4, hold: desk.Clinic.Clock.Now.AddDays(9)));

        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_move_that_meets_a_firm_booking_pushes_no_hold_aside(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, firm, held) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(firm, 0, desk.Place(1, 1));
        await desk.BookedAsync(held, 0, desk.Place(1, 0, hold: desk.Clinic.Clock.Now.AddDays(60)));

        Assert.IsType<CourseBooked.Taken>(await desk.BookAsync(mine, 0, desk.Place(1, 0), desk.Place(2, 1)));

        Assert.Equal(BookingState.Held, Assert.Single((await desk.LookAsync(held)).All).State);
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Near_holds_become_firm_and_those_that_ran_out_go(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        var far = desk.Clinic.Clock.Now.AddDays(90);
        await desk.BookedAsync(mine, 0, desk.Place(1, 0), desk.Place(2, 1, hold: far), desk.Place(3, 3, hold: far));
        await desk.BookedAsync(theirs, 0, desk.Place(1, 5, hold: desk.Clinic.Clock.Now.AddHours(1)));
        desk.Clinic.Clock.Now += TimeSpan.FromHours(2);

        var first = await desk.With((FirmUpHolds f) => f.RunAsync(desk.Treating.Today, Cancel));
        var again = await desk.With((FirmUpHolds f) => f.RunAsync(desk.Treating.Today, Cancel));
        var later = await desk.With((FirmUpHolds f) => f.RunAsync(desk.Treating.Today.AddDays(16), Cancel));

        Assert.Equal((1, 1, 0), (first.Firm.Count, first.Expired.Count, first.Waiting.Count));
        Assert.Equal((0, 0, 0), (again.Firm.Count, again.Expired.Count, again.Waiting.Count));
        Assert.Single(later.Firm);
        Assert.All((await desk.LookAsync(mine)).All, b => Assert.Equal((BookingState.Booked, (DateTimeOffset?)null), (b.State, b.HoldUntil)));
        Assert.Equal(BookingState.Expired, Assert.Single((await desk.LookAsync(theirs)).All).State);
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_hold_behind_a_missed_session_stays_soft(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var mine = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(mine, 0, desk.Place(1, 0), desk.Place(2, 1, hold: desk.Clinic.Clock.Now.AddDays(90)));
        Assert.IsType<CourseBooked.Kept>(await desk.With((ChangeBookingState c) => c.RunAsync(desk.Treating.NewKey(), kept.Bookings[0], 1, BookingState.NoShow, null, Cancel)));

        var done = await desk.With((FirmUpHolds f) => f.RunAsync(desk.Treating.Today, Cancel));

        Assert.Empty(done.Firm);
        Assert.Contains("session 1", Assert.Single(done.Waiting).Why.En, StringComparison.Ordinal);
        await desk.AssertInOrderAsync();
    }
}
