using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

public sealed class InviteToCheckUpTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(Treating Treating, Id<SessionRow> Session)> ASessionAsync(Engine engine, PostgresServer postgres)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        return (treating, new((await treating.TreatAsync(course)).Id.Value));
    }

    static Task<CheckUpInvited> InviteAsync(Treating treating, Id<SessionRow> session) => treating.Clinic.WithAsync((InviteToCheckUp invite) => invite.RunAsync(session, Cancel));

    static async Task<bool> OpensAsync(Treating treating, string token)
    {
        var desk = treating.Clinic.Actor;
        treating.Clinic.Actor = new Actor.Nobody();
        var view = await treating.Clinic.WithAsync((CheckUpByLink link) => link.OpenAsync(token, Cancel));
        treating.Clinic.Actor = desk;
        return view is not null;
    }

    static async Task<(int Links, int Lines)> KeptAsync(Treating treating)
    {
        await using var db = treating.Clinic.Db();
        return (await db.CheckUpLinks.CountAsync(Cancel), await db.AuditLines.CountAsync(l => l.Record == "check_up_link", Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Reception_practitioner_and_physician_give_a_link_and_each_ends_those_before_it(Engine engine)
    {
        var (treating, session) = await ASessionAsync(engine, postgres);
        await using var _ = treating.Clinic;
        string sent;
        await using (var db = treating.Clinic.Db())
        {
            sent = CheckUpLinks.Add(db, await db.Sessions.SingleAsync(s => s.Id == session, Cancel)).Token;
            await db.SaveChangesAsync(Cancel);
        }

        List<string> tokens = [sent];
        foreach (var role in new[] { Roles.Reception, Roles.Practitioner, Roles.Physician })
        {
            treating.Clinic.Actor = new Actor.Person(await treating.Clinic.PersonAsync(role, $"{role}-2@clinic.example"));
            var made = Assert.IsType<CheckUpInvited.Made>(await InviteAsync(treating, session));
            Assert.Equal(treating.Clinic.Clock.Now.AddDays(CheckUpLink.DaysValid), made.ExpiresAt);
            Assert.False(await OpensAsync(treating, tokens[^1]));
            Assert.True(await OpensAsync(treating, made.Token));
            tokens.Add(made.Token);
            Assert.Single((await treating.Clinic.WithAsync((InviteToCheckUp invite) => invite.OpenAsync(session, Cancel)))!.Given);
            await using var db = treating.Clinic.Db();
            var lines = await db.AuditLines.Where(l => l.Record == "check_up_link" && l.Actor == treating.Clinic.Actor.Code).OrderBy(l => l.Sequence).ToListAsync(Cancel);
            Assert.Equal([(AuditKind.Change, "closed"), (AuditKind.Create, null)], lines.Select(l => (l.Kind, l.Why)));
        }

        Assert.Equal(4, (await KeptAsync(treating)).Links);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Nobody_else_gives_one_and_the_link_that_holds_goes_on_holding(Engine engine)
    {
        var (treating, session) = await ASessionAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var token = Assert.IsType<CheckUpInvited.Made>(await InviteAsync(treating, session)).Token;
        var before = await KeptAsync(treating);

        foreach (var actor in new Actor[] { new Actor.Person(await treating.Clinic.PersonAsync(Roles.Owner)), new Actor.Nobody(), new Actor.Program("test"), new Actor.Person(session.Value) })
        {
            treating.Clinic.Actor = actor;
            Assert.Contains("Reception", Assert.IsType<CheckUpInvited.Refused>(await InviteAsync(treating, session)).Why.En, StringComparison.Ordinal);
        }

        Assert.Equal(before, await KeptAsync(treating));
        Assert.True(await OpensAsync(treating, token));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task There_is_no_link_before_the_session_is_over_nor_a_week_later_nor_for_a_session_that_is_none(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var running = await treating.StartAsync(course);

        Assert.Contains("under way", Assert.IsType<CheckUpInvited.Refused>(await InviteAsync(treating, running)).Why.En, StringComparison.Ordinal);
        var session = (await treating.LookAsync(running))!.Session;
        while (Treating.NextOf(session) is { } command)
        {
            treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddMinutes(30);
            session = await treating.DoAsync(running, command);
        }

        Assert.IsType<CheckUpInvited.Gone>(await InviteAsync(treating, Id<SessionRow>.New(treating.Clinic.Clock.Now)));
        treating.Clinic.Clock.Now = session.EndedAt!.Value.AddDays(CheckUpLink.DaysValid).AddMinutes(-1);
        Assert.IsType<CheckUpInvited.Made>(await InviteAsync(treating, running));
        treating.Clinic.Clock.Now = session.EndedAt.Value.AddDays(CheckUpLink.DaysValid);
        Assert.Contains("by telephone", Assert.IsType<CheckUpInvited.Refused>(await InviteAsync(treating, running)).Why.En, StringComparison.Ordinal);

        Assert.Equal((1, 1), await KeptAsync(treating));
    }
}
