using System.Data.Common;
using System.Text.Json;
using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

public sealed class SessionTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_runs_from_the_check_to_the_signature(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);

        var session = await treating.TreatAsync(course);

        Assert.Equal(SessionStatus.Signed, session.Status);
        await using var db = treating.Clinic.Db();
        var row = await db.Sessions.SingleAsync(Cancel);
        Assert.Equal((SessionStates.Signed, session.Events.Count), (row.State, row.Events));
        Assert.NotNull(row.SignedBy);
        Assert.Equal(Enumerable.Range(1, row.Events), await db.SessionEvents.OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync(Cancel));
        Assert.Equal(PlannedStates.Held, (await db.PlannedSessions.SingleAsync(p => p.Number == 1, Cancel)).State);
        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.Equal(treating.Today.AddDays(7), Assert.IsType<Next.Due>(view!.Next).Window.Earliest.Date);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_power_cut_between_any_two_commands_loses_nothing(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var session = (await treating.LookAsync(id))!.Session;

        while (Treating.NextOf(session) is { } command)
        {
            treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddMinutes(command is SessionCommand.StopTimer ? 28 : 1);
            session = await treating.DoAsync(id, command);

            // Nothing of the program is left but the store; another program opens it.
            treating.Clinic.Store.LetGo();
            await using var db = treating.Clinic.Db();
            var again = await SessionFiles.FindAsync(db, id, Cancel);
            Assert.Equal(Written(session), Written(again!));
        }
    }

    /// <summary>All that a session is, in words: its events, and the state that follows from them.</summary>
    static string Written(Session s) => string.Join('\n', [.. s.Events.Select(SessionJson.WriteEvent), JsonSerializer.Serialize(s, SessionJson.Options)]);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Without_a_consent_there_is_no_session(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();

        var refused = Assert.IsType<SessionBegun.Refused>(await treating.BeginAsync(course));

        Assert.Contains("G-12", refused.Reasons.Select(r => r.Rule));
        await using var db = treating.Clinic.Db();
        Assert.False(await db.Sessions.AnyAsync(Cancel));
    }

    [Fact]
    public async Task A_withdrawn_consent_stops_the_next_session()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var consent = await treating.ConsentAsync(course);

        Assert.IsType<ConsentWithdrawnBy.Kept>(await treating.Clinic.WithAsync((WithdrawConsent withdraw) => withdraw.RunAsync(consent, "Changed her mind", Cancel)));

        Assert.IsType<SessionBegun.Refused>(await treating.BeginAsync(course));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_bad_answer_stops_the_session_and_the_stop_is_kept_once(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var (feverish, key) = (Treating.Well, treating.NewKey());
        feverish["temperature"] = new SameDayAnswer.Number(38.2m);

        var stopped = Assert.IsType<SessionBegun.Stopped>(await treating.BeginAsync(course, feverish, key));
        await treating.BeginAsync(course, feverish, key);

        Assert.Contains("R-20", stopped.Outcome.Stops.SelectMany(s => s.Rule.Rules));
        await using var db = treating.Clinic.Db();
        var kept = await db.SameDayChecks.SingleAsync(Cancel);
        Assert.Equal("stopped", kept.Outcome);
        Assert.Contains("R-20", kept.Content, StringComparison.Ordinal);
        Assert.False(await db.Sessions.AnyAsync(Cancel));
    }

    [Fact]
    public async Task The_next_session_waits_for_its_day()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        await treating.TreatAsync(course);
        var answers = Treating.Well;
        answers["last_reaction"] = new SameDayAnswer.Choice("none");
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddDays(3);

        var stopped = Assert.IsType<SessionBegun.Stopped>(await treating.BeginAsync(course, answers));

        Assert.Contains("R-32", stopped.Outcome.Stops.SelectMany(s => s.Rule.Rules));
        Assert.Equal(treating.Today.AddDays(4), stopped.Outcome.FirstAllowed);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_two_screens_the_second_is_told_to_look_again(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var seen = (await treating.LookAsync(id))!.Session.Events.Count;
        var form = Guid.CreateVersion7(treating.Clinic.Clock.Now);

        Task<SessionDone> Do(Guid key, SessionCommand command) => treating.Clinic.WithAsync((RunSession run) => run.RunAsync(key, id, seen, command, Cancel));
        var first = await Do(form, new SessionCommand.BeginStep("cleanse"));
        var twice = await Do(form, new SessionCommand.BeginStep("cleanse"));
        var behind = await Do(Guid.CreateVersion7(treating.Clinic.Clock.Now), new SessionCommand.ScorePain(PainMoment.Before, 3));
        var urgent = await Do(Guid.CreateVersion7(treating.Clinic.Clock.Now), new SessionCommand.StopEarly("Fainted"));

        Assert.IsType<SessionDone.Kept>(first);
        Assert.Equal(seen + 1, Assert.IsType<SessionDone.Kept>(twice).Session.Events.Count);
        Assert.IsType<SessionDone.Moved>(behind);
        Assert.Equal(SessionStatus.Stopped, Assert.IsType<SessionDone.Kept>(urgent).Session.Status);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_screens_at_the_same_moment_never_write_the_same_event(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var seen = (await treating.LookAsync(id))!.Session.Events.Count;

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => treating.Clinic.WithAsync((RunSession run) =>
            run.RunAsync(Guid.CreateVersion7(treating.Clinic.Clock.Now), id, seen, new SessionCommand.ScorePain(PainMoment.Before, n), Cancel)), Cancel)));

        Assert.Single(done.OfType<SessionDone.Kept>());
        Assert.Equal(3, done.OfType<SessionDone.Moved>().Count());
        Assert.Equal(seen + 1, (await treating.LookAsync(id))!.Session.Events.Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_database_refuses_a_session_without_this_patients_own_clearance(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        await treating.StartAsync(course);
        var other = await treating.Clinic.PatientAsync("Петров", "Пётр");
        await Treating.ClearAsync(treating.Clinic, other, Modality.NonInvasive, "face");
        const string Columns = "clinic_id, id, patient_id, course_id, number, clearance_id, modality, zone, consent_id, practitioner_id, on_day, started_at, state, events";

        Task<int> StartAsync(string clearance) => treating.Clinic.SqlAsync(
            $"insert into session ({Columns}) select clinic_id, course_id, patient_id, course_id, 2, {clearance}, modality, zone, consent_id, practitioner_id, on_day, started_at, state, 0 from session");

        await Assert.ThrowsAnyAsync<DbException>(() => StartAsync("null"));
        await Assert.ThrowsAnyAsync<DbException>(() => StartAsync("(select c.id from clearance c where c.patient_id <> session.patient_id)"));
        Assert.Equal(1, await StartAsync("clearance_id"));
    }

    [Fact]
    public async Task An_amendment_stands_beside_a_signed_session()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var signed = await treating.TreatAsync(course);
        var id = new Id<SessionRow>(signed.Id.Value);

        var amended = await treating.DoAsync(id, new SessionCommand.Amend("The gel was batch B-2"));
        var refused = await treating.Clinic.WithAsync((RunSession run) => run.RunAsync(Guid.CreateVersion7(treating.Clinic.Clock.Now), id, amended.Events.Count, new SessionCommand.ScorePain(PainMoment.After, 9), Cancel));

        Assert.Equal("The gel was batch B-2", Assert.Single(amended.Amendments).What.Words);
        Assert.IsType<SessionDone.Refused>(refused);
    }
}
