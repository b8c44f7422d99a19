using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

public sealed class SignConsentTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_exact_text_is_kept_with_its_hash_and_both_signatures(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var text = await treating.TextAsync(course);

        var kept = Assert.IsType<ConsentSigned.Kept>(await treating.SignAsync(course, Consenting.Entry(text.Version)));

        await using var db = treating.Clinic.Db();
        var row = await db.Consents.SingleAsync(c => c.Id == kept.Id, Cancel);
        Assert.Equal((text.Whole, text.Version, ConsentText.VersionOf(row.Content)), (row.Content, row.TextVersion, row.TextVersion));
        Assert.Equal((RealKnowledge.All.Rules!.Version, ConsentText.EditionOf(RealKnowledge.All.Consent)), (row.RuleSet, row.Edition));
        Assert.Contains(EvidenceWords.Plain(row.Evidence!.Value).Ru, row.Content, StringComparison.Ordinal);
        var signatures = await db.ConsentSignatures.Where(s => s.ConsentId == kept.Id).ToListAsync(Cancel);
        Assert.Equal(
            [(ConsentParty.Patient, SignatureManner.Drawn, true), (ConsentParty.Explainer, SignatureManner.Typed, false)],
            signatures.OrderBy(s => s.Party).Select(s => (s.Party, s.Manner, s.Drawing is not null)));
        Assert.Equal(treating.Clinic.Actor.Code, signatures.Single(s => s.Party == ConsentParty.Explainer).Actor);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_text_that_changed_while_it_was_read_is_not_signed(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var shown = await treating.TextAsync(course);
        await treating.ChangeTextAsync();

        var changed = Assert.IsType<ConsentSigned.TextChanged>(await treating.SignAsync(course, Consenting.Entry(shown.Version)));

        var change = Assert.Single(ConsentChange.Between(shown.Whole, changed.Now.Whole));
        Assert.Contains("+7 111", change.Is, StringComparison.Ordinal);
        Assert.DoesNotContain("+7 111", change.Was, StringComparison.Ordinal);
        await using var db = treating.Clinic.Db();
        Assert.False(await db.Consents.AnyAsync(Cancel));
        Assert.IsType<ConsentSigned.Kept>(await treating.SignAsync(course, Consenting.Entry(changed.Now.Version)));
    }

    [Fact]
    public async Task Neither_party_can_leave_the_signature_out()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var text = await treating.TextAsync(course);

        var bare = Assert.IsType<ConsentSigned.Wrong>(await treating.SignAsync(course, Consenting.Entry(text.Version) with { Mark = null, Explainer = null, Signature = " " }));

        Assert.Equal(["Explained", "Lines", "Signature"], bare.Problems.Keys.Order());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_form_sent_twice_at_once_is_one_consent(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var entry = Consenting.Entry((await treating.TextAsync(course)).Version);
        var key = treating.NewKey();

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => treating.SignAsync(course, entry, key)));

        Assert.Single(all.Select(a => Assert.IsType<ConsentSigned.Kept>(a).Id).Distinct());
        await using var db = treating.Clinic.Db();
        Assert.Equal((1, 2), (await db.Consents.CountAsync(Cancel), await db.ConsentSignatures.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Another_zone_is_another_course_and_needs_its_own_consent()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var face = await treating.PlanAsync();
        await treating.ConsentAsync(face);
        var neck = await Treating.ClearAsync(treating.Clinic, treating.Patient, Modality.NonInvasive, "neck");
        var other = Assert.IsType<CoursePlanned.Kept>(await treating.Clinic.WithAsync((PlanCourse plan) =>
            plan.RunAsync(treating.NewKey(), treating.Patient.Id, treating.Entry() with { Clearance = neck.Id }, Cancel))).Course;

        var refused = Assert.IsType<SessionBegun.Refused>(await treating.BeginAsync(other));

        Assert.Contains("G-12", refused.Reasons.Select(r => r.Rule));
        Assert.NotEqual((await treating.TextAsync(face, beyond: true)).Version, (await treating.TextAsync(other)).Version);
    }

    [Fact]
    public async Task The_usual_consent_ends_before_session_8()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync(7);
        await treating.ConsentAsync(course);

        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.NotNull(view!.File.ConsentFor(7, treating.Clinic.Clock.Now));
        Assert.Null(view.File.ConsentFor(8, treating.Clinic.Clock.Now));
        var renewed = await treating.TextAsync(course, beyond: true);
        Assert.Contains("с 8-го по 10-й", renewed.Whole, StringComparison.Ordinal);
        Assert.IsType<ConsentSigned.Kept>(await treating.SignAsync(course, Consenting.Entry(renewed.Version, beyond: true)));
        var after = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.Equal((8, 10), (after!.File.ConsentFor(8, treating.Clinic.Clock.Now)!.FirstSession, after.File.ConsentFor(8, treating.Clinic.Clock.Now)!.LastSession));
    }
}
