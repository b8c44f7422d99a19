using Carboxy.Booking;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Screening;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Booking;

/// <summary>A front desk in one clinic: two practitioners, two rooms, a device, and patients with courses.</summary>
sealed class Desk : IAsyncDisposable
{
    Desk(Treating treating) => Treating = treating;

    public Treating Treating { get; }

    public TestClinic Clinic => Treating.Clinic;

    public List<Id<ResourceRow>> Practitioners { get; } = [];

    public List<Id<ResourceRow>> Rooms { get; } = [];

    public Id<ResourceRow> Device { get; private set; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Wednesday after the day of the tests' clock; every week from here on is free.</summary>
    public static DateOnly Wednesday { get; } = new(2026, 3, 11);

    public static async Task<Desk> OpenAsync(Engine engine, PostgresServer postgres)
    {
        var desk = new Desk(await Treating.OpenAsync(engine, postgres));
        var site = await desk.With((ReadCalendar read) => read.HoursAsync(Cancel));
        var at = site.Resources.Values.First().SiteId;
        foreach (var (kind, name) in new[] { (ResourceKind.Practitioner, "Practitioner 2"), (ResourceKind.Room, "Room 2"), (ResourceKind.Device, "CO2 1") })
            Assert.IsType<CalendarChanged.Kept>(await desk.ChangeAsync(new CalendarChange.ResourceAdded(new() { Kind = kind, Site = at, Name = name, Tags = ["face"] })));
        var hours = await desk.With((ReadCalendar read) => read.HoursAsync(Cancel));
        foreach (var row in hours.Resources.Values.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            if (row.Kind == ResourceKind.Device) desk.Device = row.Id;
            else (row.Kind == ResourceKind.Room ? desk.Rooms : desk.Practitioners).Add(row.Id);
        }

        return desk;
    }

    public Task<TResult> With<TUseCase, TResult>(Func<TUseCase, Task<TResult>> act) where TUseCase : notnull => Clinic.WithAsync(act);

    public Task<CalendarChanged> ChangeAsync(CalendarChange change, params Id<BookingRow>[] accepted) =>
        With((ChangeCalendar c) => c.RunAsync(change, accepted.ToHashSet(), Cancel));

    /// <summary>More people and rooms.</summary>
    public async Task GrowAsync(int practitioners, int rooms)
    {
        var hours = await With((ReadCalendar read) => read.HoursAsync(Cancel));
        var site = hours.Resources.Values.First().SiteId;
        for (var i = Practitioners.Count; i < practitioners; i++)
            await ChangeAsync(new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Practitioner, Site = site, Name = $"Practitioner {i + 1}" }));
        for (var i = Rooms.Count; i < rooms; i++)
            await ChangeAsync(new CalendarChange.ResourceAdded(new() { Kind = ResourceKind.Room, Site = site, Name = $"Room {i + 1}" }));
        var all = (await With((ReadCalendar read) => read.HoursAsync(Cancel))).Resources.Values;
        Practitioners.AddRange(all.Where(r => r.Kind == ResourceKind.Practitioner).Select(r => r.Id).Except(Practitioners));
        Rooms.AddRange(all.Where(r => r.Kind == ResourceKind.Room).Select(r => r.Id).Except(Rooms));
    }

    /// <summary>Another patient with a course of their own.</summary>
    public async Task<Id<CourseRow>> AnotherAsync(int sessions = 5)
    {
        var patient = await Clinic.PatientAsync(given: "Мария");
        var clearance = await Treating.ClearAsync(Clinic, patient, Modality.NonInvasive, "face");
        var other = new Treating { Clinic = Clinic, Patient = patient, Clearance = clearance };
        return await other.PlanAsync(sessions);
    }

    /// <summary>Ten minutes of preparing, twenty of mask while the practitioner is free, five of finishing.</summary>
    public SessionPlace Place(int number, int week, int start = 600, int practitioner = 0, int room = 0, DateTimeOffset? hold = null) => new()
    {
        Number = number, Day = Wednesday.AddDays(7 * week), StartMinute = start, Template = "gel_mask_course", Practitioner = Practitioners[practitioner], Room = Rooms[room], HoldUntil = hold,
        Steps =
        [
            new("prepare", 10, StepRoles.Practitioner | StepRoles.Room | StepRoles.Patient),
            new("mask", 20, StepRoles.Room | StepRoles.Patient),
            new("finish", 5, StepRoles.Practitioner | StepRoles.Room | StepRoles.Patient),
        ],
    };

    public SessionPlace[] Weekly(int sessions = 5, int start = 600, int practitioner = 0, int room = 0) =>
        [.. Enumerable.Range(1, sessions).Select(n => Place(n, n - 1, start, practitioner, room))];

    public Task<CourseBooked> BookAsync(Id<CourseRow> course, int version, params SessionPlace[] places) => With((BookCourse book) => book.RunAsync(Treating.NewKey(), course, version, places, Cancel));

    public async Task<CourseBooked.Kept> BookedAsync(Id<CourseRow> course, int version, params SessionPlace[] places)
    {
        var booked = await BookAsync(course, version, places);
        Assert.True(booked is CourseBooked.Kept, booked is CourseBooked.Refused r ? string.Join('\n', r.Obstacles.Select(o => o.Says.En)) : $"{booked}");
        return (CourseBooked.Kept)booked;
    }

    public async Task<CourseBookings> LookAsync(Id<CourseRow> course) => (await With((OpenBookings open) => open.RunAsync(course, "test", Cancel)))!;

    /// <summary>What holds at any moment: the ticks are exactly what the standing bookings take, and no two take the same.</summary>
    public async Task AssertInOrderAsync() => Assert.Null(await Ledger.FaultAsync(Clinic, Cancel));

    public ValueTask DisposeAsync() => Clinic.DisposeAsync();
}

