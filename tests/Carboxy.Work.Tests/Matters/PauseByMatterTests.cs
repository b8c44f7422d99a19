using Carboxy.Courses;
using Carboxy.Work.Adverse;
using Carboxy.Work.Booking;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Messages;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Matters;

/// <summary>A red flag of a patient cancels nothing by itself; a physician pauses the course with one press and lets it go on with another.</summary>
public sealed class PauseByMatterTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A booked course whose first session was held yesterday, and its patient's red flag.</summary>
    static async Task<(Desk Desk, Id<CourseRow> Course, Matter Matter)> FlaggedAsync(Engine engine, PostgresServer postgres)
    {
        var desk = await Desk.OpenAsync(engine, postgres);
        var course = await desk.Treating.PlanAsync();
        await desk.Treating.ConsentAsync(course);
        await desk.BookedAsync(course, 0, desk.Weekly());
        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddDays(1);
        var session = new Id<SessionRow>((await desk.Treating.TreatAsync(course)).Id.Value);
        desk.Clinic.Clock.Now = desk.Clinic.Clock.Now.AddHours(26);
        var token = Assert.IsType<CheckUpInvited.Made>(await desk.With((InviteToCheckUp invite) => invite.RunAsync(session, Cancel))).Token;
        var physician = desk.Clinic.Actor;
        desk.Clinic.Actor = new Actor.Nobody();
        Assert.IsType<CheckUpSaid.Kept>(await desk.With((CheckUpByLink link) => link.SayAsync(token, new(false, [new("breathless", 3, Lasting.Still)]), Cancel)));
        desk.Clinic.Actor = physician;
        await using var db = desk.Clinic.Db();
        return (desk, course, await db.Matters.SingleAsync(m => m.Kind == MatterKind.RedFlag, Cancel));
    }

    static Task<MatterSettled> PauseAsync(Desk desk, Id<Matter> matter, string? words = "Called: short of breath since the evening.") =>
        desk.With((SettleMatter settle) => settle.PauseAsync(matter, words, Cancel));

    static Task<MatterSettled> SettleAsync(Desk desk, Matter matter, MatterActKind kind) => desk.With((SettleMatter settle) => settle.RunAsync(matter.Id, kind, "Seen in hospital.", Cancel));

    static async Task<CourseView> ViewAsync(Desk desk, Id<CourseRow> course) => (await desk.With((OpenCourse open) => open.RunAsync(course, "test", Cancel)))!;

    static async Task<int> ComingAsync(Desk desk, Id<CourseRow> course) => (await desk.LookAsync(course)).Standing.Count(b => b.State == BookingState.Booked);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_physician_pauses_the_course_and_ends_the_pause(Engine engine)
    {
        var (desk, course, matter) = await FlaggedAsync(engine, postgres);
        await using var _ = desk;
        Assert.Equal(4, await ComingAsync(desk, course)); // the flag alone took nothing
        Assert.Equal(CourseState.Open, (await ViewAsync(desk, course)).Course.State);

        Assert.IsType<MatterSettled.Kept>(await PauseAsync(desk, matter.Id));

        Assert.Equal(0, await ComingAsync(desk, course));
        await desk.AssertInOrderAsync();
        var paused = await ViewAsync(desk, course);
        Assert.Equal((CourseState.Paused, matter.WhyRu), (paused.Course.State, paused.Course.Pause!.Why.Ru));
        Assert.Contains("NX-01", paused.Course.Pause.Rules);
        Assert.DoesNotContain(paused.File.Planned, p => p.State == PlannedStates.Planned);
        Assert.Equal(matter.Id, Assert.Single(await desk.With((OpenMatters open) => open.RunAsync(Cancel))).Matter.Id);
        await using (var db = desk.Clinic.Db())
            Assert.True(await db.Messages.AnyAsync(m => m.Kind == MessageKind.Booking && m.DueAt > desk.Clinic.Clock.Now, Cancel));

        Assert.IsType<MatterSettled.Refused>(await PauseAsync(desk, matter.Id)); // there is nothing left to pause
        Assert.IsType<MatterSettled.Refused>(await SettleAsync(desk, matter, MatterActKind.Settled)); // the course is to be decided on
        var other = await AnotherAsync(desk, matter);
        Assert.Contains("Other tasks", Assert.IsType<MatterSettled.Refused>(await SettleAsync(desk, matter, MatterActKind.Resumed)).Why.En, StringComparison.Ordinal);
        Assert.Equal(CourseState.Paused, (await ViewAsync(desk, course)).Course.State);
        Assert.IsType<MatterSettled.Kept>(await SettleAsync(desk, other, MatterActKind.Settled));
        Assert.IsType<MatterSettled.Kept>(await SettleAsync(desk, matter, MatterActKind.Resumed));

        var resumed = await ViewAsync(desk, course);
        Assert.Equal((CourseState.Open, (CoursePause?)null), (resumed.Course.State, resumed.Course.Pause));
        Assert.Empty(Assert.IsType<Next.Due>(resumed.Next).Blocks);
        Assert.Equal(4, resumed.File.Planned.Count(p => p.State == PlannedStates.Planned));
    }

    /// <summary>Something else about the same course.</summary>
    static async Task<Matter> AnotherAsync(Desk desk, Matter like)
    {
        await using var db = desk.Clinic.Db();
        var matter = MatterKeeping.Open(db, MatterKind.AdverseEvent, MatterUrgency.Today, Guid.CreateVersion7(db.Now), like.PatientId, like.CourseId, null, new("Ещё одно.", "Another one."), ["NX-02"]);
        await db.SaveChangesAsync(Cancel);
        return matter;
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_may_not_and_what_cannot_be_changes_nothing(Engine engine)
    {
        var (desk, course, matter) = await FlaggedAsync(engine, postgres);
        await using var _ = desk;
        var physician = desk.Clinic.Actor;

        Assert.IsType<MatterSettled.Refused>(await PauseAsync(desk, matter.Id, " "));
        Assert.IsType<MatterSettled.Refused>(await PauseAsync(desk, matter.Id, new string('x', MatterKeeping.LongestWords + 1)));
        Assert.IsType<MatterSettled.Gone>(await PauseAsync(desk, Id<Matter>.New(desk.Clinic.Clock.Now)));
        foreach (var role in new[] { Roles.Practitioner, Roles.Reception, Roles.Owner })
        {
            desk.Clinic.Actor = new Actor.Person(await desk.Clinic.PersonAsync(role, $"{role}-pause@clinic.example"));
            Assert.Contains("Only a physician", Assert.IsType<MatterSettled.Refused>(await PauseAsync(desk, matter.Id)).Why.En, StringComparison.Ordinal);
        }

        desk.Clinic.Actor = physician;
        Assert.Equal((4, CourseState.Open), (await ComingAsync(desk, course), (await ViewAsync(desk, course)).Course.State));
        await using var db = desk.Clinic.Db();
        Assert.False(await db.MatterActs.AnyAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_two_physicians_at_the_same_moment_the_course_is_paused_once(Engine engine)
    {
        var (desk, course, matter) = await FlaggedAsync(engine, postgres);
        await using var _ = desk;

        var done = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => Task.Run(() => PauseAsync(desk, matter.Id, $"Word {n}"), Cancel)));

        Assert.Single(done.OfType<MatterSettled.Kept>());
        Assert.Single(done.OfType<MatterSettled.Refused>());
        Assert.Equal(0, await ComingAsync(desk, course));
        await desk.AssertInOrderAsync();
    }
}
