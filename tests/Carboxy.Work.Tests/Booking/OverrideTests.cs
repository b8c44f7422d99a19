using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>Rules that may be broken, by whom, and what is kept of it.</summary>
public sealed class OverrideTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<CourseBooked> MoveAsync(Desk desk, Id<CourseRow> course, int version, SessionPlace place, Override? anyway = null) =>
        desk.With((MoveBookings move) => move.RunAsync(desk.Treating.NewKey(), course, version, [place], null, anyway, Cancel));

    static async Task<BookingRule[]> RulesAsync(Task<CourseBooked> moved) =>
        [.. Assert.IsType<CourseBooked.Refused>(await moved).Obstacles.Select(o => o.Rule!.Value).Distinct().Order()];

    static async Task BecomeAsync(Desk desk, string role) => desk.Clinic.Actor = new Actor.Person(await desk.Clinic.PersonAsync(role));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_desk_books_outside_hours_with_a_reason_and_it_is_kept(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        var kept = await desk.BookedAsync(course, 0, desk.Place(1, 0));
        await BecomeAsync(desk, Roles.Reception);
        var early = desk.Place(1, 0, start: 480);

        Assert.Equal([BookingRule.Hours], await RulesAsync(MoveAsync(desk, course, 1, early)));
        Assert.IsType<CourseBooked.Refused>(await MoveAsync(desk, course, 1, early, new([BookingRule.Hours], "  ")));
        Assert.IsType<CourseBooked.Refused>(await MoveAsync(desk, course, 1, early, new([BookingRule.LongestGap], "wrong rule")));
        Assert.IsType<CourseBooked.Kept>(await MoveAsync(desk, course, 1, early, new([BookingRule.Hours], "the patient flies at noon")));

        var made = Assert.Single(await desk.With((ListOverrides list) => list.RunAsync(desk.Clinic.Clock.Now, Cancel)));
        Assert.Equal(("the patient flies at noon", desk.Clinic.Actor.Code), (made.Reason, made.Actor));
        Assert.All(made.Broken, b => Assert.Equal(BookingRule.Hours, b.Rule));
        Assert.Contains(made.Broken, b => b.Says.En.Contains("not at work", StringComparison.Ordinal) && b.Says.Ru.Contains("вне рабочих часов", StringComparison.Ordinal));
        var view = await desk.With((OpenBooking open) => open.RunAsync(kept.Bookings[0], Cancel));
        Assert.Equal((480, made.Broken.Count), (view!.Booking.StartMinute, view.Acts[0].Broken.Count));
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_gap_that_is_medicine_is_broken_by_a_physician_alone(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        var physician = desk.Clinic.Actor;
        await desk.BookedAsync(course, 0, desk.Place(1, 0), desk.Place(2, 1));
        var soon = desk.Place(2, 0) with { Day = Desk.Wednesday.AddDays(5) };
        var anyway = new Override([BookingRule.ShortestGap], "decided with the patient");

        foreach (var role in new[] { Roles.Reception, Roles.Practitioner, Roles.Owner })
        {
            await BecomeAsync(desk, role);
            var refused = Assert.IsType<CourseBooked.Refused>(await MoveAsync(desk, course, 1, soon, anyway));
            Assert.Contains(refused.Obstacles, o => o.Says.En.Contains("only a physician", StringComparison.Ordinal));
        }

        desk.Clinic.Actor = new Actor.Link(Guid.CreateVersion7(desk.Clinic.Clock.Now));
        Assert.IsType<CourseBooked.Refused>(await MoveAsync(desk, course, 1, soon, anyway));
        desk.Clinic.Actor = physician;
        Assert.IsType<CourseBooked.Kept>(await MoveAsync(desk, course, 1, soon, anyway));
        Assert.Equal([BookingRule.ShortestGap], (await desk.LookAsync(course)).Acts[0].Broken.Select(b => b.Rule));
    }

    [Fact]
    public async Task A_longer_gap_than_the_course_has_needs_a_reason_of_the_desk()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        await BecomeAsync(desk, Roles.Reception);

        var refused = Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(course, 0, desk.Place(1, 0), desk.Place(2, 3)));
        var kept = await desk.With((BookCourse book) => book.RunAsync(desk.Treating.NewKey(), course, 0, [desk.Place(1, 0), desk.Place(2, 3)], new Override([BookingRule.LongestGap], "away for two weeks"), Cancel));

        Assert.Equal(BookingRule.LongestGap, Assert.Single(refused.Obstacles).Rule);
        Assert.NotEmpty(refused.Obstacles[0].Sources);
        Assert.IsType<CourseBooked.Kept>(kept);
    }

    [Fact]
    public async Task Everything_that_stands_against_a_place_is_said_at_once()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.BookedAsync(course, 0, desk.Place(1, 0), desk.Place(2, 1));

        var rules = await RulesAsync(MoveAsync(desk, course, 1, desk.Place(2, 0, start: 480) with { Day = Desk.Wednesday.AddDays(4) }));

        Assert.Equal([BookingRule.Hours, BookingRule.ShortestGap], rules); // a Sunday, before opening, and too soon
    }

    [Fact]
    public async Task Nobody_sets_aside_that_a_place_is_taken_or_that_somebody_is_away()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(mine, 0, desk.Place(1, 0));
        await desk.BookedAsync(theirs, 0, desk.Place(1, 0, start: 720));
        var away = CalendarChange.Away.Days(desk.Practitioners[1], AbsenceKind.Leave, Desk.Wednesday.AddDays(1), Desk.Wednesday.AddDays(1));
        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(away));
        var everything = new Override([.. Enum.GetValues<BookingRule>()], "I insist");

        Assert.IsType<CourseBooked.Taken>(await MoveAsync(desk, mine, 1, desk.Place(1, 0, start: 715), everything));
        var refused = Assert.IsType<CourseBooked.Refused>(await MoveAsync(desk, mine, 1, desk.Place(1, 0, practitioner: 1) with { Day = Desk.Wednesday.AddDays(1) }, everything));

        Assert.Contains(refused.Obstacles, o => o.Rule is null);
    }

    [Fact]
    public async Task Who_is_not_marked_for_a_zone_treats_there_only_by_a_physicians_word()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var neck = new Treating { Clinic = desk.Clinic, Patient = desk.Treating.Patient, Clearance = await Treating.ClearAsync(desk.Clinic, desk.Treating.Patient, Carboxy.Quantities.Modality.NonInvasive, "neck") };
        var course = await neck.PlanAsync();
        var place = desk.Place(1, 0, practitioner: 1);

        var refused = Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(course, 0, place));
        var kept = await desk.With((BookCourse book) => book.RunAsync(desk.Treating.NewKey(), course, 0, [place], new Override([BookingRule.Skill], "trained last week"), Cancel));

        Assert.Equal(BookingRule.Skill, Assert.Single(refused.Obstacles).Rule);
        Assert.IsType<CourseBooked.Kept>(kept);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_broken_cannot_be_taken_back(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.BookedAsync(course, 0, desk.Place(1, 0));
        await MoveAsync(desk, course, 1, desk.Place(1, 0, start: 480), new([BookingRule.Hours], "asked for"));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Clinic.SqlAsync("update booking_act set overrides = null"));
    }
}
