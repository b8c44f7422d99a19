using System.Collections.Concurrent;
using System.Diagnostics;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Screening;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Work.Booking;

/// <summary>What a race did, as it is written down.</summary>
sealed record RaceLedger
{
    public required Engine Engine { get; init; }

    public required int Writers { get; init; }

    public required int Nodes { get; init; }

    /// <summary>Bookings that were asked for, and that somebody was told are kept.</summary>
    public required int Wanted { get; init; }

    public required int Acknowledged { get; init; }

    /// <summary>Acknowledged and not in the database, or in another place than was said.</summary>
    public required int Lost { get; init; }

    public required int Taken { get; init; }

    /// <summary>Forms that were sent twice at the same moment, and those among them that got two answers.</summary>
    public required int SentTwice { get; init; }

    public required int AnsweredApart { get; init; }

    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>The first overlap or difference between ticks, bookings and history, or null.</summary>
    public required string? Disorder { get; init; }

    public required int TickRows { get; init; }

    public required TimeSpan Took { get; init; }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        {Engine}: {Writers} writers in {Nodes} programs, {Wanted} bookings
          acknowledged            {Acknowledged}
          lost                    {Lost}
          overlaps or disorder    {Disorder ?? "none"}
          told that it is taken   {Taken} times, then booked elsewhere
          forms sent twice        {SentTwice}, answered differently {AnsweredApart}
          unhandled failures      {Faults.Count}{(Faults.Count > 0 ? ": " + Faults[0] : "")}
          rows of five minutes    {TickRows}
          took                    {Took.TotalSeconds:0.0} s, {Acknowledged / Took.TotalSeconds:0} bookings a second
        """);
}

/// <summary>Many writers who want whole courses in the same few rooms, in several programs on one database.</summary>
sealed class Race(Desk desk, Engine engine, int writers, int nodes, int seed)
{
    const int Sessions = 5;

    readonly ConcurrentDictionary<Id<BookingRow>, SessionPlace> acknowledged = new();
    readonly ConcurrentQueue<Id<CourseRow>> waiting = new();
    readonly ConcurrentBag<string> faults = [];
    int taken, sentTwice, answeredApart;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<RaceLedger> RunAsync(int bookings)
    {
        await FillAsync(bookings / Sessions);
        var programs = Enumerable.Range(0, nodes).Select(_ => desk.Clinic.AnotherProgram()).ToList();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => WriteAsync(programs[w % nodes], new Random(seed + w)), Cancel)));
        var took = clock.Elapsed;
        foreach (var program in programs)
            await program.DisposeAsync();
        return await CountAsync(bookings, took);
    }

    /// <summary>Takes course after course and tries places until one is free.</summary>
    async Task WriteAsync(ServiceProvider program, Random random)
    {
        while (waiting.TryDequeue(out var course))
        {
            for (var attempt = 0; ; attempt++)
            {
                var (key, places) = ($"{Guid.CreateVersion7(desk.Clinic.Clock.Now)}", Places(random));
                var twice = random.Next(10) == 0;
                try
                {
                    var answers = await Task.WhenAll(Enumerable.Range(0, twice ? 2 : 1).Select(_ => BookAsync(program, key, course, places)));
                    if (twice)
                        Count(answers);
                    if (answers[0] is CourseBooked.Taken)
                    {
                        Interlocked.Increment(ref taken);
                        continue;
                    }

                    if (answers[0] is CourseBooked.Kept kept)
                        foreach (var (id, place) in kept.Bookings.Zip(places))
                            acknowledged[id] = place;
                    else
                        faults.Add($"{answers[0]}");
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    faults.Add($"{e}");
                }

                break;
            }
        }
    }

    void Count(CourseBooked[] answers)
    {
        Interlocked.Increment(ref sentTwice);
        var same = answers is [CourseBooked.Kept one, CourseBooked.Kept two] ? one.Bookings.SequenceEqual(two.Bookings) : answers[0].GetType() == answers[1].GetType();
        if (!same)
            Interlocked.Increment(ref answeredApart);
    }

    static async Task<CourseBooked> BookAsync(ServiceProvider program, string key, Id<CourseRow> course, SessionPlace[] places)
    {
        await using var scope = program.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BookCourse>().RunAsync(key, course, 0, places, Cancel);
    }

    /// <summary>The same weekday and hour each week, with whoever; a grid coarse enough that many want the same.</summary>
    SessionPlace[] Places(Random random)
    {
        var (week, weekday, start) = (random.Next(46), random.Next(5), 540 + (random.Next(60) * 10));
        var (practitioner, room) = (random.Next(desk.Practitioners.Count), random.Next(desk.Rooms.Count));
        return [.. Enumerable.Range(1, Sessions).Select(n => desk.Place(n, week + n - 1, start, practitioner, room) is var place ? place with { Day = place.Day.AddDays(weekday + (weekday > 2 ? 2 : 0)) } : place)];
    }

    /// <summary>Patients with a course each, put there directly: how a course is planned is told elsewhere.</summary>
    async Task FillAsync(int courses)
    {
        var model = await desk.Treating.PlanAsync(Sessions);
        await using var read = desk.Clinic.Db();
        var row = await read.Courses.AsNoTracking().SingleAsync(c => c.Id == model, Cancel);
        foreach (var some in Enumerable.Range(0, courses).Chunk(50))
        {
            await using var db = desk.Clinic.Db();
            foreach (var _ in some)
                waiting.Enqueue(Add(db, row));
            await db.SaveChangesAsync(Cancel);
        }
    }

    Id<CourseRow> Add(ClinicDb db, CourseRow model)
    {
        var now = desk.Clinic.Clock.Now;
        var patient = desk.Treating.Patient with { Id = Id<Patient>.New(now) };
        var screening = new ScreeningRecord
        {
            Id = Id<ScreeningRecord>.New(now), Patient = patient.Id, Modality = model.Modality, Zone = model.Zone, On = desk.Treating.Today, RuleSet = RealKnowledge.All.Rules!.Version,
            CaseJson = """{"goals":["S0-17"]}""", Verdict = Verdict.Cleared, ResultJson = """{"findings":[],"plan_flags":[]}""",
        };
        var clearance = Clearance.From(screening, now)!;
        var course = CourseJson.Read(model.Content) with { Id = Id<Carboxy.Courses.Course>.New(now), Patient = patient.Id, Clearance = clearance.Id };
        var id = new Id<CourseRow>(course.Id.Value);
        db.AddRange(patient, screening, clearance, new CourseRow
        {
            Id = id, PatientId = patient.Id, ClearanceId = clearance.Id, Modality = model.Modality, Zone = model.Zone, Indication = model.Indication, Protocol = model.Protocol,
            RuleSet = model.RuleSet, Sessions = model.Sessions, StartsOn = model.StartsOn, State = model.State, Content = CourseJson.Write(course), Version = 1, CreatedAt = now,
        });
        db.Note(new(Audit.AuditKind.Create, "course", id.Value, patient.Id, "race"));
        return id;
    }

    async Task<RaceLedger> CountAsync(int bookings, TimeSpan took)
    {
        await using var db = desk.Clinic.Db();
        var stored = await db.Bookings.AsNoTracking().ToDictionaryAsync(b => b.Id, Cancel);
        return new()
        {
            Engine = engine, Writers = writers, Nodes = nodes, Wanted = bookings, Acknowledged = acknowledged.Count, Took = took, Taken = taken, SentTwice = sentTwice, AnsweredApart = answeredApart,
            Lost = acknowledged.Count(a => !stored.TryGetValue(a.Key, out var b) || (b.OnDay, b.StartMinute, b.PractitionerId, b.RoomId, b.State) != (a.Value.Day, a.Value.StartMinute, a.Value.Practitioner, a.Value.Room, BookingState.Booked))
                + (stored.Count - acknowledged.Count),
            Faults = [.. faults], Disorder = await Ledger.FaultAsync(desk.Clinic, Cancel), TickRows = await db.BookingTicks.CountAsync(Cancel),
        };
    }
}

public sealed class RaceTests(PostgresServer postgres)
{
    /// <summary>The whole race is run by <c>./bench race</c>; every test run holds a shorter one.</summary>
    static readonly int Bookings = int.TryParse(Environment.GetEnvironmentVariable("CARBOXY_RACE_BOOKINGS"), out var n) ? n : 1000;

    [Theory(Timeout = 300_000), InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Sixty_four_writers_race_and_nothing_is_booked_twice_or_lost(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine, postgres);
        await desk.GrowAsync(practitioners: 10, rooms: 10);

        var ledger = await new Race(desk, engine, writers: 64, nodes: 2, seed: 20260310).RunAsync(Bookings);

        if (Environment.GetEnvironmentVariable("CARBOXY_RACE_LEDGER") is { } file)
            await File.AppendAllTextAsync(file, $"{ledger}\n", TestContext.Current.CancellationToken);
        Assert.True(ledger is { Lost: 0, AnsweredApart: 0, Faults.Count: 0, Disorder: null } && ledger.Acknowledged == ledger.Wanted, $"{ledger}");
        Assert.True(ledger.Taken > 0, "Nobody was ever in anybody's way: that was no race.");
    }
}
