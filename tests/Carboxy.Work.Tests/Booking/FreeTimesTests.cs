using Carboxy.Protocols;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Booking;

public sealed class FreeTimesTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Protocol Mask => RealKnowledge.All.Courses.Protocols.Find("gel_mask_course")!;

    static Task<FreeMonth> MonthAsync(Desk desk, DateOnly month, Id<ResourceRow>? who = null, string zone = "face") =>
        desk.With((FindFreeTimes find) => find.RunAsync(Mask, zone, who, month, Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_month_shows_who_has_room_when_and_a_booking_takes_its_times_away(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var before = await MonthAsync(desk, Desk.Wednesday);
        await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Weekly(start: 600));
        var after = await MonthAsync(desk, Desk.Wednesday);

        int[] Starts(FreeMonth month, int practitioner) => [.. month.Free.Single(f => f.Day == Desk.Wednesday && f.Practitioner == desk.Practitioners[practitioner]).Starts];
        Assert.Equal(desk.Practitioners.ToHashSet(), before.Practitioners.Select(p => p.Id).ToHashSet());
        Assert.Equal(desk.Treating.Today, before.Free[0].Day);
        Assert.DoesNotContain(before.Free, f => f.Day.DayOfWeek == DayOfWeek.Sunday);
        Assert.Equal(540, Starts(before, 0)[0]);
        Assert.Contains(600, Starts(before, 0));
        Assert.DoesNotContain(600, Starts(after, 0));
        Assert.Contains(600, Starts(after, 1)); // the second room and the second practitioner are free
        Assert.All(Starts(before, 1), s => Assert.Equal(0, s % 15));
        Assert.Contains(Starts(after, 0), s => s % 15 != 0); // where a stretch begins behind the booking
        Assert.Equal(await MonthAsync(desk, Desk.Wednesday.AddDays(400)) is { } far ? far.Month : default, new DateOnly(2027, 2, 1));
    }

    [Fact]
    public async Task Only_those_who_can_do_it_are_asked_and_one_alone_where_that_is_wished()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        var one = await MonthAsync(desk, Desk.Wednesday, desk.Practitioners[0]);
        var knee = await MonthAsync(desk, Desk.Wednesday, zone: "knee"); // the second practitioner and the second room are for faces

        Assert.All(one.Free, f => Assert.Equal(desk.Practitioners[0], f.Practitioner));
        Assert.Equal([desk.Practitioners[0]], knee.Practitioners.Select(p => p.Id));
        Assert.NotEmpty(knee.Free);
    }

    [Fact]
    public async Task A_closed_day_has_no_row_and_nothing_that_has_passed_is_shown()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        await desk.ChangeAsync(CalendarChange.Away.Days(null, AbsenceKind.Holiday, Desk.Wednesday, Desk.Wednesday));

        var month = await MonthAsync(desk, new(2020, 1, 1));

        Assert.Equal(new DateOnly(2026, 3, 1), month.Month);
        Assert.DoesNotContain(month.Free, f => f.Day == Desk.Wednesday);
        Assert.All(month.Free.Where(f => f.Day == desk.Treating.Today), f => Assert.True(f.Starts[0] >= 12 * 60)); // it is noon
    }
}
