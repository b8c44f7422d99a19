using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

public sealed class BookCourseTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_whole_course_is_booked_in_one_write(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();

        var kept = await desk.BookedAsync(course, 0, desk.Weekly());

        var bookings = await desk.LookAsync(course);
        Assert.Equal((1, 5), (kept.Version, kept.Bookings.Count));
        Assert.Equal(kept.Bookings, bookings.Standing.Select(b => b.Id));
        await using var db = desk.Clinic.Db();
        var dates = await db.PlannedSessions.Where(p => p.CourseId == course).OrderBy(p => p.Number).ToListAsync(Cancel);
        Assert.Equal(desk.Weekly().Select(p => p.Day), dates.Select(d => d.OnDay));
        Assert.Equal(new DateTimeOffset(2026, 3, 11, 7, 0, 0, TimeSpan.Zero), dates[0].StartsAt); // ten o'clock in Moscow
        Assert.Equal(35, dates[0].Minutes);
        Assert.IsType<TrailVerified.Whole>(await desk.With((AuditTrail trail) => trail.VerifyAsync(Cancel)));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whoever_is_slower_hears_what_is_taken_and_nothing_is_written(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (first, second) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        var theirs = await desk.BookedAsync(first, 0, desk.Place(1, 3, start: 605));

        var taken = Assert.IsType<CourseBooked.Taken>(await desk.BookAsync(second, 0, desk.Weekly()));

        Assert.Equal([4, 4], taken.Clashes.Select(c => c.Number)); // the room, and the practitioner while they prepare
        Assert.Contains(new(4, desk.Practitioners[0], Desk.Wednesday.AddDays(21), new(605, 610), theirs.Bookings[0]), taken.Clashes);
        Assert.Contains(new(4, desk.Rooms[0], Desk.Wednesday.AddDays(21), new(605, 635), theirs.Bookings[0]), taken.Clashes);
        Assert.Empty((await desk.LookAsync(second)).All);
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task While_the_mask_works_the_practitioner_treats_somebody_else(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (first, second) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(first, 0, desk.Place(1, 0, start: 600));

        await desk.BookedAsync(second, 0, desk.Place(1, 0, start: 610, room: 1)); // prepares at 10:10, while the first has the mask until 10:30, finishes at 10:40

        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_form_sent_twice_books_once_and_gets_the_same_answer(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (course, key) = (await desk.Treating.PlanAsync(), desk.Treating.NewKey());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.With((BookCourse book) => book.RunAsync(key, course, 0, desk.Weekly(), Cancel))));
        desk.Clinic.Clock.Now += TimeSpan.FromDays(3); // the first place has passed by now, and the answer is still the same
        var late = await desk.With((BookCourse book) => book.RunAsync(key, course, 0, desk.Weekly(), Cancel));

        var kept = Assert.IsType<CourseBooked.Kept>(late);
        Assert.All(answers, a => Assert.Equal(kept.Bookings, Assert.IsType<CourseBooked.Kept>(a).Bookings));
        Assert.Equal(5, (await desk.LookAsync(course)).All.Count);
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_is_never_in_two_places(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        await desk.GrowAsync(3, 3);
        var face = await desk.Treating.PlanAsync();
        var neck = new Treating { Clinic = desk.Clinic, Patient = desk.Treating.Patient, Clearance = await Treating.ClearAsync(desk.Clinic, desk.Treating.Patient, Modality.NonInvasive, "neck") };
        var second = Assert.IsType<CoursePlanned.Kept>(await desk.With((PlanCourse plan) => plan.RunAsync(neck.NewKey(), neck.Patient.Id, neck.Entry(), Cancel))).Course;
        await desk.BookedAsync(face, 0, desk.Place(1, 0));

        var taken = Assert.IsType<CourseBooked.Taken>(await desk.BookAsync(second, 0, desk.Place(1, 0, start: 620, practitioner: 2, room: 2)));

        Assert.Null(Assert.Single(taken.Clashes).Resource);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whoever_looked_at_an_older_count_looks_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.BookedAsync(course, 0, desk.Place(1, 0));

        Assert.Equal(1, Assert.IsType<CourseBooked.Stale>(await desk.BookAsync(course, 0, desk.Place(2, 1))).Version);
        Assert.IsType<CourseBooked.Gone>(await desk.BookAsync(new(Guid.CreateVersion7()), 0, desk.Place(1, 0)));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task What_has_just_begun_may_be_booked_and_what_has_passed_may_not(int minutesAgo, bool booked)
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        desk.Clinic.Clock.Now = new DateTimeOffset(Desk.Wednesday, new(10, 0), TimeSpan.FromHours(3)) + TimeSpan.FromMinutes(minutesAgo);

        var answer = await desk.BookAsync(course, 0, desk.Place(1, 0));

        Assert.Equal(booked ? "" : "Session 1: 11 March 10:00 has passed. Choose a time to come.", answer is CourseBooked.Refused refused ? string.Join(' ', refused.Obstacles.Select(o => o.Says.En)) : "");
        Assert.Equal(booked, answer is CourseBooked.Kept);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_every_reason()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var fine = desk.Place(1, 0);

        await RefusedAsync("has passed", fine with { Day = Desk.Wednesday.AddDays(-7) });
        await RefusedAsync("not at work", fine with { StartMinute = 500 });
        await RefusedAsync("not at work", fine with { Day = Desk.Wednesday.AddDays(4) }); // a Sunday
        await RefusedAsync("multiples of five", fine with { StartMinute = 601 });
        await RefusedAsync("past the day", fine with { StartMinute = 1430 });
        await RefusedAsync("no such practitioner", fine with { Practitioner = desk.Rooms[0] });
        await RefusedAsync("no such room", fine with { Room = new(Guid.CreateVersion7()) });
        await RefusedAsync("device", fine with { Device = desk.Device });
        await RefusedAsync("no session 6", desk.Place(6, 6));
        await RefusedAsync("named twice", fine, desk.Place(1, 1));
        await RefusedAsync("the minimum is", fine, desk.Place(2, 0) with { Day = Desk.Wednesday.AddDays(2) });
        var both = Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(course, 0, fine with { StartMinute = 500 }, desk.Place(6, 6)));

        Assert.True(both.Obstacles.Count >= 3); // the hours of practitioner and room, and the number
        Assert.Empty((await desk.LookAsync(course)).All);

        async Task RefusedAsync(string why, params SessionPlace[] places)
        {
            var refused = Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(course, 0, places));
            Assert.Contains(refused.Obstacles, o => o.Says.En.Contains(why, StringComparison.Ordinal));
            Assert.All(refused.Obstacles, o => Assert.NotEqual(o.Says.En, o.Says.Ru));
        }
    }
}
