using Carboxy.Courses;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Consents;

public sealed class SignByLinkTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<ByLink?> OpenAsync(Treating treating, string token, Language language = Language.Russian) => treating.ByLinkAsync(s => s.OpenAsync(token, language, Cancel));

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_signs_on_the_phone_once_and_keeps_a_copy(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var token = await treating.LinkAsync(course);
        var seen = Assert.IsType<ByLink.ToSign>(await OpenAsync(treating, token, Language.English));

        var signed = Assert.IsType<ConsentSigned.Kept>(await treating.ByLinkAsync(s => s.SignAsync(token, Consenting.Entry(seen.Text.Version, Language.English) with { Explainer = null }, Cancel)));
        var again = Assert.IsType<ConsentSigned.Kept>(await treating.ByLinkAsync(s => s.SignAsync(token, Consenting.Entry(seen.Text.Version, Language.English), Cancel)));

        Assert.Equal(signed.Id, again.Id);
        Assert.Equal(signed.Id, Assert.IsType<ByLink.Served>(await OpenAsync(treating, token)).Made);
        Assert.Equal(signed.Id, (await treating.ByLinkAsync(s => s.CopyAsync(token, Cancel)))!.Consent.Id);
        await using var db = treating.Clinic.Db();
        Assert.Equal(1, await db.Consents.CountAsync(Cancel));
        var patient = await db.ConsentSignatures.SingleAsync(s => s.Party == ConsentParty.Patient, Cancel);
        var explainer = await db.ConsentSignatures.SingleAsync(s => s.Party == ConsentParty.Explainer, Cancel);
        Assert.StartsWith("link:", patient.Actor, StringComparison.Ordinal);
        Assert.Equal((treating.Clinic.Actor.Code, SignatureManner.Drawn), (explainer.Actor, explainer.Manner));
        await treating.StartAsync(course);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_link_pressed_twice_at_once_makes_one_consent(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var token = await treating.LinkAsync(course);
        var text = Assert.IsType<ByLink.ToSign>(await OpenAsync(treating, token)).Text;
        treating.Clinic.Actor = new Actor.Nobody();

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => treating.Clinic.WithAsync((SignByLink s) => s.SignAsync(token, Consenting.Entry(text.Version), Cancel))));

        Assert.Single(all.Select(a => Assert.IsType<ConsentSigned.Kept>(a).Id).Distinct());
        await using var db = treating.Clinic.Db();
        Assert.Equal(1, await db.Consents.CountAsync(Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_link_ends_after_72_hours_when_taken_back_and_when_a_newer_one_is_given(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var first = await treating.LinkAsync(course);
        var second = await treating.LinkAsync(course);

        Assert.Null(await OpenAsync(treating, first));
        var text = Assert.IsType<ByLink.ToSign>(await OpenAsync(treating, second)).Text;
        var open = Assert.Single(await treating.Clinic.WithAsync((ConsentLinksGiven links) => links.OpenAsync(treating.Patient.Id, Cancel)));
        Assert.NotNull(open.OpenedAt);
        Assert.True(await treating.Clinic.WithAsync((ConsentLinksGiven links) => links.RevokeAsync(open.Id, Cancel)));
        Assert.Null(await OpenAsync(treating, second));
        Assert.IsType<ConsentSigned.NotPossible>(await treating.ByLinkAsync(s => s.SignAsync(second, Consenting.Entry(text.Version), Cancel)));

        var third = await treating.LinkAsync(course);
        treating.Clinic.Clock.Now = treating.Clinic.Clock.Now.AddHours(ConsentLink.HoursValid);
        Assert.Null(await OpenAsync(treating, third));
        Assert.Null(await treating.ByLinkAsync(s => s.CopyAsync(third, Cancel)));
        Assert.IsType<ConsentSigned.NotPossible>(await treating.ByLinkAsync(s => s.SignAsync(third, Consenting.Entry(text.Version), Cancel)));
        await using var db = treating.Clinic.Db();
        Assert.False(await db.Consents.AnyAsync(Cancel));
    }

    [Fact]
    public async Task What_changed_since_it_was_explained_cannot_be_signed_by_the_link()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var token = await treating.LinkAsync(course);
        var shown = Assert.IsType<ByLink.ToSign>(await OpenAsync(treating, token)).Text;
        await treating.ChangeTextAsync();

        var changed = Assert.IsType<ByLink.Changed>(await OpenAsync(treating, token));
        var refused = Assert.IsType<ConsentSigned.TextChanged>(await treating.ByLinkAsync(s => s.SignAsync(token, Consenting.Entry(shown.Version), Cancel)));
        var newOne = await treating.ByLinkAsync(s => s.SignAsync(token, Consenting.Entry(refused.Now.Version), Cancel));

        Assert.Equal(shown.Whole, changed.Explained);
        Assert.IsType<ConsentSigned.TextChanged>(newOne);
    }

    [Fact]
    public async Task Nobody_gives_a_link_to_a_text_that_they_did_not_explain()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();

        Assert.IsType<ConsentInvited.NotExplained>(await treating.Clinic.WithAsync((InviteToSign invite) => invite.ToTreatmentAsync(course, beyond: false, null, Cancel)));
        Assert.Null(await OpenAsync(treating, "guessed"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_patient_takes_the_consent_back_by_link_and_the_course_ends(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var consent = await treating.ConsentAsync(course);
        var token = Assert.IsType<ConsentInvited.Made>(await treating.Clinic.WithAsync((InviteToSign invite) => invite.ToWithdrawalAsync(consent, Cancel))).Token;
        Assert.IsType<ByLink.ToWithdraw>(await OpenAsync(treating, token));

        var withdrawn = Assert.IsType<ConsentWithdrawnBy.Kept>(await treating.ByLinkAsync(s => s.WithdrawAsync(token, "Планы изменились", Cancel)));

        Assert.Equal(ConsentTakenBack.CourseStops, withdrawn.Then);
        Assert.IsType<ByLink.Served>(await OpenAsync(treating, token));
        Assert.IsType<ConsentWithdrawnBy.Gone>(await treating.ByLinkAsync(s => s.WithdrawAsync(token, null, Cancel)));
        var view = await treating.Clinic.WithAsync((OpenCourse open) => open.RunAsync(course, "test", Cancel));
        Assert.Equal(CourseState.Stopped, view!.Course.State);
        Assert.StartsWith("link:", Assert.Single(view.File.Withdrawals).Actor, StringComparison.Ordinal);
    }
}