/// <summary>Counts what is booked twice over: from the ticks, and from the bookings themselves.</summary>
static class Ledger
{
    public static async Task<string?> FaultAsync(TestClinic clinic, CancellationToken cancel)
    {
        await using var db = clinic.Db();
        var bookings = await db.Bookings.AsNoTracking().ToListAsync(cancel);
        var ticks = (await db.BookingTicks.AsNoTracking().ToListAsync(cancel)).Select(t => (t.ResourceId, t.Tick, t.BookingId)).ToHashSet();
        Dictionary<(Guid, int), Id<BookingRow>> taken = [];
        foreach (var booking in bookings.Where(b => b.State.Occupies()))
            foreach (var (resource, tick) in Occupied.By(booking).SelectMany(o => o.Ticks.Select(t => (o.Resource, t))).Distinct())
            {
                if (!taken.TryAdd((resource, tick), booking.Id))
                    return $"{booking.Id} and {taken[(resource, tick)]} both have {resource} at {Tick.DayOf(tick)} {Tick.MinuteOf(tick)}.";
                if (!ticks.Remove((resource, tick, booking.Id)))
                    return $"{booking.Id} has no row for {resource} at {Tick.DayOf(tick)} {Tick.MinuteOf(tick)}.";
            }

        return ticks.Count > 0 ? $"{ticks.Count} rows belong to no standing booking." : await HistoryFaultAsync(db, bookings, cancel);
    }

    /// <summary>Every booking's last version tells what the booking is, and every count has its acts.</summary>
    static async Task<string?> HistoryFaultAsync(ClinicDb db, List<BookingRow> bookings, CancellationToken cancel)
    {
        var versions = (await db.BookingVersions.AsNoTracking().ToListAsync(cancel)).ToLookup(v => v.BookingId);
        if (bookings.Find(b => versions[b.Id].Count() != b.Version || versions[b.Id].MaxBy(v => v.Version)!.State != b.State) is { } odd)
            return $"{odd.Id} is {odd.State}, version {odd.Version}; its history says otherwise.";
        var acts = (await db.BookingActs.AsNoTracking().ToListAsync(cancel)).ToLookup(a => a.CourseId);
        var counts = await db.CourseBookings.AsNoTracking().ToListAsync(cancel);
        return counts.Find(c => acts[c.CourseId].Count() != c.Version) is { } lost ? $"{lost.CourseId} counts {lost.Version} changes and has {acts[lost.CourseId].Count()} acts." : null;
    }
}
