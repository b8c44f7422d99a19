using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Matters;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

public sealed class CheckUpTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static readonly CheckUpEntry Well = new(true, []);

    /// <summary>A signed mask session, a day later, and the link that its patient was sent.</summary>
    static async Task<(Treating Treating, Id<CourseRow> Course, Id<SessionRow> Session, string Token)> ADayAfterAsync(Engine engine, PostgresServer postgres)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        var course = await treating.PlanAsync();
        await treating.ConsentAsync(course);
        var session = new Id<SessionRow>((await treating.TreatAsync(course)).Id.Value);
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddHours(26);
        return (treating, course, session, await LinkAsync(treating, session));
    }

    /// <summary>A link as a message carries it; those before it keep working.</summary>
    static async Task<string> LinkAsync(Treating treating, Id<SessionRow> session)
    {
        await using var db = treating.Clinic.Db();
        var (token, _) = CheckUpLinks.Add(db, await db.Sessions.SingleAsync(s => s.Id == session, Cancel));
        await db.SaveChangesAsync(Cancel);
        return token;
    }

    static async Task<T> ByLinkAsync<T>(Treating treating, Func<CheckUpByLink, Task<T>> act)
    {
        var desk = treating.Clinic.Actor;
        treating.Clinic.Actor = new Actor.Nobody();
        try
        {
            return await treating.Clinic.WithAsync(act);
        }
        finally
        {
            treating.Clinic.Actor = desk;
        }
    }

    static Task<CheckUpSaid> SayAsync(Treating treating, string token, CheckUpEntry entry) => ByLinkAsync(treating, link => link.SayAsync(token, entry, Cancel));

    static async Task<(int CheckUps, List<AdverseEventRow> Events, List<Matter> Matters)> KeptAsync(Treating treating)
    {
        await using var db = treating.Clinic.Db();
        return (await db.CheckUps.CountAsync(Cancel), PastReactions.InForce(await db.AdverseEvents.ToListAsync(Cancel)), await db.Matters.OrderBy(m => m.Id).ToListAsync(Cancel));
    }

    static async Task<Next.Due> NextAsync(Treating treating, Id<CourseRow> course) =>
        Assert.IsType<Next.Due>((await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel)))!.Next);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_is_well_says_so_with_one_tap_and_nothing_else_happens(Engine engine)
    {
        var (treating, course, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;

        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, Well));
        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, Well)); // the same form twice

        var kept = await KeptAsync(treating);
        Assert.Equal((1, 0, 0), (kept.CheckUps, kept.Events.Count, kept.Matters.Count));
        Assert.True((await ByLinkAsync(treating, l => l.OpenAsync(token, Cancel)))!.Told!.Well);
        Assert.Empty((await NextAsync(treating, course)).Blocks);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_red_flag_says_what_to_do_alerts_the_physician_and_keeps_the_next_session_back(Engine engine)
    {
        var (treating, course, session, token) = await ADayAfterAsync(engine, postgres);
        await using var _ = treating.Clinic;

        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, new(false, [new("breathless", 3, Lasting.Still), new("redness", 1, Lasting.Hour)])));

        var view = (await ByLinkAsync(treating, l => l.OpenAsync(token, Cancel)))!;
        Assert.Contains("112", Assert.Single(view.Told!.Flags).Now!.En, StringComparison.Ordinal);
        var kept = await KeptAsync(treating);
        var matter = Assert.Single(kept.Matters);
        Assert.Equal((MatterKind.RedFlag, MatterUrgency.Now, session), (matter.Kind, matter.Urgency, matter.SessionId!.Value));
        Assert.Contains((await NextAsync(treating, course)).Blocks, b => b.Sources.Contains("NX-01"));
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddDays(7);
        Assert.IsNotType<SessionBegun.Running>(await treating.BeginAsync(course, new(Treating.Well) { ["last_reaction"] = new SameDayAnswer.Choice("none") }));

        Assert.IsType<MatterSettled.Kept>(await treating.Clinic.WithAsync((SettleMatter settle) => settle.RunAsync(matter.Id, MatterActKind.Settled, "Seen in hospital; panic attack.", Cancel)));
        Assert.DoesNotContain((await NextAsync(treating, course)).Blocks, b => b.Sources.Contains("NX-01"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_milder_word_later_does_not_undo_a_graver_one_until_a_physician_has_read_it(Engine engine)
    {
        var (treating, course, session, token) = await ADayAfterAsync(engine, postgres);
        await using var _ = treating.Clinic;
        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, new(false, [new("redness", 3, Lasting.Still)])));
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddHours(2);

        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, new(false, [new("redness", 1, Lasting.Hour)])));
        var seen = Assert.Single((await KeptAsync(treating)).Events);
        var entry = new AdverseEntry("redness", 1, seen.StartedAt, seen.EndedAt, "Looked at a picture");
        var carried = Assert.IsType<AdverseRecorded.Kept>(await treating.Clinic.WithAsync((RecordAdverse record) => record.CarryAsync(treating.NewKey(), seen.Id, entry, Cancel)));

        Assert.Contains((await NextAsync(treating, course)).Blocks, b => b.Sources.Contains("NX-02"));
        Assert.Contains((await treating.Clinic.WithAsync((OpenAdverse open) => open.FindAsync(carried.Event, Cancel)))!.Effects, e => e.Rule.Id == "NX-02");

        foreach (var matter in (await KeptAsync(treating)).Matters)
            Assert.IsType<MatterSettled.Kept>(await treating.Clinic.WithAsync((SettleMatter settle) => settle.RunAsync(matter.Id, MatterActKind.Settled, "Seen: a slight blush.", Cancel)));
        Assert.DoesNotContain((await NextAsync(treating, course)).Blocks, b => b.Sources.Any(s => s.StartsWith("NX-", StringComparison.Ordinal)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_day_on_which_the_patient_is_expected_moves_with_what_the_patient_says_and_what_a_physician_decides(Engine engine)
    {
        var (treating, course, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;
        var before = await ExpectedAsync(treating, course);

        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, new(false, [new("redness", 2, Lasting.Longer)])));
        var rested = await ExpectedAsync(treating, course);
        Assert.True(rested >= (await NextAsync(treating, course)).Window.Earliest.Date);
        Assert.True(rested > before, $"{rested} is no later than {before}"); // NX-04: a week after it has passed

        var matter = Assert.Single((await KeptAsync(treating)).Matters);
        var entry = (await KeptAsync(treating)).Events[0];
        Assert.IsType<AdverseRecorded.Kept>(await treating.Clinic.WithAsync((RecordAdverse record) => record.CarryAsync(treating.NewKey(), entry.Id, new("redness", 1, entry.StartedAt, entry.StartedAt.AddHours(1), "Seen"), Cancel)));
        Assert.Equal(rested, await ExpectedAsync(treating, course)); // nobody has decided yet
        Assert.IsType<MatterSettled.Kept>(await treating.Clinic.WithAsync((SettleMatter settle) => settle.RunAsync(matter.Id, MatterActKind.Settled, "A slight blush.", Cancel)));
        Assert.Equal(before, await ExpectedAsync(treating, course));
    }

    [Fact]
    public async Task What_a_patient_says_is_kept_and_answered_even_where_the_days_cannot_be_moved()
    {
        var (treating, course, _, token) = await ADayAfterAsync(Engine.Sqlite, postgres);
        await using var _c = treating.Clinic;
        var before = await ExpectedAsync(treating, course);
        await treating.Clinic.SqlAsync("create trigger days_stay before update on planned_session begin select raise(abort, 'the disk is ill'); end");

        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, new(false, [new("redness", 2, Lasting.Longer)])));

        Assert.Single((await KeptAsync(treating)).Matters);
        Assert.Equal(before, await ExpectedAsync(treating, course));
    }

    /// <summary>The day on which the page of the day expects the next session.</summary>
    static async Task<DateOnly> ExpectedAsync(Treating treating, Id<CourseRow> course)
    {
        await using var db = treating.Clinic.Db();
        return await db.PlannedSessions.Where(p => p.CourseId == course && p.State == PlannedStates.Planned).OrderBy(p => p.Number).Select(p => p.OnDay).FirstAsync(Cancel);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Free_words_are_kept_as_they_are_and_go_to_a_physician(Engine engine)
    {
        var (treating, course, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;
        const string Words = "<script>alert(1)</script> кожа 'как' \"пергамент\"; drop table check_up; 😀 \u200F";

        Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, new(false, [], Words)));

        var kept = await KeptAsync(treating);
        Assert.Equal(("other", Words), (Assert.Single(kept.Events).Kind, kept.Events[0].Words));
        Assert.Equal((MatterKind.PatientsWords, Words), (Assert.Single(kept.Matters).Kind, kept.Matters[0].Words));
        Assert.Contains((await NextAsync(treating, course)).Blocks, b => b.Sources.Contains("NX-03"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Words_of_somebody_who_is_well_are_read_and_keep_nothing_back(Engine engine)
    {
        var (treating, course, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;

        await SayAsync(treating, token, new(true, [], "Спасибо!"));

        Assert.Equal(MatterUrgency.Routine, Assert.Single((await KeptAsync(treating)).Matters).Urgency);
        Assert.Empty((await NextAsync(treating, course)).Blocks);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_forms_at_the_same_moment_are_both_kept_and_the_same_form_once(Engine engine)
    {
        var (treating, _, session, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;
        var other = await LinkAsync(treating, session);
        var fever = new CheckUpEntry(false, [new("fever", 3, Lasting.Still)]);

        var desk = treating.Clinic.Actor;
        treating.Clinic.Actor = new Actor.Nobody();
        var said = await Task.WhenAll(new[] { (token, fever), (other, fever), (token, Well), (other, Well), (token, fever) }
            .Select(s => Task.Run(() => treating.Clinic.WithAsync((CheckUpByLink link) => link.SayAsync(s.Item1, s.Item2, Cancel)), Cancel)));
        treating.Clinic.Actor = desk;

        Assert.All(said, s => Assert.IsType<CheckUpSaid.Kept>(s));
        var kept = await KeptAsync(treating);
        Assert.Equal((2, 1, 1), (kept.CheckUps, kept.Events.Count, kept.Matters.Count));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Who_feels_worse_later_is_heard_and_the_same_trouble_is_one_chain(Engine engine)
    {
        var (treating, _, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;

        await SayAsync(treating, token, new(false, [new("tingling", 1, Lasting.Still)]));
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddHours(8);
        await SayAsync(treating, token, new(false, [new("tingling", 3, Lasting.Still)]));

        var kept = await KeptAsync(treating);
        Assert.Equal((2, 3), (kept.CheckUps, Assert.Single(kept.Events).Grade));
        Assert.Equal(MatterKind.AdverseEvent, Assert.Single(kept.Matters).Kind);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task More_than_a_day_is_kept_as_more_than_a_day(Engine engine)
    {
        var (treating, _, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;

        await SayAsync(treating, token, new(false, [new("redness", 2, Lasting.Day)]));
        Assert.Empty((await KeptAsync(treating)).Matters);
        await SayAsync(treating, token, new(false, [new("redness", 2, Lasting.Longer)]));

        Assert.Contains("NX-04", Assert.Single((await KeptAsync(treating)).Matters).Rules, StringComparison.Ordinal);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_words_about_one_trouble_are_both_closed_before_anybody_is_treated(Engine engine)
    {
        var (treating, course, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;
        await SayAsync(treating, token, new(false, [new("redness", 3, Lasting.Still)]));
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddHours(2);
        await SayAsync(treating, token, new(false, [new("redness", 3, Lasting.Still)], "It burns"));
        var matters = (await KeptAsync(treating)).Matters;
        Assert.Equal(2, matters.Count);

        Task<MatterSettled> CloseAsync(Matter matter) => treating.Clinic.WithAsync((SettleMatter settle) => settle.RunAsync(matter.Id, MatterActKind.Settled, "Seen.", Cancel));
        Assert.IsType<MatterSettled.Kept>(await CloseAsync(matters[0]));
        Assert.Contains((await NextAsync(treating, course)).Blocks, b => b.Sources.Contains("NX-02"));
        Assert.IsType<MatterSettled.Kept>(await CloseAsync(matters[1]));
        Assert.DoesNotContain((await NextAsync(treating, course)).Blocks, b => b.Sources.Contains("NX-02"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_late_a_wrong_and_a_huge_form_leave_everything_as_it_was(Engine engine)
    {
        var (treating, _, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;

        foreach (var entry in new CheckUpEntry[]
                 {
                     new(false, []), new(false, [], "   "), new(false, [], new string('я', CheckUpEntry.LongestWords + 1)),
                     new(false, [new("no_such_thing", 1, Lasting.Still)]), new(false, [new("SE-01", 1, Lasting.Still)]), new(false, [new("redness", 9, Lasting.Still)]), new(false, [new("redness", 0, Lasting.Still)]), new(false, [new("redness", 4, Lasting.Still)]),
                     new(false, [new("redness", -1, Lasting.Still)]), new(false, [new("redness", 1, (Lasting)99)]), new(false, [new("redness", 1, Lasting.Hour), new("redness", 2, Lasting.Hour)]),
                 })
            Assert.All(Assert.IsType<CheckUpSaid.Wrong>(await SayAsync(treating, token, entry)).Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Problem.Ru)));
        foreach (var guess in new[] { "", "x", new string('a', 100_000), token[..^1], token + "a", token.ToUpperInvariant() })
            Assert.IsType<CheckUpSaid.Gone>(await SayAsync(treating, guess, Well));
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddDays(CheckUpLink.DaysValid);
        Assert.IsType<CheckUpSaid.Gone>(await SayAsync(treating, token, Well));
        Assert.Null(await ByLinkAsync(treating, l => l.OpenAsync(token, Cancel)));

        var kept = await KeptAsync(treating);
        Assert.Equal((0, 0, 0), (kept.CheckUps, kept.Events.Count, kept.Matters.Count));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task After_so_many_words_somebody_has_to_speak_with_the_patient(Engine engine)
    {
        var (treating, _, _, token) = await ADayAfterAsync(engine, postgres);
        await using var _c = treating.Clinic;

        for (var i = 0; i < CheckUpEntry.Most; i++)
            Assert.IsType<CheckUpSaid.Kept>(await SayAsync(treating, token, new(true, [], $"Words {i}")));
        Assert.IsType<CheckUpSaid.TooOften>(await SayAsync(treating, token, new(true, [], "More words")));

        Assert.Equal(CheckUpEntry.Most, (await KeptAsync(treating)).CheckUps);
    }

    [Fact]
    public async Task The_link_is_of_one_clinic_and_names_nobody()
    {
        var (treating, _, _, token) = await ADayAfterAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var view = (await ByLinkAsync(treating, l => l.OpenAsync(token, Cancel)))!;

        Assert.DoesNotContain(treating.Patient.FamilyName, $"{view}", StringComparison.Ordinal);
        Assert.Equal(43, token.Length);
        await using var other = treating.Clinic.As(Id<Clinic>.New(treating.Clinic.Clock.Now));
        Assert.False(await other.CheckUpLinks.AnyAsync(Cancel));
    }
}
