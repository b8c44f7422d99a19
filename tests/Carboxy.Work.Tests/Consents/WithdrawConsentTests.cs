using System.Data.Common;
using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

public sealed class WithdrawConsentTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<ConsentWithdrawnBy> WithdrawAsync(Treating treating, Id<ConsentRow> consent, string? reason = "Changed her mind") =>
        treating.Clinic.WithAsync((WithdrawConsent withdraw) => withdraw.RunAsync(consent, reason, Cancel));

    static async Task<CourseView> ViewAsync(Treating treating, Id<CourseRow> course) => (await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel)))!;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_consent_taken_back_stops_the_course_and_the_text_stays(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var consent = await treating.ConsentAsync(course);

        var first = Assert.IsType<ConsentWithdrawnBy.Kept>(await WithdrawAsync(treating, consent));
        Assert.IsType<ConsentWithdrawnBy.Kept>(await WithdrawAsync(treating, consent, "again"));

        Assert.Equal(ConsentTakenBack.CourseStops, first.Then);
        var view = await ViewAsync(treating, course);
        Assert.Equal((CourseState.Stopped, EndReason.PatientsWish, "Changed her mind"), (view.Course.State, view.Course.End!.Why, view.Course.End.Note));
        Assert.All(view.File.Planned, p => Assert.Equal(PlannedStates.Dropped, p.State));
        Assert.Equal("Changed her mind", Assert.Single(view.File.Withdrawals).Reason);
        Assert.Equal(ConsentText.VersionOf(view.File.Consents[0].Content), view.File.Consents[0].TextVersion);
        Assert.IsType<SessionBegun.Refused>(await treating.BeginAsync(course));
    }

    [Fact]
    public async Task During_a_session_the_places_are_given_back_and_the_course_waits_for_its_end()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var consent = await treating.ConsentAsync(course);
        await treating.StartAsync(course);

        var kept = Assert.IsType<ConsentWithdrawnBy.Kept>(await WithdrawAsync(treating, consent));

        Assert.Equal(ConsentTakenBack.PlacesGivenBack, kept.Then);
        var view = await ViewAsync(treating, course);
        Assert.NotEqual(CourseState.Stopped, view.Course.State);
        Assert.Null(view.Consent);
        await using var db = treating.Clinic.Db();
        Assert.False(await db.Bookings.AnyAsync(b => b.CourseId == course && BookingStates.Coming.Contains(b.State), Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_database_itself_lets_no_session_begin_under_a_consent_taken_back(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var consent = await treating.ConsentAsync(course);
        await treating.StartAsync(course);
        await WithdrawAsync(treating, consent);

        const string Columns = "clinic_id, id, patient_id, course_id, number, clearance_id, modality, zone, consent_id, practitioner_id, on_day, started_at, state, events";
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => treating.Clinic.SqlAsync(
            $"insert into session ({Columns}) select clinic_id, consent_id, patient_id, course_id, 2, clearance_id, modality, zone, consent_id, practitioner_id, on_day, started_at, state, 0 from session"));

        Assert.Contains("consent-withdrawn", refused.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_withdrawal_and_the_start_of_a_session_at_the_same_moment_never_leave_a_session_begun_after_it(Engine engine)
    {
        for (var round = 0; round < 4; round++)
        {
            var treating = await Treating.OpenAsync(engine, postgres);
            await using var _ = treating.Clinic;
            var course = await treating.PlanAsync();
            var consent = await treating.ConsentAsync(course);

            var begin = treating.BeginAsync(course);
            var withdraw = WithdrawAsync(treating, consent);
            await Task.WhenAll(begin, withdraw);

            var view = await ViewAsync(treating, course);
            Assert.Single(view.File.Withdrawals);
            // Either the session ran first and the course waits for its end, or the course ended first and no session ran.
            Assert.True((await begin is SessionBegun.Running) != (view.Course.State == CourseState.Stopped), $"{await begin}, {view.Course.State}");
        }
    }
}
