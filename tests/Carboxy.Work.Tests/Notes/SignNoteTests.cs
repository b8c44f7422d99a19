using System.Data.Common;
using Carboxy.Notes;
using Carboxy.Work.Database;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

public sealed class SignNoteTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_draft_grows_and_is_signed_with_its_fingerprint(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);
        Assert.Equal(2, Assert.IsType<DraftSaved.Kept>(await writing.SaveAsync(writing.Practitioner, id, 1, "Called. \r\nAll is well.")).Version);
        Assert.Equal(2, Assert.IsType<DraftSaved.Kept>(await writing.SaveAsync(writing.Practitioner, id, 2, "Called.\nAll is well.")).Version);

        var signed = Assert.IsType<NoteSigned.Done>(await writing.SignAsync(writing.Practitioner, id, 2, "Called.\nAll is well.\nCalls again on Friday.")).Note;

        Assert.Equal((NoteText.Sha256("Called.\nAll is well.\nCalls again on Friday."), writing.Practitioner.PersonId, writing.Clinic.Clock.Now), (signed.Sha256, signed.SignedBy, signed.SignedAt));
        var view = await writing.LookAsync(writing.Physician, id);
        Assert.True(view!.Original!.Note.Holds);
        Assert.Null(view.Draft);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_database_lets_nobody_change_what_was_signed(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        await writing.NoteAsync(writing.Practitioner, "Called.", asksCosign: true);
        await writing.DraftAsync(writing.Practitioner);

        foreach (var sql in new[] { "update note set text = 'x'", "delete from note", "update note_draft set text = 'x' where outcome = 'signed'", "delete from note_draft" })
            Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<DbException>(() => writing.Clinic.SqlAsync(sql))).Message, StringComparison.Ordinal);
        Assert.Contains("note-cosign", (await Assert.ThrowsAnyAsync<DbException>(() => writing.Clinic.SqlAsync(
            "insert into note_cosign (clinic_id, note_id, patient_id, agreed, sha256, person_id, at) select clinic_id, id, patient_id, true, sha256, signed_by, signed_at from note"))).Message, StringComparison.Ordinal);
        Assert.Equal(1, await writing.Clinic.SqlAsync("update note_draft set text = 'x' where outcome is null"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Signed_twice_it_is_signed_once(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);
        writing.Clinic.Actor = writing.Practitioner;

        var both = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => writing.Clinic.WithAsync((SignNote sign) => sign.RunAsync(id, new(1, "Called.", false, false), Cancel)), Cancel)));

        Assert.Single(both.OfType<NoteSigned.Done>());
        Assert.Equal(2, both.OfType<NoteSigned.Already>().Count());
        Assert.Equal(DraftOutcome.Signed, Assert.IsType<DraftSaved.Closed>(Assert.IsType<NoteSigned.NotKept>(await writing.SignAsync(writing.Practitioner, id, 1, "Other words.")).Why).Outcome);
        await using var db = writing.Clinic.Db();
        Assert.Equal("Called.", (await db.Notes.SingleAsync(Cancel)).Text);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_another_window_saved_is_neither_overwritten_nor_signed(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);
        await writing.SaveAsync(writing.Practitioner, id, 1, "The first window");

        var moved = Assert.IsType<DraftSaved.Moved>(await writing.SaveAsync(writing.Practitioner, id, 1, "The second window"));
        var refused = Assert.IsType<NoteSigned.NotKept>(await writing.SignAsync(writing.Practitioner, id, 1, "The second window"));

        Assert.Equal(("The first window", 2), (moved.Now.Text, moved.Now.Version));
        Assert.IsType<DraftSaved.Moved>(refused.Why);
        Assert.Equal("The first window", (await writing.LookAsync(writing.Practitioner, id))!.Draft!.Text);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_many_windows_at_one_moment_each_version_is_made_once(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);
        writing.Clinic.Actor = writing.Practitioner;

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => writing.Clinic.WithAsync((SaveDraft save) => save.RunAsync(id, 1, $"Window {n}", Cancel)), Cancel)));

        Assert.Single(all.OfType<DraftSaved.Kept>());
        Assert.Equal(3, all.OfType<DraftSaved.Moved>().Count());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Open_blanks_stop_the_signature_and_keep_the_words(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);

        var barred = Assert.IsType<NoteSigned.Barred>(await writing.SignAsync(writing.Practitioner, id, 1, "The skin: {?how}"));

        Assert.IsType<SignatureBar.Blanks>(Assert.Single(barred.Bars));
        Assert.Equal(("The skin: {?how}", barred.Version), ((await writing.LookAsync(writing.Practitioner, id))!.Draft is { } d ? (d.Text, d.Version) : default));
        Assert.IsType<NoteSigned.Done>(await writing.SignAsync(writing.Practitioner, id, barred.Version, "The skin: calm"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Hostile_and_huge_texts_leave_the_draft_as_it_was(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);
        await writing.SaveAsync(writing.Practitioner, id, 1, "Kept");

        Assert.Equal(200_000, Assert.IsType<DraftSaved.TooLong>(await writing.SaveAsync(writing.Practitioner, id, 2, new string('x', 200_000))).Length);
        Assert.IsType<SignatureBar.TooLong>(Assert.Single(Assert.IsType<NoteSigned.Barred>(await writing.SignAsync(writing.Practitioner, id, 2, new string('x', 200_000))).Bars));
        Assert.Equal("Kept", (await writing.LookAsync(writing.Practitioner, id))!.Draft!.Text);
        const string Hostile = "'); drop table note;--\n<script>alert(1)</script>\n%s \\u0000 {0} 😀";
        var signed = Assert.IsType<NoteSigned.Done>(await writing.SignAsync(writing.Practitioner, id, 2, $"{Hostile}\0\u202e"));
        Assert.Equal(Hostile, signed.Note.Text);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Only_the_writer_goes_on_with_a_draft_and_only_who_treats_begins_one(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);

        Assert.IsType<DraftSaved.NotYours>(await writing.SaveAsync(writing.Physician, id, 1, "Mine now"));
        Assert.IsType<DraftSaved.NotYours>(Assert.IsType<NoteSigned.NotKept>(await writing.SignAsync(writing.Physician, id, 1, "Mine now")).Why);
        Assert.IsType<NoteBegun.Refused>(await writing.BeginAsync(writing.Reception));
        Assert.IsType<NoteBegun.Refused>(await writing.BeginAsync(new Actor.Nobody()));
        Assert.IsType<NoteBegun.Gone>(await writing.BeginAsync(writing.Practitioner, new(Id<Carboxy.Patients.Patient>.New(writing.Clinic.Clock.Now), Language.English)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_draft_put_aside_stays_and_asks_for_nothing(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var id = await writing.DraftAsync(writing.Practitioner);

        Assert.IsType<DraftSaved.Kept>(await writing.AsAsync(writing.Practitioner, (SaveDraft save) => save.SetAsideAsync(id, 1, Cancel)));

        Assert.Equal(DraftOutcome.SetAside, Assert.IsType<DraftSaved.Closed>(await writing.SaveAsync(writing.Practitioner, id, 2, "After all")).Outcome);
        Assert.IsType<NoteSigned.NotKept>(await writing.SignAsync(writing.Practitioner, id, 2, "After all"));
        Assert.Equal(DraftOutcome.SetAside, (await writing.LookAsync(writing.Practitioner, id))!.Draft!.Outcome);
    }

    [Fact]
    public async Task The_form_that_begins_a_note_begins_one_however_often_it_is_sent()
    {
        await using var writing = await Writing.OpenAsync(Engine.Sqlite, postgres);

        var first = await writing.BeginAsync(writing.Practitioner, key: "form-1");

        Assert.Equal(first, await writing.BeginAsync(writing.Practitioner, key: "form-1"));
    }
}
