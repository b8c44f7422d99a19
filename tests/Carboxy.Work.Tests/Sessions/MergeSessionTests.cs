using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

public sealed class MergeSessionTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static SessionFact.PainScored Pain(int nrs, PainMoment moment = PainMoment.Worst) => new SessionFact.PainScored(moment, nrs);

    async Task<(Treating Treating, Id<SessionRow> Session)> BegunAsync(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        return (treating, await treating.StartAsync(course));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Three_hours_and_500_events_without_a_network_come_in_whole_in_order_and_once(Engine engine)
    {
        var (treating, id) = await BegunAsync(engine);
        await using var _ = treating.Clinic;
        var (tablet, began) = (new Tablet(treating, id), treating.Clinic.Clock.Now);
        var step = TimeSpan.FromHours(3) / 500;
        for (var i = 0; i < 500; i++)
        {
            treating.Clinic.Clock.Now += step;
            tablet.Tap(i % 2 == 0 ? Pain(i % 11) : new SessionFact.FieldRecorded("cleanser", new FieldValue.Words($"C-{i}")));
        }

        var first = await tablet.SendAsync([.. tablet.Kept.Take(300)]);
        var cut = await tablet.SendAsync([.. tablet.Kept.Skip(200)]); // the answer to some of these never arrived
        var again = await tablet.SendAsync();

        Assert.All(first.Answers.Concat(cut.Answers).Concat(again.Answers), a => Assert.Equal(Origins.Kept, a.Outcome));
        var session = (await treating.LookAsync(id))!.Session;
        Assert.Equal(tablet.Kept.Select(t => t.Id), session.Events.Skip(1).Select(e => e.Id));
        Assert.Equal(began + step, session.Events[1].At, TimeSpan.FromMilliseconds(1));
        Assert.Equal(began.AddHours(3), session.Events[^1].At, TimeSpan.FromMilliseconds(1));
        await using var db = treating.Clinic.Db();
        Assert.Equal((500, 0, 501), (await db.SessionEventOrigins.CountAsync(Cancel), await db.SessionConflicts.CountAsync(Cancel), (await db.Sessions.SingleAsync(Cancel)).Events));
        TestContext.Current.TestOutputHelper!.WriteLine($"{engine}: tapped 500, sent {300 + 300 + 500}, acknowledged {again.Answers.Count}, stored {session.Events.Count - 1}, lost 0, twice 0");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_tablets_that_recorded_differently_are_shown_and_somebody_decides(Engine engine)
    {
        var (treating, id) = await BegunAsync(engine);
        await using var _ = treating.Clinic;
        var (one, other) = (new Tablet(treating, id), new Tablet(treating, id));
        one.Tap(Pain(3));
        var second = other.Tap(Pain(7));
        other.Tap(Pain(0, PainMoment.Before));

        await one.SendAsync();
        var merged = await other.SendAsync();

        Assert.Equal([Origins.Open, Origins.Kept], merged.Answers.Select(a => a.Outcome));
        Assert.Equal(1, merged.Open);
        Assert.Equal(3, (await treating.LookAsync(id))!.Session.PainWorst);
        var settled = await treating.Clinic.WithAsync((SettleConflicts settle) => settle.RunAsync(id, [second.Id.Value], take: true, "She said seven", Cancel));
        Assert.Equal(7, Assert.IsType<Settled.Done>(settled).Session.PainWorst);
        Assert.Equal(0, (await one.SendAsync()).Open);
        await using var db = treating.Clinic.Db();
        Assert.Equal((Origins.Taken, "She said seven"), await db.SessionSettlements.Select(s => new ValueTuple<string, string>(s.Choice, s.Reason)).SingleAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Tablets_that_send_at_the_same_moment_lose_nothing(Engine engine)
    {
        var (treating, id) = await BegunAsync(engine);
        await using var _ = treating.Clinic;
        var tablets = Enumerable.Range(0, 4).Select(_ => new Tablet(treating, id)).ToList();
        foreach (var tablet in tablets)
            for (var i = 0; i < 10; i++)
                tablet.Tap(new SessionFact.ReactionNoted("redness", treating.Clinic.Clock.Now, 1, $"{tablet.Device} {i}"));

        await Task.WhenAll(tablets.Select(tablet => Task.Run(async () =>
        {
            foreach (var tap in tablet.Kept)
                while (await tablet.TrySendAsync([tap]) is not SessionMerged.Done) { }
        }, Cancel)));

        var session = (await treating.LookAsync(id))!.Session;
        Assert.Equal(tablets.SelectMany(t => t.Kept).Select(t => t.Id.Value).Order(), session.Events.Skip(1).Select(e => e.Id.Value).Order());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_tablet_whose_clock_is_two_hours_wrong_keeps_right_time(Engine engine)
    {
        var (treating, id) = await BegunAsync(engine);
        await using var _ = treating.Clinic;
        var tablet = new Tablet(treating, id, wrongBy: TimeSpan.FromHours(-2));
        var tapped = treating.Clinic.Clock.Now += TimeSpan.FromMinutes(3);
        tablet.Tap(Pain(2));
        treating.Clinic.Clock.Now += TimeSpan.FromMinutes(40);

        await tablet.SendAsync();

        await using var db = treating.Clinic.Db();
        var origin = await db.SessionEventOrigins.SingleAsync(Cancel);
        Assert.Equal((tapped, tapped.AddHours(-2), 7200), (origin.At, origin.DeviceAt, origin.BehindSeconds));
        Assert.Equal(tapped, (await treating.LookAsync(id))!.Session.Events[^1].At);
    }

    [Fact]
    public async Task A_tablet_that_is_ahead_never_records_what_has_not_happened_yet()
    {
        var (treating, id) = await BegunAsync(Engine.Sqlite);
        await using var _ = treating.Clinic;
        var now = treating.Clinic.Clock.Now;

        await treating.Clinic.WithAsync((MergeSession merge) => merge.RunAsync(id,
            new(Guid.CreateVersion7(), ((Actor.Person)treating.Clinic.Actor).Id, now, now, [new(Id<SessionEvent>.New(now), 1, 1, now.AddDays(1), now.AddDays(1), Pain(1)), new(Id<SessionEvent>.New(now), 2, 1, now.AddDays(-9), now.AddDays(-9), Pain(2))]), 1, Cancel));

        var session = (await treating.LookAsync(id))!.Session;
        Assert.Equal([now, session.StartedAt], session.Events.Skip(1).Select(e => e.At));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_arrives_after_the_signature_waits_and_becomes_an_amendment(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var signed = await treating.TreatAsync(course);
        var id = new Id<SessionRow>(signed.Id.Value);
        var tablet = new Tablet(treating, id);
        var late = tablet.Tap(Pain(9));

        var merged = await tablet.SendAsync();
        var refused = await treating.Clinic.WithAsync((SettleConflicts settle) => settle.RunAsync(id, [late.Id.Value], take: true, " ", Cancel));
        var settled = await treating.Clinic.WithAsync((SettleConflicts settle) => settle.RunAsync(id, [late.Id.Value], take: true, "The other tablet was off", Cancel));

        Assert.Equal(ConflictKind.AfterSigning, Assert.Single(merged.Answers).Conflict);
        Assert.IsType<Settled.Refused>(refused);
        var after = Assert.IsType<Settled.Done>(settled).Session;
        Assert.Contains("9", Assert.Single(after.Amendments).What.Words, StringComparison.Ordinal);
        Assert.Equal(signed.PainWorst, after.PainWorst);
    }

    [Fact]
    public async Task Nobody_signs_over_what_waits_for_a_decision()
    {
        var (treating, id) = await BegunAsync(Engine.Sqlite);
        await using var _ = treating.Clinic;
        var (one, other) = (new Tablet(treating, id), new Tablet(treating, id));
        foreach (var fact in Tablet.WholeSession((await treating.LookAsync(id))!.Session, treating.Clinic.Clock.Now))
        {
            treating.Clinic.Clock.Now += TimeSpan.FromMinutes(fact is SessionFact.TimerStopped ? 28 : 1);
            one.Tap(fact);
        }

        await one.SendAsync();
        var left = other.Tap(Pain(10));
        await other.SendAsync();

        Task<SessionDone> SignAsync(int seen) => treating.Clinic.WithAsync((RunSession run) => run.RunAsync(Guid.CreateVersion7(treating.Clinic.Clock.Now), id, seen, new SessionCommand.Sign(), Cancel));
        var seen = (await treating.LookAsync(id))!.Session.Events.Count;
        Assert.IsType<SessionDone.Refused>(await SignAsync(seen));
        await treating.Clinic.WithAsync((SettleConflicts settle) => settle.RunAsync(id, [left.Id.Value], take: false, "A slip", Cancel));
        Assert.IsType<SessionDone.Kept>(await SignAsync(seen));
    }

    [Fact]
    public async Task Entries_of_somebody_else_wait_for_that_person()
    {
        var (treating, id) = await BegunAsync(Engine.Sqlite);
        await using var _ = treating.Clinic;
        var tablet = new Tablet(treating, id);
        tablet.Tap(Pain(4));
        var batch = new DeviceBatch(tablet.Device, Guid.CreateVersion7(), treating.Clinic.Clock.Now, treating.Clinic.Clock.Now, tablet.Kept);
        var reception = new Actor.Person(await treating.Clinic.PersonAsync(Roles.Reception));

        Assert.IsType<SessionMerged.Refused>(await treating.Clinic.WithAsync((MergeSession merge) => merge.RunAsync(id, batch, 1, Cancel)));
        treating.Clinic.Actor = reception;
        Assert.IsType<SessionMerged.Refused>(await tablet.TrySendAsync());
        await using var db = treating.Clinic.Db();
        Assert.Equal((1, 0), ((await db.Sessions.SingleAsync(Cancel)).Events, await db.SessionEventOrigins.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_a_tablet_is_told_of_other_screens_is_a_line_of_audit()
    {
        var (treating, id) = await BegunAsync(Engine.Sqlite);
        await using var _ = treating.Clinic;
        await treating.DoAsync(id, new SessionCommand.BeginStep("cleanse"));
        var tablet = new Tablet(treating, id);

        async Task<int> LinesAsync()
        {
            await using var db = treating.Clinic.Db();
            return await db.AuditLines.CountAsync(Cancel);
        }

        var before = await LinesAsync();
        await tablet.SendAsync();
        Assert.Equal(before + 1, await LinesAsync());
        tablet.Seen = 2;
        await tablet.SendAsync();
        Assert.Equal(before + 1, await LinesAsync());
    }

    [Fact]
    public async Task A_grave_reaction_noted_without_a_network_is_an_adverse_event()
    {
        var (treating, id) = await BegunAsync(Engine.Sqlite);
        await using var _ = treating.Clinic;
        var tablet = new Tablet(treating, id);
        tablet.Tap(new SessionFact.ReactionNoted("redness", treating.Clinic.Clock.Now, 4, "Called the physician"));

        await tablet.SendAsync();
        await tablet.SendAsync();

        await using var db = treating.Clinic.Db();
        Assert.Equal(4, (await db.AdverseEvents.SingleAsync(Cancel)).Grade);
    }
}
