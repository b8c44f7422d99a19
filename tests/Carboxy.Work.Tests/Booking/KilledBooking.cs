using System.Diagnostics;
using Carboxy.Courses;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Booking;

/// <summary>This test program started once more, as a clinic that books several courses when its power goes (SIGKILL) at a named step.</summary>
static class KilledBooking
{
    const string File = "CARBOXY_TEST_BOOKING_FILE";
    const string DieAt = "CARBOXY_TEST_BOOKING_DIE_AT";
    const string Ids = "CARBOXY_TEST_BOOKING_IDS";

    /// <summary>Runs before the test runner wakes, on a thread that holds no lock: the writer works on other threads.</summary>
    public static void BecomeTheChild()
    {
        if (Environment.GetEnvironmentVariable(File) is not { } file)
            return;
        var ids = Environment.GetEnvironmentVariable(Ids)!.Split(' ').Select(Guid.Parse).ToList();
        BookAsync(file, new(ids[0]), ids[1], new(ids[2]), new(ids[3]), ids[4..]).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    static async Task BookAsync(string file, Id<Clinic> clinic, Guid person, Id<ResourceRow> practitioner, Id<ResourceRow> room, List<Guid> courses)
    {
        var (store, clock, dieAt, seen) = (new ClinicStore.SqliteFile(file), new TestClock(), Environment.GetEnvironmentVariable(DieAt)!.Split('#'), 0);
        var writer = new GroupCommit(store, clock)
        {
            Reached = step =>
            {
                if (step == dieAt[0] && ++seen == int.Parse(dieAt[1]))
                    Process.GetCurrentProcess().Kill();
            },
        };
        await Task.WhenAll(courses.Select(async (course, i) =>
        {
            var acting = new Acting(clinic, new Actor.Person(person));
            await using var db = store.Open(acting, clock);
            var arranging = new Arranging(db, acting, new CourseFiles(db, RealKnowledge.All, new(db, new())), RealKnowledge.All, ClinicDays.EveryDay, new Calendars(), writer, clock);
            if (await new BookCourse(arranging).RunAsync($"killed-{course}", new(course), 0, PlacesOf(i, practitioner, room), CancellationToken.None) is CourseBooked.Kept)
                await Console.Out.WriteLineAsync($"{course}");
        }));
    }

    /// <summary>Each course has hours of its own.</summary>
    public static SessionPlace[] PlacesOf(int course, Id<ResourceRow> practitioner, Id<ResourceRow> room) =>
    [
        .. Enumerable.Range(1, 5).Select(n => new SessionPlace
        {
            Number = n, Day = Desk.Wednesday.AddDays(7 * n), StartMinute = 600 + (60 * course), Template = "gel_mask_course", Practitioner = practitioner, Room = room,
            Steps = [new("mask", 30, StepRoles.Practitioner | StepRoles.Room | StepRoles.Patient)],
        }),
    ];

    public static Process Start(Desk desk, IEnumerable<Id<CourseRow>> courses, string dieAt)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KilledBooking).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(KilledBooking).Assembly.Location;
        start.Environment[File] = ((ClinicStore.SqliteFile)desk.Clinic.Store).Path;
        start.Environment[DieAt] = dieAt;
        start.Environment[Ids] = string.Join(' ', [$"{desk.Clinic.Clinic.Id}", $"{((Actor.Person)desk.Clinic.Actor).Id}", $"{desk.Practitioners[0]}", $"{desk.Rooms[0]}", .. courses.Select(c => $"{c}")]);
        return Process.Start(start)!;
    }
}

public sealed class KilledBookingTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("piece#1", false), InlineData("piece#3", null), InlineData("before commit#1", false), InlineData("committed#1", true), InlineData("before commit#2", true)]
    public async Task A_killed_program_leaves_whole_courses_or_nothing(string dieAt, bool? someAreKept)
    {
        await using var desk = await Desk.OpenAsync(Engine.Sqlite, postgres);
        List<Id<CourseRow>> courses = [];
        for (var i = 0; i < 6; i++)
            courses.Add(await desk.AnotherAsync());
        desk.Clinic.Store.LetGo();

        using var child = KilledBooking.Start(desk, courses, dieAt);
        var said = (await child.StandardOutput.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        await child.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);

        Assert.Equal(137, child.ExitCode); // 128 + SIGKILL: it did die there
        await desk.AssertInOrderAsync();
        var kept = new List<Id<CourseRow>>();
        foreach (var course in courses)
        {
            var standing = (await desk.LookAsync(course)).Standing.Count();
            Assert.True(standing is 0 or 5, $"{standing} sessions of a course are booked.");
            if (standing == 5)
                kept.Add(course);
        }

        Assert.Subset(kept.Select(c => $"{c}").ToHashSet(), said); // what was said to be kept is kept
        Assert.True(someAreKept is not { } some || some == kept.Count > 0);
        await SendAgainAsync(desk, courses);
    }

    /// <summary>After the power is back every form is sent once more: each course is booked, and once.</summary>
    static async Task SendAgainAsync(Desk desk, List<Id<CourseRow>> courses)
    {
        foreach (var (course, i) in courses.Select((c, i) => (c, i)))
        {
            Assert.IsType<CourseBooked.Kept>(await desk.With((BookCourse book) => book.RunAsync($"killed-{course}", course, 0, KilledBooking.PlacesOf(i, desk.Practitioners[0], desk.Rooms[0]), Cancel)));
            Assert.Equal(5, (await desk.LookAsync(course)).All.Count);
        }

        await desk.AssertInOrderAsync();
    }
}
