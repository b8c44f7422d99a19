using Carboxy.Booking;
using Carboxy.Quantities;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>What a visit is offered, a move to it keeps; what it is not offered, a move is refused.</summary>
public sealed class VisitPlacesTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static Task<PlacesFound?> LookAsync(Desk desk, Id<BookingRow> visit) => desk.With((VisitPlaces places) => places.RunAsync(visit, null, "test", Cancel));

    internal static async Task<PlacesFound.Found> FoundAsync(Desk desk, Id<BookingRow> visit) => Assert.IsType<PlacesFound.Found>(await LookAsync(desk, visit));

    static Task<CourseBooked> MoveAsync(Desk desk, PlacesFound.Found found, SessionPlace place) =>
        desk.With((MoveBookings move) => move.RunAsync(desk.Treating.NewKey(), found.Booking.CourseId, found.Version, [place], null, Cancel));

    static IEnumerable<SessionPlace> Everywhere(PlacesFound.Found found) =>
        found.Days.Where(d => d.IsAllowed).SelectMany(d => d.With.SelectMany(w => w.Starts.Select(s => found.Place(d.Day, w.Practitioner, s))));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_visit_may_go_between_its_neighbours_and_nowhere_else(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 0), desk.Place(2, 1), desk.Place(3, 3));

        var found = await FoundAsync(desk, kept.Bookings[1]);

        Assert.Equal((Desk.Wednesday.AddDays(7), Desk.Wednesday.AddDays(14)), (found.Days.First(d => d.IsAllowed).Day, found.Days.Last(d => d.IsAllowed).Day));
        var tooSoon = found.On(Desk.Wednesday.AddDays(5))!;
        Assert.Contains(tooSoon.Against, o => o.Says.En.Contains("5 days after session 1; the minimum is 7", StringComparison.Ordinal) && o.Sources.Count > 0);
        Assert.Equal([BookingRule.LongestGap, BookingRule.ShortestGap], found.On(Desk.Wednesday.AddDays(16))!.Against.Select(o => o.Rule!.Value).Order());
        Assert.Contains(found.On(Desk.Wednesday.AddDays(16))!.Against, o => o.Says.En.Contains("leaves 5 days until session 3", StringComparison.Ordinal));
        Assert.Equal(Desk.Wednesday.AddDays(7), found.FirstFrom(Desk.Wednesday)!.Day);
        Assert.All(found.Days.Where(d => d.Day < desk.Treating.Today), d => Assert.NotEmpty(d.Against));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_taken_time_is_not_offered_and_a_soft_hold_is(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs, holding) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync(), await desk.AnotherAsync());
        var kept = await desk.BookedAsync(mine, 0, desk.Place(1, 1));
        await desk.BookedAsync(theirs, 0, desk.Place(1, 1, start: 720));
        await desk.BookedAsync(holding, 0, desk.Place(1, 1, start: 840, hold: desk.Clinic.Clock.Now.AddDays(3)));

        var found = await FoundAsync(desk, kept.Bookings[0]);

        var starts = found.On(Desk.Wednesday.AddDays(7))!.With.Single(w => w.Practitioner == desk.Practitioners[0]).Starts;
        Assert.Contains(starts, s => s.Minute == 600); // where it stands
        Assert.DoesNotContain(starts, s => s.Minute == 720);
        Assert.Contains(starts, s => s.Minute == 730 && s.Room == desk.Rooms[1]); // while the other's mask works, in the other room
        Assert.Contains(starts, s => s.Minute == 840 && s.Room == desk.Rooms[0]);
        var moved = Assert.IsType<CourseBooked.Kept>(await MoveAsync(desk, found, found.Place(Desk.Wednesday.AddDays(7), desk.Practitioners[0], starts.Single(s => s.Minute == 840))));
        Assert.Single(moved.Displaced);
        await desk.AssertInOrderAsync();
    }

    [Fact]
    public async Task The_nearest_five_disturb_least_and_none_is_where_the_visit_stands()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 1));

        var nearest = (await FoundAsync(desk, kept.Bookings[0])).Nearest;

        Assert.Equal(VisitPlaces.Top, nearest.Count);
        Assert.Equal((Desk.Wednesday.AddDays(7), desk.Practitioners[0]), (nearest[0].Day, nearest[0].Practitioner));
        Assert.DoesNotContain(nearest, p => (p.Day, p.StartMinute, p.Practitioner) == (Desk.Wednesday.AddDays(7), 600, desk.Practitioners[0]));
        Assert.All(nearest, p => Assert.InRange(Math.Abs(p.Day.DayNumber - Desk.Wednesday.AddDays(7).DayNumber), 0, 4));
        Assert.Equal(nearest.Count, nearest.DistinctBy(p => (p.Day, p.Practitioner, p.StartMinute)).Count());
    }

    [Fact]
    public async Task A_board_of_a_far_week_shows_lanes_of_practitioners_rooms_and_devices()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 10, start: 610));
        var (monday, sunday) = (Desk.Wednesday.AddDays(68), Desk.Wednesday.AddDays(74));
        await desk.BookedAsync(await desk.AnotherAsync(), 0, desk.Place(1, 10, start: 720, practitioner: 1, room: 1));

        Assert.NotEmpty((await FoundAsync(desk, kept.Bookings[0])).Nearest);
        foreach (var (by, rows) in new[] { (ResourceKind.Practitioner, desk.Practitioners), (ResourceKind.Room, desk.Rooms) })
        {
            var lanes = Assert.IsType<PlacesFound.Lanes>(await desk.With((VisitPlaces places) => places.LanesAsync(kept.Bookings[0], monday, sunday, by, "test", Cancel)));
            Assert.Equal(rows.Order(Comparer<Id<ResourceRow>>.Create((a, b) => a.Value.CompareTo(b.Value))), lanes.All.Select(l => l.Resource).Distinct().Order(Comparer<Id<ResourceRow>>.Create((a, b) => a.Value.CompareTo(b.Value))));
            Assert.Equal([monday, sunday], new[] { lanes.Days[0].Day, lanes.Days[^1].Day });
            Assert.NotEmpty(lanes.Days[^1].Against); // the Sunday
            Assert.DoesNotContain(lanes.All.Single(l => l.Resource == rows[1] && l.Day == Desk.Wednesday.AddDays(70)).Starts, s => s.Minute == 720);
            Assert.All(lanes.All.SelectMany(l => l.Starts.Select(s => (l, s))), at => Assert.Equal(at.l.Resource, by == ResourceKind.Room ? at.s.Room : at.s.Practitioner));
        }

        var moved = await desk.With((MoveVisit move) => move.RunAsync(desk.Treating.NewKey(), kept.Bookings[0], 1, new(Desk.Wednesday.AddDays(70), 720) { Room = desk.Rooms[0] }, null, null, Cancel));
        Assert.IsType<CourseBooked.Kept>(moved); // with the practitioner who is free
        Assert.Equal((720, desk.Rooms[0]), (await desk.LookAsync(course)).Standing.Select(b => (b.StartMinute, b.RoomId)).Single());
        await desk.AssertInOrderAsync();
    }

    [Fact]
    public async Task A_closed_day_says_so_and_names_the_first_day_that_works()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 1));
        var sunday = Desk.Wednesday.AddDays(11);

        var found = await FoundAsync(desk, kept.Bookings[0]);

        Assert.Contains(found.On(sunday)!.Against, o => o.Says.En.Contains("none of the practitioners works", StringComparison.Ordinal));
        Assert.Equal((sunday.AddDays(1), 540), (found.FirstFrom(sunday)!.Day, found.FirstFrom(sunday)!.StartMinute));
    }

    [Fact]
    public async Task A_visit_that_was_cancelled_can_go_nowhere_and_it_says_why()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 1));
        await desk.With((CancelBookings cancel) => cancel.RunAsync(desk.Treating.NewKey(), course, 1, [1], "ill", Cancel));

        var refused = Assert.IsType<PlacesFound.Refused>(await LookAsync(desk, kept.Bookings[0]));

        Assert.Contains(refused.Obstacles, o => o.Says.En.Contains("no longer to come", StringComparison.Ordinal));
        Assert.Null(await LookAsync(desk, new(Guid.CreateVersion7(desk.Clinic.Clock.Now))));
    }

    /// <summary>Calendars made at random, the seed said: every place that is offered is kept by a move, and what is not offered is refused.</summary>
    [Theory, InlineData(11), InlineData(12), InlineData(13)]
    public async Task What_is_offered_is_kept_and_what_is_not_is_refused(int seed)
    {
        var dice = new Random(seed);
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 0), desk.Place(2, 1 + dice.Next(2)), desk.Place(3, 3));
        for (var i = 0; i < 40; i++)
            await desk.BookAsync(await desk.AnotherAsync(), 0, desk.Place(1, dice.Next(5), 540 + (5 * dice.Next(125)), dice.Next(2), dice.Next(2)) with { Day = Desk.Wednesday.AddDays(dice.Next(25)) });
        var found = await FoundAsync(desk, kept.Bookings[1]);
        var offered = Everywhere(found).ToList();

        foreach (var place in offered.OrderBy(_ => dice.Next()).Take(12))
        {
            Assert.IsType<CourseBooked.Kept>(await MoveAsync(desk, await FoundAsync(desk, kept.Bookings[1]), place));
            await desk.AssertInOrderAsync();
        }

        var at = offered.Select(p => (p.Day, p.StartMinute, p.Practitioner)).ToHashSet();
        for (var i = 0; i < 30; i++)
        {
            // Other visits stand where they stood, so what was not offered then is not free now, in either room.
            var place = found.Place(Desk.Wednesday.AddDays(dice.Next(-3, 30)), desk.Practitioners[dice.Next(2)], new(540 + (5 * dice.Next(125)), desk.Rooms[dice.Next(2)], null));
            if (!at.Contains((place.Day, place.StartMinute, place.Practitioner)))
                Assert.False(await MoveAsync(desk, await FoundAsync(desk, kept.Bookings[1]), place) is CourseBooked.Kept, $"{place.Day} {place.StartMinute}");
        }
    }
}
