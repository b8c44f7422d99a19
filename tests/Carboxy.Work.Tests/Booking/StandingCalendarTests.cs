using Carboxy.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Work.Booking;

public sealed class StandingCalendarTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Two programs write at random; after every act the calendar in either's memory is the one that is read from nothing.</summary>
    [Theory, InlineData(Engine.Sqlite, 20260311), InlineData(Engine.Postgres, 20260312)]
    public async Task Whatever_happens_the_calendar_in_memory_is_the_one_in_the_database(Engine engine, int seed)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        await using var other = desk.Clinic.AnotherProgram();
        List<Id<CourseRow>> courses = [await desk.Treating.PlanAsync(), await desk.AnotherAsync(), await desk.AnotherAsync()];
        var (dice, kinds) = (new Random(seed), new HashSet<string>());
        await AssertSameAsync(desk, null, "at first");

        for (var step = 0; step < 100; step++)
        {
            var (act, kept) = await ActAsync(desk, step % 2 == 0 ? null : other, dice, courses[dice.Next(courses.Count)]);
            if (kept)
                kinds.Add(act);
            await AssertSameAsync(desk, step % 3 == 0 ? other : null, $"seed {seed}, step {step}: {act}");
        }

        await AssertSameAsync(desk, other, "at last");
        Assert.Superset(new HashSet<string> { "book", "move", "cancel", "hours", "hold", "state", "clock" }, kinds);
    }

    [Fact]
    public async Task A_soft_hold_is_free_and_a_firm_booking_is_not()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var course = await desk.Treating.PlanAsync();
        var hold = desk.Clinic.Clock.Now.AddDays(3);
        Assert.True(await FreeAsync(desk, desk.Practitioners[0], Desk.Wednesday, 600));

        await desk.BookedAsync(course, 0, desk.Place(1, 0, hold: hold));
        var whileHeld = await FreeAsync(desk, desk.Practitioners[0], Desk.Wednesday, 600);
        await desk.With((FirmUpHolds firm) => firm.RunAsync(desk.Treating.Today, Cancel));
        var whenFirm = await FreeAsync(desk, desk.Practitioners[0], Desk.Wednesday, 600);

        Assert.True(whileHeld);
        Assert.False(whenFirm);
        Assert.True(await FreeAsync(desk, desk.Practitioners[0], Desk.Wednesday, 610)); // the mask works, the practitioner is free
        Assert.False(await FreeAsync(desk, desk.Rooms[0], Desk.Wednesday, 610));
    }

    [Fact]
    public async Task What_has_passed_of_the_day_is_nobodys_and_after_midnight_the_next_day_begins()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var today = desk.Treating.Today;
        Assert.False(await FreeAsync(desk, desk.Practitioners[0], today, 715)); // it is noon in Moscow
        Assert.True(await FreeAsync(desk, desk.Practitioners[0], today, 725));

        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddHours(1);
        Assert.False(await FreeAsync(desk, desk.Practitioners[0], today, 725));
        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddHours(14);
        Assert.True(await FreeAsync(desk, desk.Practitioners[0], today.AddDays(1), 725));
        await AssertSameAsync(desk, null, "after midnight");
        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddDays(80);
        await AssertSameAsync(desk, null, "many weeks later");
    }

    [Fact]
    public async Task Nobody_asks_it_within_a_transaction_whose_end_is_not_known()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        await using var db = desk.Clinic.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.With((StandingCalendars standing) => standing.AskAsync(db, c => c.Sequence, Cancel)));
    }

    [Fact]
    public async Task What_is_asked_without_a_courses_own_places_leaves_them_as_they_were()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Weekly());
        var place = Occupied.OfResources(desk.Place(1, 0));

        var within = await AskAsync(desk, null, c => c.Without(place, () => IsFree(c, desk.Practitioners[0].Value, Desk.Wednesday, 600)));
        await Assert.ThrowsAsync<TimeoutException>(() => AskAsync<bool>(desk, null, c => c.Without<bool>(place, () => throw new TimeoutException())));

        Assert.True(within);
        await AssertSameAsync(desk, null, "afterwards");
    }

    static Task<bool> FreeAsync(Desk desk, Id<ResourceRow> resource, DateOnly day, int minute) => AskAsync(desk, null, c => IsFree(c, resource.Value, day, minute));

    static bool IsFree(StandingCalendar c, Guid resource, DateOnly day, int minute) => c.Calendar.IsFree(c.Basis.NumberOf(resource)!.Value, c.Basis.DayOf(day), c.Calendar.Grid.BitOf(minute));

    static async Task<T> AskAsync<T>(Desk desk, ServiceProvider? program, Func<StandingCalendar, T> ask)
    {
        await using var db = desk.Clinic.Db();
        return program is null ? await desk.With((StandingCalendars standing) => standing.AskAsync(db, ask, Cancel)) : await program.GetRequiredService<StandingCalendars>().AskAsync(db, ask, Cancel);
    }

    /// <summary>Slot by slot, and start by start of every kind of session, against what is read from nothing.</summary>
    static async Task AssertSameAsync(Desk desk, ServiceProvider? program, string when)
    {
        var today = desk.Treating.Today;
        var (from, to) = (today, today.AddDays(60));
        var truth = await desk.With((ReadCalendar read) => read.RunAsync(from, to, null, null, Cancel));
        var (_, minuteNow) = ClinicCalendar.Of(desk.Clinic.Clinic).LocalOf(desk.Clinic.Clock.Now);
        var different = await AskAsync<List<string>>(desk, program, c =>
        {
            List<string> found = [];
            foreach (var (resource, day) in truth.Days.SelectMany(d => d.Value.Select(day => (d.Key, day))))
                for (var minute = 0; minute < DayPart.WholeDay; minute += Tick.Minutes)
                {
                    var free = day.Open.Any(p => p.From <= minute && minute < p.To) && !day.Busy.Any(p => p.From <= minute && minute < p.To) && (day.Day != today || minute >= minuteNow);
                    if (free != IsFree(c, resource.Value, day.Day, minute))
                        found.Add($"{c.Basis.Names[resource]} {day.Day} {DayPart.Clock(minute)} should be {(free ? "free" : "taken")}");
                }

            return [.. found, .. Masks(c)];
        });
        Assert.True(different.Count == 0, $"{when}: {string.Join(", ", different.Take(8))}");
    }

    /// <summary>The start masks that were kept up to date are those that would be worked out anew.</summary>
    static List<string> Masks(StandingCalendar c)
    {
        var anew = c.Calendar.Until(c.Basis.Problem.Days);
        return
        [
            .. from template in Enumerable.Range(0, c.Basis.Problem.Templates.Count)
               from resource in Enumerable.Range(0, c.Basis.Problem.Resources.Count)
               from day in Enumerable.Range(0, 70)
               where !c.Calendar.StartsOn(template, resource, day).SequenceEqual(anew.StartsOn(template, resource, day))
               select $"starts of {c.Basis.Problem.Templates[template].Id} with {c.Basis.Problem.Resources[resource].Id} on day {day}",
        ];
    }

    static async Task<(string Act, bool Kept)> ActAsync(Desk desk, ServiceProvider? program, Random dice, Id<CourseRow> course)
    {
        var bookings = await desk.LookAsync(course);
        var standing = bookings.Standing.ToList();
        var hold = dice.Next(3) == 0 ? desk.Clinic.Clock.Now.AddHours(dice.Next(1, 60)) : (DateTimeOffset?)null;
        SessionPlace Somewhere(int number) => desk.Place(number, (2 * number) + dice.Next(2), 540 + (dice.Next(20) * 30), dice.Next(2), dice.Next(2), hold);
        Task<T> With<TUseCase, T>(Func<TUseCase, Task<T>> act) where TUseCase : notnull => WithAsync(desk, program, act);
        switch (dice.Next(8))
        {
            case 0 or 1 or 2 when Enumerable.Range(1, 5).Except(standing.Select(b => b.Number)).ToList() is { Count: > 0 } missing:
                return (hold is null ? "book" : "hold", await With((BookCourse book) => book.RunAsync(desk.Treating.NewKey(), course, bookings.Version, [.. missing.Where(_ => dice.Next(2) == 0).Select(Somewhere)], Cancel)) is CourseBooked.Kept);
            case 0 or 1 or 2 or 3 when standing.Count > 0:
                return ("move", await With((MoveBookings move) => move.RunAsync(desk.Treating.NewKey(), course, bookings.Version, [.. standing.Where(_ => dice.Next(2) == 0).Select(b => Somewhere(b.Number))], null, Cancel)) is CourseBooked.Kept);
            case 4 when standing.Count > 0:
                return ("cancel", await With((CancelBookings cancel) => cancel.RunAsync(desk.Treating.NewKey(), course, bookings.Version, [standing[dice.Next(standing.Count)].Number], "ill", Cancel)) is CourseBooked.Kept);
            case 5 when standing.Find(b => b.State == BookingState.Booked) is { } booked:
                return ("state", await With((ChangeBookingState change) => change.RunAsync(desk.Treating.NewKey(), booked.Id, booked.Version, dice.Next(2) == 0 ? BookingState.NoShow : BookingState.Confirmed, null, Cancel)) is CourseBooked.Kept);
            case 6 when dice.Next(2) == 0:
                return ("hours", await HoursAsync(desk, program, dice));
            default:
                desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddMinutes(dice.Next(1, 200));
                await With((FirmUpHolds firm) => firm.RunAsync(desk.Treating.Today, Cancel));
                return ("clock", true);
        }
    }

    static async Task<bool> HoursAsync(Desk desk, ServiceProvider? program, Random dice)
    {
        Id<ResourceRow> who = dice.Next(2) == 0 ? desk.Practitioners[dice.Next(2)] : desk.Rooms[dice.Next(2)];
        var from = desk.Treating.Today.AddDays(dice.Next(40));
        CalendarChange change = dice.Next(2) == 0
            ? CalendarChange.Away.Days(who, AbsenceKind.Leave, from, from.AddDays(dice.Next(2)))
            : new CalendarChange.Hours(null, who, from, Week.Of(Enum.GetValues<DayOfWeek>().Where(d => d == DayOfWeek.Wednesday || dice.Next(4) > 0), new DayPart(480 + (dice.Next(4) * 60), 780), new DayPart(840, 1080 + (dice.Next(4) * 60))));
        var broken = await WithAsync(desk, program, (ChangeCalendar c) => c.TryAsync(change, Cancel));
        var accepted = broken is CalendarChanged.WouldBreak would ? would.Bookings.Select(b => b.Booking).ToHashSet() : [];
        return await WithAsync(desk, program, (ChangeCalendar c) => c.RunAsync(change, accepted, Cancel)) is CalendarChanged.Kept;
    }

    static async Task<T> WithAsync<TUseCase, T>(Desk desk, ServiceProvider? program, Func<TUseCase, Task<T>> act) where TUseCase : notnull
    {
        if (program is null)
            return await desk.With(act);
        await using var scope = program.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
