using Carboxy.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

public sealed class ChangeCalendarTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_practitioner_with_own_hours_can_go_back_to_those_of_the_site(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var usual = (await desk.With((ReadCalendar read) => read.HoursAsync(Cancel))).On(desk.Practitioners[0], Desk.Wednesday.AddDays(7));
        var own = Week.Of([DayOfWeek.Wednesday], new DayPart(600, 660));
        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(new CalendarChange.Hours(null, desk.Practitioners[0], Desk.Wednesday, own)));

        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(new CalendarChange.SiteHours(desk.Practitioners[0], Desk.Wednesday.AddDays(7))));

        var hours = await desk.With((ReadCalendar read) => read.HoursAsync(Cancel));
        Assert.Equal([new DayPart(600, 660)], hours.On(desk.Practitioners[0], Desk.Wednesday));
        Assert.Equal(usual, hours.On(desk.Practitioners[0], Desk.Wednesday.AddDays(7)));
        Assert.Null(hours.WeeksFrom(desk.Practitioners[0].Value, Desk.Wednesday)[^1].Week);
        Assert.IsType<CalendarChanged.Refused>(await desk.ChangeAsync(new CalendarChange.SiteHours(new(Guid.CreateVersion7()), Desk.Wednesday)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_site_is_added_and_gets_another_name(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);

        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(new CalendarChange.SiteSaved(null, " River side ", "")));
        var site = (await desk.With((OpenCalendarSettings open) => open.RunAsync(Cancel))).Sites.Single(s => s.Name == "River side");
        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(new CalendarChange.SiteSaved(site.Id, "Hill side", "1 Hill Road")));

        var now = (await desk.With((OpenCalendarSettings open) => open.RunAsync(Cancel))).Sites.Single(s => s.Id == site.Id);
        Assert.Equal(("Hill side", "1 Hill Road"), (now.Name, now.Address));
        Assert.IsType<CalendarChanged.Refused>(await desk.ChangeAsync(new CalendarChange.SiteSaved(site.Id, " ", null)));
        Assert.IsType<CalendarChanged.Gone>(await desk.ChangeAsync(new CalendarChange.SiteSaved(new(Guid.CreateVersion7()), "Nowhere", null)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Leave_lists_the_bookings_that_would_break_before_anything_is_kept(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        var booked = await desk.BookedAsync(course, 0, desk.Weekly());
        var leave = CalendarChange.Away.Days(desk.Practitioners[0], AbsenceKind.Leave, Desk.Wednesday.AddDays(6), Desk.Wednesday.AddDays(14));

        var preview = Assert.IsType<CalendarChanged.WouldBreak>(await desk.With((ChangeCalendar c) => c.TryAsync(leave, Cancel)));
        var refused = await desk.ChangeAsync(leave, preview.Bookings[0].Booking); // one of the two only
        Assert.True((await desk.With((ReadCalendar r) => r.HoursAsync(Cancel))).IsOpen(desk.Practitioners[0], Desk.Wednesday.AddDays(7), new(600, 610)));
        var kept = await desk.ChangeAsync(leave, [.. preview.Bookings.Select(b => b.Booking)]);

        Assert.Equal(booked.Bookings.Skip(1).Take(2), preview.Bookings.Select(b => b.Booking));
        Assert.All(preview.Bookings, b => Assert.Equal([desk.Practitioners[0]], b.Missing));
        Assert.IsType<CalendarChanged.WouldBreak>(refused);
        Assert.Equal(2, Assert.IsType<CalendarChanged.Kept>(kept).Broken.Count);
        Assert.Equal(booked.Bookings.Skip(1).Take(2), (await desk.With((ReadCalendar r) => r.BrokenAsync(Cancel))).Select(b => b.Booking));
        Assert.Contains("not at work", Assert.IsType<CourseBooked.Refused>(await desk.BookAsync(await desk.AnotherAsync(), 0, desk.Place(1, 1, start: 720))).Obstacles[0].Says.En, StringComparison.Ordinal);
        await desk.AssertInOrderAsync();
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Shorter_hours_a_holiday_and_a_room_that_goes_break_what_stands_there(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.BookedAsync(course, 0, desk.Weekly());
        var hours = await desk.With((ReadCalendar r) => r.HoursAsync(Cancel));
        var site = hours.Resources[desk.Rooms[0]].SiteId;

        async Task<int> BreaksAsync(CalendarChange change) => Assert.IsType<CalendarChanged.WouldBreak>(await desk.With((ChangeCalendar c) => c.TryAsync(change, Cancel))).Bookings.Count;

        Assert.Equal(3, await BreaksAsync(new CalendarChange.Hours(site, null, Desk.Wednesday.AddDays(14), Week.Of(Enum.GetValues<DayOfWeek>(), new DayPart(605, 1200)))));
        Assert.Equal(0, await BreaksAsync(new CalendarChange.Hours(site, null, Desk.Wednesday, Week.Of(Enum.GetValues<DayOfWeek>(), new DayPart(600, 635)))));
        Assert.Equal(1, await BreaksAsync(CalendarChange.Away.Days(null, AbsenceKind.Holiday, Desk.Wednesday, Desk.Wednesday)));
        Assert.Equal(2, await BreaksAsync(new CalendarChange.ResourceRetired(desk.Rooms[0], Desk.Wednesday.AddDays(21))));
        Assert.Equal(0, await BreaksAsync(new CalendarChange.ResourceRetired(desk.Rooms[1], Desk.Wednesday)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_skill_that_is_taken_away_breaks_the_bookings_that_need_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var booked = await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Weekly());
        var row = (await desk.With((ReadCalendar r) => r.HoursAsync(Cancel))).Resources[desk.Practitioners[0]];
        CalendarChange With(string skill) => new CalendarChange.ResourceEdited(row.Id, row.Version, new() { Kind = row.Kind, Site = row.SiteId, Name = row.Name, Tags = [skill] });

        var broken = Assert.IsType<CalendarChanged.WouldBreak>(await desk.ChangeAsync(With("injection"))).Bookings;
        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(With("non_invasive")));

        Assert.Equal(booked.Bookings, broken.Select(b => b.Booking));
        Assert.All(broken, b => Assert.Equal([row.Id], b.Missing));
        Assert.Empty(await desk.With((ReadCalendar r) => r.BrokenAsync(Cancel)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Settings_show_what_is_ahead_and_broken_visits_by_name(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Weekly());
        var leave = CalendarChange.Away.Days(desk.Practitioners[0], AbsenceKind.Leave, Desk.Wednesday.AddDays(6), Desk.Wednesday.AddDays(14));
        var preview = Assert.IsType<CalendarChanged.WouldBreak>(await desk.With((ChangeCalendar c) => c.TryAsync(leave, Cancel)));
        await desk.ChangeAsync(leave, [.. preview.Bookings.Select(b => b.Booking)]);
        await desk.ChangeAsync(new CalendarChange.Hours(null, desk.Rooms[0], Desk.Wednesday.AddDays(60), FirstCalendar.UsualHours));

        var settings = await desk.With((OpenCalendarSettings open) => open.RunAsync(Cancel));
        var broken = await desk.With((NameBroken name) => name.NowAsync(Cancel));

        Assert.Equal((desk.Practitioners[0], AbsenceKind.Leave), settings.Absences.Select(a => (a.ResourceId!.Value, a.Kind)).Single());
        Assert.Equal(Desk.Wednesday.AddDays(60), Assert.Single(settings.Hours.WeeksFrom(desk.Rooms[0].Value, settings.Today)).From);
        Assert.NotEmpty(settings.Hours.WeeksFrom(Assert.Single(settings.Sites).Id.Value, settings.Today));
        Assert.All(broken, b => Assert.Equal((desk.Treating.Patient.Id, desk.Practitioners[0]), (b.Patient.Id, Assert.Single(b.Missing).Id)));
        Assert.Equal(2, broken.Count);
        Assert.Single(await desk.With((NameBroken name) => name.NowAsync(Cancel, Desk.Wednesday.AddDays(7))));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Leave_that_is_withdrawn_opens_the_hours_again(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(CalendarChange.Away.Days(desk.Rooms[0], AbsenceKind.Repair, Desk.Wednesday, Desk.Wednesday)));
        await using var db = desk.Clinic.Db();
        var leave = await db.Absences.Select(a => a.Id).SingleAsync(Cancel);

        Assert.Empty((await desk.With((ReadCalendar r) => r.HoursAsync(Cancel))).On(desk.Rooms[0], Desk.Wednesday));
        Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(new CalendarChange.AwayWithdrawn(leave)));
        Assert.IsType<CalendarChanged.Gone>(await desk.ChangeAsync(new CalendarChange.AwayWithdrawn(leave)));

        Assert.NotEmpty((await desk.With((ReadCalendar r) => r.HoursAsync(Cancel))).On(desk.Rooms[0], Desk.Wednesday));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_in_words()
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);

        async Task RefusedAsync(string why, CalendarChange change) =>
            Assert.Contains(Assert.IsType<CalendarChanged.Refused>(await desk.ChangeAsync(change)).Obstacles, o => o.Says.En.Contains(why, StringComparison.Ordinal));

        await RefusedAsync("overlap", new CalendarChange.Hours(null, desk.Rooms[0], Desk.Wednesday, Week.Of([DayOfWeek.Monday], new DayPart(540, 720), new DayPart(700, 800))));
        await RefusedAsync("cannot be", new CalendarChange.Hours(null, desk.Rooms[0], Desk.Wednesday, Week.Of([DayOfWeek.Monday], new DayPart(720, 540))));
        await RefusedAsync("cannot be", new CalendarChange.Hours(null, desk.Rooms[0], Desk.Wednesday, Week.Of([DayOfWeek.Monday], new DayPart(541, 720))));
        await RefusedAsync("Name the site", new CalendarChange.Hours(null, null, Desk.Wednesday, FirstCalendar.UsualHours));
        await RefusedAsync("no such practitioner", new CalendarChange.Hours(null, new(Guid.CreateVersion7()), Desk.Wednesday, FirstCalendar.UsualHours));
        await RefusedAsync("ends before it begins", CalendarChange.Away.Days(desk.Rooms[0], AbsenceKind.Leave, Desk.Wednesday, Desk.Wednesday.AddDays(-1)));
        await RefusedAsync("is no tag", new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Room, Site = default, Name = "Room", Tags = ["Big Room"] }));
        await RefusedAsync("a name", new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Room, Site = default, Name = " " }));
        await RefusedAsync("longer than", new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Room, Site = default, Name = new('x', 10_000) }));
        await RefusedAsync("has passed", new CalendarChange.Hours(null, desk.Rooms[0], Desk.Wednesday.AddDays(-30), FirstCalendar.UsualHours));
        await RefusedAsync("has passed", CalendarChange.Away.Days(null, AbsenceKind.Holiday, Desk.Wednesday.AddDays(-30), Desk.Wednesday.AddDays(-20)));
        await RefusedAsync("has passed", new CalendarChange.ResourceRetired(desk.Rooms[0], Desk.Wednesday.AddDays(-30)));
        await RefusedAsync("Check the year", CalendarChange.Away.Days(null, AbsenceKind.Holiday, Desk.Wednesday, DateOnly.MaxValue));
        await RefusedAsync("Shorten it", CalendarChange.Away.Days(null, AbsenceKind.Holiday, Desk.Wednesday, Desk.Wednesday, new('x', 10_000)));
        var hours = await desk.With((ReadCalendar r) => r.HoursAsync(Cancel));
        var room = hours.Resources[desk.Rooms[0]];
        await RefusedAsync("There is a", new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Room, Site = room.SiteId, Name = $" {room.Name.ToUpperInvariant()} " }));
        Assert.IsType<CalendarChanged.Gone>(await desk.ChangeAsync(new CalendarChange.ResourceEdited(room.Id, room.Version, new() { Kind = ResourceKind.Room, Site = new(Guid.CreateVersion7()), Name = "Elsewhere" })));
        Assert.IsType<CalendarChanged.Gone>(await desk.ChangeAsync(new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Practitioner, Site = room.SiteId, Name = "Nobody", Person = Guid.CreateVersion7() })));
        Assert.IsType<CalendarChanged.Gone>(await desk.ChangeAsync(new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Room, Site = new(Guid.CreateVersion7()), Name = "Room" })));
        Assert.IsType<CalendarChanged.Gone>(await desk.ChangeAsync(new CalendarChange.ResourceRetired(new(Guid.CreateVersion7()), null)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Offers_see_firm_bookings_apart_from_soft_holds_and_not_the_course_that_moves(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        var (mine, theirs) = (await desk.Treating.PlanAsync(), await desk.AnotherAsync());
        await desk.BookedAsync(mine, 0, desk.Place(1, 0));
        await desk.BookedAsync(theirs, 0, desk.Place(1, 0, start: 660, hold: desk.Clinic.Clock.Now.AddDays(1)));

        var all = await desk.With((ReadCalendar r) => r.RunAsync(Desk.Wednesday, Desk.Wednesday.AddDays(1), null, desk.Treating.Patient.Id, Cancel));
        var without = await desk.With((ReadCalendar r) => r.RunAsync(Desk.Wednesday, Desk.Wednesday, mine, null, Cancel));

        Assert.Equal([new(600, 610), new(630, 635)], all.Days[desk.Practitioners[0]][0].Busy);
        Assert.Equal([new(660, 695)], all.Days[desk.Rooms[0]][0].Held);
        Assert.Equal([new(540, 1200)], all.Days[desk.Rooms[0]][1].Open);
        Assert.Equal([new(600, 635)], all.Patient[0].Busy);
        Assert.Empty(without.Days[desk.Rooms[0]][0].Busy);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_clinic_from_before_the_calendar_gets_its_first_at_the_next_start(Engine engine)
    {
        var store = await TestClinic.EmptyAsync(engine, postgres);
        var clock = new TestClock();
        var before = SchemaScript.For(store).Where(s => string.CompareOrdinal(s.Name, "0020") < 0).ToList();
        await new SchemaUpgrade(store, clock) { Scripts = before }.RunAsync(Cancel);
        await using (var db = store.Open(new(new(Guid.CreateVersion7()), new Actor.Program("test")), clock))
        {
            db.Clinics.Add(new() { Id = db.Clinic, Name = "Old", Language = Language.Russian, TimeZone = "Europe/Moscow", IsDemo = false, CreatedAt = clock.Now });
            await db.SaveChangesAsync(Cancel);
            var site = new Site { Id = Id<Site>.New(clock.Now), Name = "Old" };
            db.Sites.Add(site);
            await db.SaveChangesAsync(Cancel);
            db.Rooms.AddRange(new Room { Id = Id<Room>.New(clock.Now), SiteId = site.Id, Name = "Кабинет 1" }, new Room { Id = Id<Room>.New(clock.Now), SiteId = site.Id, Name = "Кабинет 2" });
            var person = new Person { Id = Guid.CreateVersion7(), UserName = "a@b.example", Email = "a@b.example", NormalizedUserName = "A@B.EXAMPLE", NormalizedEmail = "A@B.EXAMPLE", DisplayName = "Доктор", Language = Language.Russian, CreatedAt = clock.Now };
            db.People.Add(person);
            db.PersonRoles.Add(new() { PersonId = person.Id, Role = Roles.Physician });
            db.AuditHeads.Add(new() { Sequence = 0, Hash = new byte[32] });
            await db.SaveChangesAsync(Cancel);
        }

        var first = Assert.IsType<Opened.Ready>(await new OpenClinic(store, clock).RunAsync(NewClinic.Unnamed, Cancel));
        await new OpenClinic(store, clock).RunAsync(NewClinic.Unnamed, Cancel);

        await using var opened = store.Open(new(first.Clinic.Id, new Actor.Program("test")), clock);
        var resources = await opened.Resources.OrderBy(r => r.Name).ToListAsync(Cancel);
        Assert.Equal([(ResourceKind.Practitioner, "Доктор"), (ResourceKind.Room, "Кабинет 1"), (ResourceKind.Room, "Кабинет 2")], resources.Select(r => (r.Kind, r.Name)).Order());
        Assert.NotNull(resources.Single(r => r.Kind == ResourceKind.Practitioner).PersonId);
        Assert.NotEmpty((await new Calendars().ReadAsync(opened, Cancel)).On(resources[0].Id, Desk.Wednesday));
        TestClinic.Forget(store);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_said_of_hours_and_bookings_is_neither_changed_nor_deleted(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        await desk.BookedAsync(await desk.Treating.PlanAsync(), 0, desk.Weekly());
        await desk.ChangeAsync(CalendarChange.Away.Days(desk.Rooms[1], AbsenceKind.Repair, Desk.Wednesday, Desk.Wednesday));

        foreach (var (table, column) in new[] { ("resource_version", "content"), ("working_week", "content"), ("absence", "reason"), ("booking_act", "content"), ("booking_version", "content") })
            foreach (var sql in new[] { $"update {table} set {column} = 'x'", $"delete from {table}" })
                Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Clinic.SqlAsync(sql))).Message, StringComparison.Ordinal);
        foreach (var table in new[] { "resource", "booking" })
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Clinic.SqlAsync($"delete from {table}"))).Message, StringComparison.Ordinal);
    }
}
