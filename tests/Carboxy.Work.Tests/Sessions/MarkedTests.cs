using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Today;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Sessions;

/// <summary>What is marked on drawings, and what is watched after the signature.</summary>
public sealed class MarkedTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static SessionFact.MassageDrawn Line(string drawing, params int[] places) => new(drawing, new(places));

    static DosePoint Point(string drawing, decimal x, decimal volume) => new()
    {
        Drawing = drawing, Area = "forehead", X = x, Y = 0.2m, Layer = Layer.Subcutaneous, DepthMm = 4, FlowMlPerMin = 20, VolumeMl = volume, NeedleGauge = 30, NeedleBatch = "N-7",
    };

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Hostile_lines_and_points_wait_beside_the_record_with_words_and_the_record_stays_as_it_was(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var tablet = new Tablet(treating, id);
        SessionFact[] hostile =
        [
            Line("moon", 0, 0, 5000, 5000), Line("face"), Line("face", -1, 0, 20_000, 0), Line("face", [.. Enumerable.Range(0, 10_000).Select(i => i % 9000)]),
            new SessionFact.PointTreated(Point("moon", 0.5m, 10)), new SessionFact.PointTreated(Point("face", 40, 10)), new SessionFact.PointTreated(Point("face", 0.5m, 1e20m)),
            new SessionFact.PointFelt(new(Guid.CreateVersion7()), 5), new SessionFact.FollowedUp(new(Guid.CreateVersion7()), 1),
        ];
        foreach (var fact in hostile)
            tablet.Tap(fact);
        var good = tablet.Tap(Line("face", 1000, 1000, 4000, 4000));

        var merged = await tablet.SendAsync();
        var again = await tablet.SendAsync();

        Assert.All(merged.Answers.SkipLast(1), a => Assert.True(a.Outcome == Origins.Open && a.Reasons!.All(r => r.Says.Ru.Length > 10)));
        Assert.Equal((Origins.Kept, Origins.Kept), (merged.Answers[^1].Outcome, again.Answers[^1].Outcome));
        var session = (await treating.LookAsync(id))!.Session;
        Assert.Equal((good.Id, 0, 2), (Assert.Single(session.Massage).Id, session.Points.Count, session.Events.Count));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Redness_that_outlasts_the_signature_is_on_the_days_page_until_somebody_sees_it_gone(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        await treating.DoAsync(id, new SessionCommand.NoteReaction(new("redness", treating.Clinic.Clock.Now, 1, "Watched")));
        var session = (await treating.LookAsync(id))!.Session;
        while (Treating.NextOf(session) is { } command)
        {
            treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddMinutes(command is SessionCommand.StopTimer ? 28 : 1);
            session = await treating.DoAsync(id, command);
        }

        Assert.Equal([id], await NotGoneAsync(treating));
        var redness = Assert.Single(session.OpenReactions).Id;
        await treating.DoAsync(id, new SessionCommand.FollowUp(redness, 1, Gone: false, GoneAt: null, "Pink by the evening"));
        Assert.Equal([id], await NotGoneAsync(treating));
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddHours(3);
        session = await treating.DoAsync(id, new SessionCommand.FollowUp(redness, 1, Gone: true, GoneAt: null, null));

        Assert.Empty(await NotGoneAsync(treating));
        Assert.Equal((2, SessionStatus.Signed), (session.FollowUps.Count, session.Status));
        Assert.Null(session.Reactions[0].What.EndedAt);
        await using var db = treating.Clinic.Db();
        Assert.Null((await db.Sessions.SingleAsync(Cancel)).OpenReactions);
    }

    static Task<List<Id<SessionRow>>> NotGoneAsync(Treating treating) =>
        treating.Clinic.WithAsync(async (TodayAtAGlance today) => (await today.RunAsync(Cancel)).NotGone.Select(w => w.Session!.Value).ToList());
}
