using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

public sealed class OwnVisitTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(Id<CourseRow> Course, Id<BookingRow> Booking, string Token)> LinkedAsync(Desk desk)
    {
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, [.. Enumerable.Range(1, 5).Select(n => desk.Place(n, n))]);
        return (course, kept.Bookings[0], (await desk.With((VisitLinks links) => links.MakeAsync(kept.Bookings[0], Cancel)))!);
    }

    /// <summary>The day of the visit: next week, so that there is time to move it.</summary>
    static DateOnly First => Desk.Wednesday.AddDays(7);

    static Task<OwnVisitView?> OpenAsync(Desk desk, string token) => desk.With((OwnVisit visit) => visit.OpenAsync(token, Cancel));

    static Task<OwnVisitChanged> MoveAsync(Desk desk, string token, int version, DateOnly day, int start) =>
        desk.With((OwnVisit visit) => visit.MoveAsync(token, desk.Treating.NewKey(), version, day, start, Cancel));

    [Fact]
    public void A_patient_reads_one_time_for_each_half_hour_the_roundest_and_no_gap_is_lost()
    {
        Assert.Equal([480, 510, 540], OwnVisit.RoundTimes(Enumerable.Range(0, 15).Select(i => 480 + (5 * i)).Append(540)));
        Assert.Equal([495], OwnVisit.RoundTimes([490, 495, 505]));
        Assert.Equal([605, 775], OwnVisit.RoundTimes([775, 610, 605]));
        Assert.Empty(OwnVisit.RoundTimes([]));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_is_offered_allowed_days_only_and_moves_the_visit_as_themselves(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (course, booking, token) = await LinkedAsync(desk);

        var view = (await OpenAsync(desk, token))!;
        Assert.NotEmpty(view.Days);
        Assert.All(view.Days, d => Assert.True(d.Day <= First, $"{d.Day} is within seven days of session 2"));
        Assert.All(view.Days.Zip(view.Days.Skip(1)), p => Assert.True(Away(p.First.Day) <= Away(p.Second.Day)));
        var (day, start) = (view.Days[^1].Day, view.Days[^1].Starts[0]);
        Assert.IsType<OwnVisitChanged.Done>(await MoveAsync(desk, token, view.Version, day, start));

        var moved = (await desk.LookAsync(course)).Standing.Single(b => b.Id == booking);
        Assert.Equal((day, start), (moved.OnDay, moved.StartMinute));
        Assert.StartsWith("link:", (await desk.LookAsync(course)).Acts[0].Actor, StringComparison.Ordinal);
        await desk.AssertInOrderAsync();
    }

    static int Away(DateOnly day) => Math.Abs(day.DayNumber - First.DayNumber);

    [Fact]
    public async Task A_day_that_the_course_forbids_is_refused_whatever_the_form_says()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var (course, _, token) = await LinkedAsync(desk);
        var view = (await OpenAsync(desk, token))!;

        Assert.IsType<OwnVisitChanged.LookAgain>(await MoveAsync(desk, token, view.Version, First.AddDays(5), 600));
        Assert.IsType<OwnVisitChanged.LookAgain>(await MoveAsync(desk, token, view.Version, view.Days[0].Day, 100));
        Assert.IsType<OwnVisitChanged.LookAgain>(await MoveAsync(desk, token, view.Version - 1, view.Days[0].Day, view.Days[0].Starts[0]));

        Assert.Equal(First, (await desk.LookAsync(course)).Standing.First().OnDay);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whoever_cannot_come_gives_the_place_back_once_and_waits_for_another(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (course, booking, token) = await LinkedAsync(desk);
        var (view, key) = ((await OpenAsync(desk, token))!, desk.Treating.NewKey());

        var twice = new[] { await GiveAsync(), await GiveAsync() };

        Assert.All(twice, outcome => Assert.IsType<OwnVisitChanged.Done>(outcome));
        var given = (await desk.LookAsync(course)).All.Single(b => b.Id == booking);
        Assert.Equal((BookingState.Cancelled, "patient_ill"), (given.State, given.Reason));
        Assert.Equal(course, Assert.Single(await desk.With((OpenWaitlist open) => open.RunAsync(Cancel))).Entry.CourseId);
        Assert.Null(await OpenAsync(desk, token)); // with the visit the link has ended
        await desk.AssertInOrderAsync();

        Task<OwnVisitChanged> GiveAsync() => desk.With((OwnVisit visit) => visit.CancelAsync(token, key, view.Version, "patient_ill", Cancel));
    }

    [Fact]
    public async Task Less_than_a_day_before_the_visit_the_patient_is_asked_to_call()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var (course, _, token) = await LinkedAsync(desk);
        var hours = await desk.With((ReadCalendar read) => read.HoursAsync(Cancel));
        desk.Clinic.Clock.Now = hours.Clock.InstantOf(First, 600).AddHours(-23);

        var view = (await OpenAsync(desk, token))!;

        Assert.True(view.TooLate);
        Assert.Empty(view.Days);
        Assert.IsType<OwnVisitChanged.TooLate>(await MoveAsync(desk, token, view.Version, First.AddDays(-1), 900));
        Assert.IsType<OwnVisitChanged.TooLate>(await desk.With((OwnVisit visit) => visit.CancelAsync(token, desk.Treating.NewKey(), view.Version, null, Cancel)));
        desk.Clinic.Clock.Now = hours.Clock.InstantOf(First, 600);
        Assert.Null(await OpenAsync(desk, token));
        Assert.Equal(5, (await desk.LookAsync(course)).Standing.Count());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_link_that_was_taken_back_or_guessed_shows_nothing(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (course, booking, token) = await LinkedAsync(desk);
        var other = (await desk.With((VisitLinks links) => links.MakeAsync(booking, Cancel)))!;
        Assert.NotNull(await OpenAsync(desk, token)); // an older message still works
        Assert.Null(await OpenAsync(desk, token[..^1]));

        await desk.With(async (VisitLinks links) => { await links.CloseAsync(booking, Cancel); return true; });

        Assert.Null(await OpenAsync(desk, token));
        Assert.Null(await OpenAsync(desk, other));
        Assert.IsType<OwnVisitChanged.Gone>(await MoveAsync(desk, token, 1, First.AddDays(-1), 600));
        await using var db = desk.Clinic.Db();
        Assert.DoesNotContain(await db.VisitLinks.Select(l => l.TokenHash).ToListAsync(Cancel), h => System.Text.Encoding.UTF8.GetString(h).Contains(token, StringComparison.Ordinal));
        Assert.Null(await desk.With((VisitLinks links) => links.MakeAsync(new(Guid.CreateVersion7()), Cancel)));
        Assert.Equal(5, (await desk.LookAsync(course)).Standing.Count());
    }
}
