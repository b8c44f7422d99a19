using System.Data.Common;
using Carboxy.Outcomes;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Notes;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Directing;

public sealed class DeskTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<DeskView?> LookAsync(Writing writing, Actor who) => writing.AsAsync(who, (OpenDesk desk) => desk.RunAsync(Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_desk_shows_what_waits_and_lets_go_what_was_dealt_with(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var note = await writing.NoteAsync(writing.Practitioner, "Treated.", asksCosign: true);
        await writing.NoteAsync(writing.Practitioner, "Nobody is asked to sign this one too.");
        var draft = await writing.DraftAsync(writing.Practitioner);
        writing.Clinic.Actor = writing.Physician;
        await Treating.ClearAsync(writing.Clinic, writing.Treating.Patient, Modality.Injection, "thigh", Verdict.NeedsClinicianDecision);

        var before = (await LookAsync(writing, writing.Physician))!;
        await writing.CosignAsync(writing.Physician, note, agreed: true);
        await writing.AsAsync(writing.Practitioner, (SaveDraft save) => save.SetAsideAsync(draft, 1, Cancel));
        await writing.AsAsync(writing.Physician, (DecideScreening decide) => decide.RunAsync(Assert.Single(before.Decisions).Record.Id, new(Treat: false, "Not now."), Cancel));
        var after = await LookAsync(writing, writing.Physician);

        Assert.Equal((note.Id, writing.Practitioner.PersonId), (Assert.Single(before.Cosigns).Note, (Guid?)before.Cosigns[0].By));
        Assert.Equal(draft, Assert.Single(before.Drafts).Note);
        Assert.Empty(after!.Cosigns);
        Assert.Empty(after.Drafts);
        Assert.Empty(after.Decisions);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Departures_from_the_protocol_stay_until_somebody_has_seen_them(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var session = await OutOfTimeAsync(writing);

        var departures = (await LookAsync(writing, writing.Physician))!.Deviations;
        Assert.Equal(DeviationKind.Timer, Assert.Single(departures).Deviation.Kind);
        Assert.Contains("Only a test", departures[0].Deviation.WordsEn, StringComparison.Ordinal);
        Task<bool> SeenAsync(Actor who, int sequence) => writing.AsAsync(who, (ReviewRow review) => review.RunAsync(ReviewAbout.Deviation, session.Value, sequence, Cancel));
        Assert.False(await SeenAsync(writing.Practitioner, departures[0].Deviation.Sequence));
        Assert.False(await SeenAsync(writing.Physician, 99));
        Assert.True(await SeenAsync(writing.Physician, departures[0].Deviation.Sequence));
        Assert.True(await SeenAsync(writing.Other, departures[0].Deviation.Sequence));
        Assert.Empty((await LookAsync(writing, writing.Physician))!.Deviations);
        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<DbException>(() => writing.Clinic.SqlAsync("delete from desk_review"))).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_follow_up_that_nobody_measured_is_overdue_after_its_window(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        writing.Clinic.Actor = writing.Physician;
        var course = await writing.Treating.PlanAsync();
        await writing.Treating.ConsentAsync(course);
        var first = await writing.Treating.TreatAsync(course);
        await HoldTheRestAsync(writing, new(first.Id.Value));
        var held = writing.Treating.Today;

        writing.Clinic.Clock.Now = writing.Clinic.Clock.Now.AddMonths(12).AddDays(10);
        Assert.DoesNotContain((await LookAsync(writing, writing.Physician))!.Reassessments, r => r.Purpose == MeasurementPurpose.Month12);
        writing.Clinic.Clock.Now = writing.Clinic.Clock.Now.AddDays(10);
        var overdue = (await LookAsync(writing, writing.Physician))!.Reassessments;
        var missed = Assert.Single(overdue, r => r.Purpose == MeasurementPurpose.Month12);

        Assert.Equal((course, held.AddMonths(12)), (missed.Course, missed.On));
        Assert.NotEmpty(missed.Measures);
        Assert.DoesNotContain(overdue, r => r.On < writing.Treating.Today.AddDays(-60)); // what nobody can make up for is history
    }

    [Fact]
    public async Task Nobody_else_sees_the_desk()
    {
        await using var writing = await Writing.OpenAsync(Engine.Sqlite, postgres);

        Assert.Null(await LookAsync(writing, writing.Practitioner));
        Assert.Null(await LookAsync(writing, writing.Reception));
        Assert.NotNull(await LookAsync(writing, new Actor.Person(await writing.Clinic.PersonAsync(Roles.Owner))));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task However_much_waits_the_database_is_asked_as_often(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        await FillAsync(writing, 2);
        var few = await CountAsync(writing);
        await FillAsync(writing, 12);

        var many = await CountAsync(writing);

        Assert.Equal(few, many);
        Assert.InRange(many, 10, 40);
    }

    static async Task FillAsync(Writing writing, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await writing.NoteAsync(writing.Practitioner, $"Note {i}", asksCosign: true);
            await writing.DraftAsync(writing.Practitioner);
            writing.Clinic.Actor = writing.Physician;
            var patient = await writing.Clinic.PatientAsync($"Patient {Guid.CreateVersion7(writing.Clinic.Clock.Now):N}");
            await Treating.ClearAsync(writing.Clinic, patient, Modality.Injection, "thigh", Verdict.NeedsClinicianDecision);
        }
    }

    static Task<int> CountAsync(Writing writing) => Questions.CountAsync(async () => Assert.NotNull(await LookAsync(writing, writing.Physician)));

    /// <summary>The other sessions of the course as rows, as an import would bring them.</summary>
    static async Task HoldTheRestAsync(Writing writing, Id<SessionRow> first)
    {
        await using var db = writing.Clinic.Db();
        var like = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == first, Cancel);
        await Treated.SaveAsync(writing.Clinic, writing.Treating.Patient, [.. Enumerable.Range(2, 4).Select(n => (object)new SessionRow
        {
            Id = Id<SessionRow>.New(writing.Clinic.Clock.Now), PatientId = like.PatientId, CourseId = like.CourseId, Number = n, ClearanceId = like.ClearanceId, Modality = like.Modality, Zone = like.Zone,
            ConsentId = like.ConsentId, PractitionerId = like.PractitionerId, OnDay = like.OnDay, StartedAt = like.StartedAt, EndedAt = like.EndedAt, State = like.State, SignedBy = like.SignedBy, SignedAt = like.SignedAt, Events = 0,
        })]);
    }

    static async Task<Id<SessionRow>> OutOfTimeAsync(Writing writing)
    {
        writing.Clinic.Actor = writing.Physician;
        var course = await writing.Treating.PlanAsync();
        await writing.Treating.ConsentAsync(course);
        var id = await writing.Treating.StartAsync(course);
        var session = (await writing.Treating.LookAsync(id))!.Session;
        while (Treating.NextOf(session) is { } command)
        {
            writing.Clinic.Clock.Now = writing.Clinic.Clock.Now.AddMinutes(command is SessionCommand.StopTimer ? 40 : 1);
            session = await writing.Treating.DoAsync(id, command);
        }

        return id;
    }
}
