using Carboxy.Booking;
using Carboxy.Courses;
using Carboxy.Outcomes;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Demo;

public sealed class DemoClinicTests(DemoMade demo) : IClassFixture<DemoMade>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    /// <summary>The usual moment, and those at which a day, a week, a year or the clocks change for the clinic or for the world, by the world's clock.</summary>
    public static TheoryData<Engine, string?> Moments => new()
    {
        { Engine.Sqlite, null }, { Engine.Postgres, null },
        { Engine.Sqlite, "2026-11-21T21:05Z" }, // Sunday, five past midnight in Moscow
        { Engine.Sqlite, "2026-12-31T22:30Z" },
        { Engine.Sqlite, "2028-02-29T03:30Z" },
    };

    [Theory, MemberData(nameof(Engines))]
    public async Task Sixty_patients_in_both_scripts_and_languages_lead_nowhere(Engine engine)
    {
        await using var db = (await demo.OnAsync(engine)).Db();
        var patients = await db.Patients.ToListAsync(Cancel);

        Assert.InRange(patients.Count, 55, 65);
        Assert.Contains(patients, p => p.FamilyName.Any(c => c is >= 'А' and <= 'я') && p.Language == Language.Russian);
        Assert.Contains(patients, p => p.FamilyName.All(char.IsAscii) && p.Language == Language.English);
        Assert.Contains(patients, p => p.FullName.Length > 50);
        Assert.All(patients, p => Assert.EndsWith("@example.org", p.Email));
        Assert.All(patients, p => Assert.Matches(@"^\+(44207946|7000555)\d{4}$", p.Phone));
        Assert.Equal(patients.Count, patients.Select(p => p.FullName).Distinct().Count());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Three_treat_in_three_rooms_with_two_devices(Engine engine)
    {
        await using var db = (await demo.OnAsync(engine)).Db();
        var resources = await db.Resources.ToListAsync(Cancel);

        Assert.Equal([(ResourceKind.Practitioner, 3), (ResourceKind.Room, 3), (ResourceKind.Device, 2)], resources.GroupBy(r => r.Kind).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key));
        Assert.Equal(2, resources.Count(r => r.PersonId != null));
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task Before_a_course_somebody_stands_at_every_point(Engine engine, string? at)
    {
        var made = await demo.OnAsync(engine, Moment(at));
        await using var db = made.Db();
        var today = made.Clinic.DayOf(made.Clock.Now);

        Assert.True(await db.Patients.AnyAsync(p => !db.AnswerSheets.Any(a => a.PatientId == p.Id) && !db.IntakeLinks.Any(l => l.PatientId == p.Id), Cancel), "new");
        Assert.True(await db.IntakeLinks.AnyAsync(l => l.ClosedAt == null && l.ExpiresAt > made.Clock.Now && db.AnswerSheets.Any(a => a.IntakeLinkId == l.Id), Cancel), "intake half done");
        Assert.True(await db.IntakeLinks.AnyAsync(l => l.ClosedAt != null, Cancel), "intake sent");
        Assert.True(await db.Clearances.AnyAsync(c => !db.Courses.Any(k => k.PatientId == c.Patient), Cancel), "cleared");
        Assert.True(await db.Screenings.CountAsync(s => s.Verdict == Verdict.NeedsClinicianDecision && !db.Decisions.Any(d => d.Screening == s.Id), Cancel) >= 4, "pending");
        Assert.True(await db.Decisions.AnyAsync(d => d.Treat, Cancel) && await db.Decisions.AnyAsync(d => !d.Treat, Cancel), "decided");
        Assert.True(await db.Screenings.AnyAsync(s => s.Verdict == Verdict.Excluded, Cancel), "excluded");
        var postponed = await db.Screenings.Where(s => s.Verdict == Verdict.PostponeUntil).Select(s => s.ResultJson).ToListAsync(Cancel);
        Assert.Contains(postponed, json => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("until").GetString() is { } until && DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) > today);
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task In_and_after_a_course_somebody_stands_at_every_point(Engine engine, string? at)
    {
        var made = await demo.OnAsync(engine, Moment(at));
        var views = await made.CoursesAsync(Cancel);
        await using var db = made.Db();
        bool Any(Func<CourseView, bool> where) => views.Any(where);
        static int Since(CourseView v) => v.File.Held is [.., var last] ? v.Today.DayNumber - last.DayNumber : -1;

        Assert.True(Any(v => v.File.Held.Count == 0 && v.Consent is not null), "planned");
        Assert.True(Any(v => v.File.Held.Count == 0 && v.Consent is null), "planned, no consent yet");
        Assert.True(Any(v => v is { Next: Next.Due { Lateness: Lateness.OnTime, Blocks.Count: 0 } } && v.File.Held.Count > 1), "on schedule");
        Assert.True(Any(v => v.NextDate?.OnDay == v.Today), "due today");
        Assert.True(Any(v => v.File.Running is not null), "running");
        Assert.True(Any(v => v.Next is Next.Due { Lateness: Lateness.Late } && Since(v) is > 14 and <= 28), "late");
        Assert.True(Any(v => v.Next is Next.Due { Lateness: Lateness.RescreenNeeded } && Since(v) > 28), "needs re-screening");
        Assert.True(Any(v => v.File.Held.Count == 4 && v.Next is Next.Due { Blocks.Count: > 0 }), "review due");
        Assert.True(Any(v => v.Course is { Sessions: > 7, Extension: not null } && v.File.Held.Count == 8), "extended");
        Assert.True(Any(v => v.Course.State == CourseState.Finished && v.Due.Any(d => d is { Purpose: MeasurementPurpose.Month6, State: DueState.Upcoming })), "in follow-up");
        Assert.True(Any(v => v.Due.Any(d => d is { Purpose: MeasurementPurpose.Month12, State: DueState.Done }) && v.File.Measurements.Select(m => m.On).Distinct().Count() >= 6), "12-month result");
        Assert.True(Any(v => v.File.Withdrawals.Count > 0 && v.Consent is null), "consent withdrawn");
        Assert.True(await db.Sessions.AnyAsync(s => s.SignedAt == null && s.State == SessionStates.Running && s.OnDay < views[0].Today, Cancel), "unsigned");
        Assert.True(await db.AdverseEvents.AnyAsync(Cancel), "adverse reaction");
        Assert.Equal(2, views.Select(v => v.Course.Modality).Distinct().Count());
        Assert.True(views.Select(v => v.Course.Zone).Distinct().Count() >= 8, "zones");
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task Every_verdict_replays_to_the_letter_and_the_trail_holds(Engine engine, string? at)
    {
        var made = await demo.OnAsync(engine, Moment(at));
        await using var db = made.Db();
        var replay = new ReplayScreening(db, new RuleSets(DemoMade.Knowledge.Value));
        foreach (var id in await db.Screenings.Select(s => s.Id).ToListAsync(Cancel))
            Assert.IsType<Replayed.Same>(await replay.RunAsync(id, Cancel));

        Assert.IsType<TrailVerified.Whole>(await new AuditTrail(db).VerifyAsync(Cancel));
        var moments = await db.AuditLines.OrderBy(l => l.Sequence).Select(l => l.At).ToListAsync(Cancel);
        Assert.Equal(moments.Order(), moments);
        Assert.All(moments, at => Assert.True(at <= made.Clock.Now.AddMinutes(2)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Made_twice_it_stays_as_it_was(Engine engine)
    {
        var made = await demo.OnAsync(engine);
        await using var db = made.Db();
        var before = await db.AuditLines.CountAsync(Cancel);

        Assert.False(await new DemoClinic(made.Store, made.Clinic, DemoMade.Knowledge.Value, made.Clock).RunAsync(null, Cancel));
        if (made.Store is ClinicStore.SqliteFile file)
            Assert.False(await DemoFile.MakeAsync(Path.GetDirectoryName(file.Path)!, NewClinic.Unnamed, DemoMade.Knowledge.Value, made.Clock, null, Cancel));

        Assert.Equal(before, await db.AuditLines.CountAsync(Cancel));
        Assert.Equal(made.Progress[^1].OutOf, made.Progress[^1].Done);
    }

    static DateTimeOffset? Moment(string? at) => at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_clinic_of_real_patients_gets_none()
    {
        var made = await demo.OnAsync(Engine.Sqlite);
        var real = new Clinic { Id = Id<Clinic>.New(made.Clock.Now), Name = "Real", Language = Language.Russian, TimeZone = "Europe/Moscow", IsDemo = false, CreatedAt = made.Clock.Now };

        Assert.False(await new DemoClinic(made.Store, real, DemoMade.Knowledge.Value, made.Clock).RunAsync(null, Cancel));
    }
}
