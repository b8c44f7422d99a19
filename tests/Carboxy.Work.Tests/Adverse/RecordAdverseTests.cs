using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

public sealed class RecordAdverseTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<(Treating Treating, Id<SessionRow> Session)> SignedAsync(Engine engine, PostgresServer postgres)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var session = new Id<SessionRow>((await treating.TreatAsync(course)).Id.Value);
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddDays(2);
        return (treating, session);
    }

    static AdverseEntry Entry(Treating treating, string kind = "redness", int grade = 1, string? words = null) =>
        new(kind, grade, treating.Clinic.Clock.Now.AddHours(-40), null, words);

    static Task<AdverseRecorded> NewAsync(Treating treating, Id<SessionRow> session, AdverseEntry entry, string? key = null) =>
        treating.Clinic.WithAsync((RecordAdverse record) => record.NewAsync(key ?? treating.NewKey(), session, entry, Cancel));

    static Task<AdverseRecorded> CarryAsync(Treating treating, Id<AdverseEventRow> seen, AdverseEntry entry) =>
        treating.Clinic.WithAsync((RecordAdverse record) => record.CarryAsync(treating.NewKey(), seen, entry, Cancel));

    static async Task<AdverseView> LookAsync(Treating treating, Id<AdverseEventRow> id) => (await treating.Clinic.WithAsync((OpenAdverse open) => open.FindAsync(id, Cancel)))!;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_is_known_later_stands_beside_what_was_written(Engine engine)
    {
        var (treating, session) = await SignedAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var key = treating.NewKey();
        var first = Assert.IsType<AdverseRecorded.Kept>(await NewAsync(treating, session, Entry(treating, "other", 2, "Skin like parchment"), key)).Event;
        Assert.Equal(first, Assert.IsType<AdverseRecorded.Kept>(await NewAsync(treating, session, Entry(treating, "other", 2, "Skin like parchment"), key)).Event); // the same form twice

        var named = Assert.IsType<AdverseRecorded.Kept>(await CarryAsync(treating, first, Entry(treating, "contact_dermatitis", 3) with { EndedAt = treating.Clinic.Clock.Now })).Event;
        var late = await CarryAsync(treating, first, Entry(treating, "redness"));

        Assert.IsType<AdverseRecorded.Wrong>(late); // whoever saw the first entry only
        var view = await LookAsync(treating, first);
        Assert.Equal(["other", "contact_dermatitis"], view.Chain.Select(c => c.Kind));
        Assert.Equal((named, "Skin like parchment"), (view.Line.Event.Id, view.Line.Event.Words));
        Assert.Equal([AftermathEffect.Stop, AftermathEffect.OtherModality], view.Effects.Select(e => e.Rule.Effect).Where(e => e > AftermathEffect.Delay).Distinct());
        Assert.Equal(2, view.Matters.Count);
        Assert.Contains(view.Lots, l => l.Batch.Length > 0);
        Assert.NotEmpty(view.Practitioner);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_cannot_be_is_named_at_its_field_and_nothing_is_written(Engine engine)
    {
        var (treating, session) = await SignedAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var (good, now) = (Entry(treating), treating.Clinic.Clock.Now);

        foreach (var (entry, field) in new (AdverseEntry, string)[]
                 {
                     (good with { Kind = "" }, "Kind"), (good with { Kind = "bruise" }, "Kind"), (good with { Grade = 0 }, "Grade"), (good with { Grade = 6 }, "Grade"),
                     (good with { StartedAt = now.AddDays(-30) }, "StartedAt"), (good with { StartedAt = now.AddHours(1) }, "StartedAt"), (good with { EndedAt = good.StartedAt.AddMinutes(-1) }, "EndedAt"),
                     (good with { EndedAt = now.AddHours(1) }, "EndedAt"), (good with { Kind = "other" }, "Words"), (good with { Words = new string('x', AdverseEntry.LongestWords + 1) }, "Words"),
                 })
            Assert.Contains(field, Assert.IsType<AdverseRecorded.Wrong>(await NewAsync(treating, session, entry)).Problems.Keys);
        Assert.IsType<AdverseRecorded.Gone>(await NewAsync(treating, Id<SessionRow>.New(now), good));
        await using var db = treating.Clinic.Db();
        Assert.False(await db.AdverseEvents.AnyAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_reaction_of_the_runner_ends_or_is_taken_back_in_its_own_chain(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var id = await treating.StartAsync(course);
        var now = treating.Clinic.Clock.Now;
        var flag = await treating.DoAsync(id, new SessionCommand.NoteReaction(new("vision", now, 3, "Stopped, physician called")));
        var slip = await treating.DoAsync(id, new SessionCommand.NoteReaction(new("redness", now, 1, "None")));
        treating.Clinic.Clock.Now = now.AddMinutes(9);
        await treating.DoAsync(id, new SessionCommand.EndReaction(flag.Reactions[0].Id));
        await treating.DoAsync(id, new SessionCommand.TakeBack(slip.Reactions[^1].Id, "Another patient"));

        var view = await LookAsync(treating, new(flag.Reactions[0].Id.Value));
        Assert.Equal((2, now.AddMinutes(9)), (view.Chain.Count, view.Line.Event.EndedAt));
        await using var db = treating.Clinic.Db();
        Assert.Equal("vision", Assert.Single(PastReactions.InForce(await db.AdverseEvents.ToListAsync(Cancel))).Kind);
        Assert.Equal((MatterKind.RedFlag, MatterUrgency.Now), await db.Matters.Select(m => new ValueTuple<MatterKind, MatterUrgency>(m.Kind, m.Urgency)).SingleAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Rates_count_a_session_once_by_route_zone_and_lot(Engine engine)
    {
        var (treating, session) = await SignedAsync(engine, postgres);
        await using var _ = treating.Clinic;
        foreach (var kind in new[] { "redness", "tingling" })
            Assert.IsType<AdverseRecorded.Kept>(await NewAsync(treating, session, Entry(treating, kind, 2)));

        var rates = await treating.Clinic.WithAsync((AdverseRates all) => all.RunAsync(12, Cancel));

        var route = Assert.Single(rates.Routes);
        Assert.Equal((Modality.NonInvasive, 1, 1, 0), (route.Of, route.Marked.Of, route.Marked.Cases, route.Severe.Of));
        Assert.Equal("face", Assert.Single(rates.Zones).Of.Zone);
        Assert.NotEmpty(rates.Lots);
        Assert.All(rates.Lots, lot => Assert.Equal((1, 1), (lot.Marked.Of, lot.Marked.Cases)));
        Assert.Equal(["redness", "tingling"], rates.Events.Select(e => e.Event).Order());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_does_not_treat_records_no_reaction(Engine engine)
    {
        var (treating, session) = await SignedAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var first = Assert.IsType<AdverseRecorded.Kept>(await NewAsync(treating, session, Entry(treating))).Event;

        foreach (var role in new[] { Roles.Reception, Roles.Owner })
        {
            treating.Clinic.Actor = new Actor.Person(await treating.Clinic.PersonAsync(role));
            Assert.Contains("", Assert.IsType<AdverseRecorded.Wrong>(await NewAsync(treating, session, Entry(treating, "tingling"))).Problems.Keys);
            Assert.Contains("", Assert.IsType<AdverseRecorded.Wrong>(await CarryAsync(treating, first, Entry(treating, grade: 2))).Problems.Keys);
        }

        await using var db = treating.Clinic.Db();
        Assert.Equal(first, Assert.Single(await db.AdverseEvents.ToListAsync(Cancel)).Id);
    }
}
