using System.Globalization;
using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Patients;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Benchmarks.Desk;

/// <summary>How large an invented clinic is, and how many visits stand in its calendar at most.</summary>
/// <param name="DaysToThird">after so many days the calendar is a third as full as now</param>
sealed record DeskSize(int Practitioners, int Rooms, int Devices, int Visits, int Courses, int DaysToThird)
{
    public IReadOnlyList<string> Words => [.. new[] { Practitioners, Rooms, Devices, Visits, Courses, DaysToThird }.Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static DeskSize Of(IEnumerable<string> words) =>
        words.Select(w => int.Parse(w, CultureInfo.InvariantCulture)).ToList() is [var practitioners, var rooms, var devices, var visits, var courses, var days]
            ? new(practitioners, rooms, devices, visits, courses, days)
            : throw new ArgumentException("Six numbers are wanted.", nameof(words));
}

/// <summary>A clinic at work, invented from a fixed seed: its people and rooms with their hours, patients with courses to book, a year of visits.</summary>
sealed class SeededClinic(ClinicStore store, Clinic clinic, ClinicKnowledge knowledge)
{
    const int Seed = 20270104;
    const string Protocol = "gel_mask_course";
    const int Sessions = 10;

    readonly TimeProvider clock = TimeProvider.System;
    readonly Random dice = new(Seed);

    DateOnly Today => clinic.DayOf(clock.GetUtcNow());

    public async Task FillAsync(DeskSize size)
    {
        await GatherAsync(size);
        var patients = Carboxy.Benchmarks.Patients.Crowd.Invent(size.Courses + (size.Visits / Sessions) + 1, clock.GetUtcNow()).ToList();
        List<(Id<CourseRow> Course, Id<Patient> Patient)> courses = [];
        foreach (var some in patients.Chunk(500))
            courses.AddRange(await ComeAsync(some));
        await new SeededVisits(store, clinic, knowledge, dice).FillAsync([.. courses.Skip(size.Courses)], size.Visits, size.DaysToThird);
    }

    /// <summary>The first courses, of which no session is booked yet.</summary>
    public async Task<IReadOnlyList<Guid>> ToBookAsync(int count)
    {
        await using var db = Db();
        return [.. (await db.Courses.AsNoTracking().Where(c => !db.Bookings.Any(b => b.CourseId == c.Id)).OrderBy(c => c.Id).Take(count).Select(c => c.Id).ToListAsync()).Select(c => c.Value)];
    }

    /// <summary>Practitioners in two shifts, one in four for injections alone, some for the face alone; rooms and devices as long as the site is open.</summary>
    async Task GatherAsync(DeskSize size)
    {
        await using var db = Db();
        var (now, site) = (clock.GetUtcNow(), await db.Sites.FirstAsync());
        var changes = new ResourceChanges(db, now);
        for (var i = 2; i <= size.Practitioners; i++)
        {
            var row = changes.Add(Entry(ResourceKind.Practitioner, $"Practitioner {i}", site.Id, (i % 4) switch { 3 => ["injection"], 1 => ["face", "neck"], _ => [] }));
            var opens = i % 2 == 0 ? 480 : 720;
            var days = Enumerable.Range(1, 6).OrderBy(_ => dice.Next()).Take(dice.Next(4, 6)).Select(d => (DayOfWeek)d);
            db.WorkingWeeks.Add(new() { Id = Id<WorkingWeek>.New(now), ResourceId = row.Id, FromDay = Today.AddDays(-7), Content = Week.Of(days, new(opens, opens + 240), new(opens + 270, opens + 480)).Write(), Actor = db.Actor.Code, At = now });
        }

        for (var i = 2; i <= size.Rooms; i++)
            changes.Add(Entry(ResourceKind.Room, $"Room {i}", site.Id, []));
        for (var i = 1; i <= size.Devices; i++)
            changes.Add(Entry(ResourceKind.Device, $"CO2 {i}", site.Id, ["injection"]));
        (await db.CalendarStates.SingleAsync()).Mark = Guid.CreateVersion7(now);
        await db.SaveChangesAsync();
    }

    static ResourceEntry Entry(ResourceKind kind, string name, Id<Site> site, IReadOnlyList<string> tags) => new() { Kind = kind, Name = name, Site = site, Tags = tags };

    /// <summary>Patients who are cleared for the gel mask of the face, each with a course of ten.</summary>
    async Task<List<(Id<CourseRow>, Id<Patient>)>> ComeAsync(IReadOnlyList<Patient> patients)
    {
        await using var db = Db();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = clock.GetUtcNow();
        List<(Id<CourseRow>, Id<Patient>)> courses = [];
        foreach (var patient in patients)
        {
            var row = db.Patients.Add(patient);
            row.Property<int>(PatientMap.Version).CurrentValue = 1;
            row.Property<DateTimeOffset>(PatientMap.CreatedAt).CurrentValue = now;
            var screening = new ScreeningRecord
            {
                Id = Id<ScreeningRecord>.New(now), Patient = patient.Id, Modality = Modality.NonInvasive, Zone = "face", On = Today, RuleSet = "bench",
                CaseJson = """{"goals":["S0-17"]}""", Verdict = Verdict.Cleared, ResultJson = """{"findings":[],"plan_flags":[]}""",
            };
            var clearance = Clearance.From(screening, now)!;
            db.Screenings.Add(screening);
            db.Clearances.Add(clearance);
            var course = new Course { Id = Id<Course>.New(now), Patient = patient.Id, Clearance = clearance.Id, Goal = "S0-17", Indication = "S0-17", Protocol = Protocol, Modality = Modality.NonInvasive, Zone = "face", Sessions = Sessions, StartsOn = Today };
            db.Courses.Add(new()
            {
                Id = new(course.Id.Value), PatientId = patient.Id, ClearanceId = clearance.Id, Modality = course.Modality, Zone = course.Zone, Indication = course.Indication, Protocol = course.Protocol,
                RuleSet = "bench", Sessions = Sessions, StartsOn = course.StartsOn, State = Word.Of(course.State), Content = CourseJson.Write(course), Version = 1, CreatedAt = now,
            });
            db.Note(new(AuditKind.Create, "course", course.Id.Value, patient.Id, "bench"));
            courses.Add((new(course.Id.Value), patient.Id));
        }

        await db.SaveChangesAsync();
        return courses;
    }

    ClinicDb Db() => store.Open(new(clinic.Id, new Actor.Program("bench")), clock);
}
