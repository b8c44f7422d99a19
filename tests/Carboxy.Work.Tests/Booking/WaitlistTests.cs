using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

public sealed class WaitlistTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<IReadOnlyList<Freed>> FreedAsync(Desk desk) => desk.With((OpenFreed open) => open.RunAsync(Desk.Wednesday, Desk.Wednesday.AddDays(20), Cancel));

    static async Task<FreedOpened> OpenAsync(Desk desk)
    {
        var freed = Assert.Single(await FreedAsync(desk));
        return (await desk.With((FillFreed fill) => fill.OpenAsync(freed.Id, Cancel)))!;
    }

    static Task<CourseBooked> TakeAsync(Desk desk, FreedFit fit) => desk.With((FillFreed fill) => fill.RunAsync(desk.Treating.NewKey(), fit.Course, fit.Version, fit.Code, Cancel));

    static Task<WaitlistPut> WaitAsync(Desk desk, Id<CourseRow> course, BookingWish? wish = null, DateOnly? until = null) =>
        desk.With((PutOnWaitlist put) => put.RunAsync(desk.Treating.NewKey(), course, wish ?? BookingWish.None, until, Cancel));

    static Task<IReadOnlyList<Waiter>> WaitersAsync(Desk desk) => desk.With((OpenWaitlist open) => open.RunAsync(Cancel));

    /// <summary>A patient with all places, who then cannot come to the first.</summary>
    static async Task<Id<CourseRow>> CancelledAsync(Desk desk)
    {
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Weekly());
        Assert.IsType<CourseBooked.Kept>(await desk.With((CancelBookings cancel) => cancel.RunAsync(desk.Treating.NewKey(), course, kept.Version, [1], "ill", Cancel)));
        return course;
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_place_given_back_is_offered_to_whoever_is_due_and_one_press_books_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        await CancelledAsync(desk);
        var other = await desk.AnotherAsync();

        var opened = await OpenAsync(desk);

        Assert.Equal((Desk.Wednesday, new DayPart(600, 635), desk.Practitioners[0]), (opened.Freed.Day, opened.Freed.Part, opened.Freed.Practitioner.Id));
        var fit = Assert.Single(opened.Fits);
        Assert.Equal((other, 1, Desk.Wednesday, desk.Practitioners[0]), (fit.Course, fit.Number, fit.Place.Day, fit.Place.Practitioner));
        Assert.InRange(fit.Place.StartMinute, 600, 634);
        Assert.IsType<CourseBooked.Kept>(await TakeAsync(desk, fit));
        Assert.Equal(Desk.Wednesday, Assert.Single((await desk.LookAsync(other)).Standing).OnDay);
        Assert.Empty(await FreedAsync(desk));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whoever_waits_for_an_earlier_place_moves_there_and_waits_no_more(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var other = await desk.AnotherAsync();
        await desk.BookedAsync(other, 0, desk.Place(1, 1, start: 700), desk.Place(2, 2, start: 700));
        await CancelledAsync(desk);
        Assert.Empty((await OpenAsync(desk)).Fits); // booked, and nobody said that they would come earlier

        Assert.IsType<WaitlistPut.Kept>(await WaitAsync(desk, other));
        var fit = Assert.Single((await OpenAsync(desk)).Fits);
        Assert.Equal(FitKind.WouldComeEarlier, fit.Kind);
        Assert.IsType<CourseBooked.Kept>(await TakeAsync(desk, fit));

        Assert.Equal([Desk.Wednesday, Desk.Wednesday.AddDays(14)], (await desk.LookAsync(other)).Standing.Select(b => b.OnDay));
        Assert.Empty(await WaitersAsync(desk));
        await using var db = desk.Clinic.Db();
        Assert.Equal(WaitlistEndReason.Earlier, (await db.WaitlistEnds.SingleAsync(Cancel)).Reason);
        Assert.Equal(Desk.Wednesday.AddDays(7), Assert.Single(await FreedAsync(desk)).Day); // what the patient left is free in turn
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_two_desks_that_fill_the_same_place_one_hears_that_it_is_taken(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        await CancelledAsync(desk);
        var (one, two) = (await desk.AnotherAsync(), await desk.AnotherAsync());
        var fits = (await OpenAsync(desk)).Fits;
        Assert.Equal(new HashSet<Id<CourseRow>> { one, two }, fits.Select(f => f.Course).ToHashSet());

        var outcomes = await Task.WhenAll(fits.Select(fit => TakeAsync(desk, fit)));

        Assert.Single(outcomes.OfType<CourseBooked.Kept>());
        Assert.Single(outcomes.OfType<CourseBooked.Taken>());
        await desk.AssertInOrderAsync();
    }

    [Fact]
    public async Task Whoever_waits_and_does_not_fit_is_named_with_every_reason()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        await CancelledAsync(desk);
        var (friday, later, close) = (await desk.AnotherAsync(), await desk.AnotherAsync(), await desk.AnotherAsync());
        await WaitAsync(desk, friday, new() { Weekdays = [DayOfWeek.Friday] });
        await WaitAsync(desk, later, new() { NotBefore = Desk.Wednesday.AddDays(3) });
        await desk.BookedAsync(close, 0, desk.Place(1, 1, start: 700), desk.Place(2, 0, start: 700) with { Day = Desk.Wednesday.AddDays(14) });
        await WaitAsync(desk, close);
        Assert.IsType<WaitlistPut.Refused>(await WaitAsync(desk, close, until: Desk.Wednesday.AddDays(-30)));

        var opened = await OpenAsync(desk);

        Assert.Equal([close], opened.Fits.Select(f => f.Course));
        Assert.Contains("day of the week", Assert.Single(opened.Others.Single(o => o.Course == friday).Against).En, StringComparison.Ordinal);
        Assert.Contains("can come from", Assert.Single(opened.Others.Single(o => o.Course == later).Against).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_waits_until_a_day_is_offered_that_day_and_no_later_one()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        await CancelledAsync(desk);
        var (until, before) = (await desk.AnotherAsync(), await desk.AnotherAsync());
        await WaitAsync(desk, until, until: Desk.Wednesday);
        await WaitAsync(desk, before, until: Desk.Wednesday.AddDays(-1));

        var opened = await OpenAsync(desk);

        Assert.Equal(until, Assert.Single(opened.Fits).Course);
        Assert.Contains("waits only until", Assert.Single(opened.Others.Single(o => o.Course == before).Against).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gap_to_the_next_visit_counts_as_in_any_booking()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var other = await desk.AnotherAsync();
        await desk.BookedAsync(other, 0, desk.Place(2, 0, start: 700) with { Day = Desk.Wednesday.AddDays(5) }); // the first has no place yet
        await CancelledAsync(desk);
        await WaitAsync(desk, other);

        var opened = await OpenAsync(desk);

        Assert.Empty(opened.Fits);
        Assert.Contains("the minimum is 7", Assert.Single(Assert.Single(opened.Others).Against).En, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_wait_ends_when_the_patient_says_so_and_a_new_one_takes_its_stead(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await WaitAsync(desk, course, new() { Time = DayTime.Morning });
        await WaitAsync(desk, course, new() { Time = DayTime.Evening, Weekdays = [DayOfWeek.Tuesday, DayOfWeek.Monday], Practitioner = desk.Practitioners[1] });

        var entry = Assert.Single(await WaitersAsync(desk)).Entry;
        Assert.Equal((DayTime.Evening, desk.Practitioners[1]), (entry.Wish.Time, entry.Wish.Practitioner!.Value));
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Tuesday], entry.Wish.Weekdays);
        Assert.True(await desk.With((LeaveWaitlist leave) => leave.RunAsync(entry.Id, Cancel)));
        Assert.True(await desk.With((LeaveWaitlist leave) => leave.RunAsync(entry.Id, Cancel)));

        Assert.Empty(await WaitersAsync(desk));
        Assert.False(await desk.With((LeaveWaitlist leave) => leave.RunAsync(new(Guid.CreateVersion7()), Cancel)));
        Assert.IsType<WaitlistPut.Gone>(await WaitAsync(desk, new(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task A_soft_hold_that_is_given_back_was_never_in_the_way()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 0, hold: desk.Clinic.Clock.Now.AddDays(2)));

        await desk.With((CancelBookings cancel) => cancel.RunAsync(desk.Treating.NewKey(), course, kept.Version, [1], "ill", Cancel));

        Assert.Empty(await FreedAsync(desk));
    }
}
