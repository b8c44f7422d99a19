using Carboxy.Booking;

namespace Carboxy.Work.Booking;

/// <summary>Days on the wall clock: the change of clocks, the change of years, leave at the edges.</summary>
public sealed class OpenHoursTests
{
    static readonly Id<Database.Site> Site = new(Guid.CreateVersion7());

    static readonly ResourceRow Room = new()
    {
        Id = new(Guid.CreateVersion7()), Kind = ResourceKind.Room, SiteId = Site, Name = "Room", Tags = "", Version = 1, CreatedAt = default,
    };

    static readonly Week Always = Week.Of(Enum.GetValues<DayOfWeek>(), new DayPart(0, 1440));

    [Fact]
    public void The_hour_that_spring_skips_is_never_open()
    {
        var hours = Hours("Europe/Berlin", [WeekFrom(new(2026, 1, 1), Always)]);

        Assert.Equal([new(0, 120), new(180, 1440)], hours.On(Room.Id, new(2026, 3, 29)));
        Assert.Equal([new(0, 1440)], hours.On(Room.Id, new(2026, 3, 28)));
        Assert.Equal([new(0, 1440)], hours.On(Room.Id, new(2026, 10, 25)));
        Assert.Equal([new(30, 1440)], Hours("America/Santiago", [WeekFrom(new(2026, 1, 1), Week.Of(Enum.GetValues<DayOfWeek>(), new DayPart(30, 1440)))]).On(Room.Id, new(2026, 9, 7)));
        Assert.Equal([new(60, 1440)], Hours("America/Santiago", [WeekFrom(new(2026, 1, 1), Always)]).On(Room.Id, new(2026, 9, 6))); // it begins at one o'clock
    }

    [Theory]
    [InlineData("2026-03-28", 540, "2026-03-28T08:00:00Z"), InlineData("2026-03-29", 540, "2026-03-29T07:00:00Z")] // nine o'clock stays nine o'clock
    [InlineData("2026-10-24", 540, "2026-10-24T07:00:00Z"), InlineData("2026-10-25", 540, "2026-10-25T08:00:00Z")]
    [InlineData("2026-03-29", 150, "2026-03-29T01:30:00Z")] // half past two does not exist: an hour later
    [InlineData("2026-10-25", 150, "2026-10-25T00:30:00Z")] // half past two comes twice: the first
    [InlineData("2026-12-31", 1435, "2026-12-31T22:55:00Z"), InlineData("2027-01-01", 0, "2026-12-31T23:00:00Z")]
    public void A_time_on_the_wall_is_one_instant(string day, int minute, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), new ClinicCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).InstantOf(DateOnly.Parse(day), minute));

    [Fact]
    public void An_hour_of_work_in_the_week_of_the_change_is_an_hour_of_the_world()
    {
        var hours = Hours("Europe/Berlin", [WeekFrom(new(2026, 1, 1), Always)]);

        foreach (var day in Enumerable.Range(0, 400).Select(new DateOnly(2026, 1, 1).AddDays))
            foreach (var open in hours.On(Room.Id, day))
                for (var minute = open.From; minute < open.To; minute += Tick.Minutes)
                {
                    var (from, to) = (hours.Clock.InstantOf(day, minute), hours.Clock.InstantOf(minute + 5 == 1440 ? day.AddDays(1) : day, (minute + 5) % 1440));
                    // Only where the doubled hour begins anew is there more time than the clock says; never less.
                    Assert.True(to - from == TimeSpan.FromMinutes(5) || (day == new DateOnly(2026, 10, 25) && to - from == TimeSpan.FromMinutes(65)) || (day == new DateOnly(2026, 3, 29) && minute == 115), $"{day} {minute}: {to - from}");
                    Assert.Equal((day, minute), hours.Clock.LocalOf(from));
                }
    }

    [Fact]
    public void Ticks_run_on_over_the_end_of_the_year()
    {
        Assert.Equal(1, Tick.Of(new(2027, 1, 1), 0) - Tick.Of(new(2026, 12, 31), 1435));
        Assert.Equal((new DateOnly(2028, 2, 29), 605), (Tick.DayOf(Tick.Of(new(2028, 2, 29), 605)), Tick.MinuteOf(Tick.Of(new(2028, 2, 29), 605))));
    }

    [Fact]
    public void Later_entries_hold_from_their_day_on_and_own_hours_go_before_those_of_the_site()
    {
        var hours = Hours("Europe/Moscow",
        [
            WeekFrom(new(2026, 1, 1), Always), WeekFrom(new(2026, 3, 1), Week.Of([DayOfWeek.Monday], new DayPart(540, 780), new DayPart(840, 1200))),
            WeekFrom(new(2026, 6, 1), Week.Of([DayOfWeek.Monday], new DayPart(600, 660)), Room.Id),
        ]);

        Assert.Equal([new(0, 1440)], hours.On(Room.Id, new(2026, 2, 23)));
        Assert.Equal([new(540, 780), new(840, 1200)], hours.On(Room.Id, new(2026, 3, 2)));
        Assert.Empty(hours.On(Room.Id, new(2026, 3, 3)));
        Assert.Equal([new(600, 660)], hours.On(Room.Id, new(2026, 6, 1)));
        Assert.Empty(hours.On(Room.Id, new(2025, 12, 31))); // nobody has said
    }

    [Fact]
    public void Leave_takes_the_hours_from_its_first_minute_to_its_last()
    {
        var hours = Hours("Europe/Moscow", [WeekFrom(new(2026, 1, 1), Week.Of(Enum.GetValues<DayOfWeek>(), new DayPart(540, 1200)))],
            Away(new(2026, 12, 30), 720, new(2027, 1, 2), 600, Room.Id), Away(new(2027, 1, 4), 0, new(2027, 1, 4), 1440), Away(new(2027, 1, 5), 600, new(2027, 1, 5), 660));

        Assert.Equal([new(540, 720)], hours.On(Room.Id, new(2026, 12, 30)));
        Assert.Empty(hours.On(Room.Id, new(2026, 12, 31)));
        Assert.Empty(hours.On(Room.Id, new(2027, 1, 1)));
        Assert.Equal([new(600, 1200)], hours.On(Room.Id, new(2027, 1, 2)));
        Assert.Empty(hours.On(Room.Id, new(2027, 1, 4))); // a holiday of the whole clinic
        Assert.Equal([new(540, 600), new(660, 1200)], hours.On(Room.Id, new(2027, 1, 5)));
    }

    static OpenHours Hours(string zone, WorkingWeek[] weeks, params Absence[] absences) =>
        new(1, Guid.Empty, new(TimeZoneInfo.FindSystemTimeZoneById(zone)), [Room], weeks, absences);

    static WorkingWeek WeekFrom(DateOnly day, Week week, Id<ResourceRow>? resource = null) => new()
    {
        Id = new(Guid.CreateVersion7()), SiteId = resource is null ? Site : null, ResourceId = resource, FromDay = day, Content = week.Write(), Actor = "test", At = default,
    };

    static Absence Away(DateOnly from, int fromMinute, DateOnly to, int toMinute, Id<ResourceRow>? resource = null) => new()
    {
        Id = new(Guid.CreateVersion7()), ResourceId = resource, Kind = AbsenceKind.Leave, FromDay = from, FromMinute = fromMinute, ToDay = to, ToMinute = toMinute, Actor = "test", At = default,
    };
}
