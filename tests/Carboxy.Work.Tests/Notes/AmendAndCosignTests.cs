using Carboxy.Notes;
using Carboxy.Work.Database;

namespace Carboxy.Work.Notes;

public sealed class AmendAndCosignTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_amendment_stands_beside_the_original_and_both_are_shown(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var note = await writing.NoteAsync(writing.Practitioner, "The left side.");

        var draft = Assert.IsType<NoteBegun.Draft>(await writing.AmendAsync(writing.Practitioner, note.Id)).Id;
        Assert.Equal(draft, Assert.IsType<NoteBegun.Draft>(await writing.AmendAsync(writing.Practitioner, note.Id)).Id);
        writing.Clinic.Clock.Now += TimeSpan.FromMinutes(5);
        var amendment = Assert.IsType<NoteSigned.Done>(await writing.SignAsync(writing.Practitioner, draft, 1, "It was the right side.")).Note;

        var view = await writing.LookAsync(writing.Physician, note.Id);
        Assert.Equal("The left side.", view!.Original!.Note.Text);
        Assert.Equal("It was the right side.", Assert.Single(view.Amendments).Note.Text);
        var again = Assert.IsType<NoteBegun.Draft>(await writing.AmendAsync(writing.Physician, amendment.Id)).Id;
        Assert.Equal(note.Id, (await writing.LookAsync(writing.Physician, again))!.Draft!.AmendsId);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whoever_neither_signed_nor_is_a_physician_amends_nothing(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var note = await writing.NoteAsync(writing.Physician, "Examined.");

        Assert.IsType<NoteBegun.Refused>(await writing.AmendAsync(writing.Practitioner, note.Id));
        Assert.IsType<NoteBegun.Refused>(await writing.AmendAsync(writing.Reception, note.Id));
        Assert.False((await writing.LookAsync(writing.Practitioner, note.Id))!.MayAmend);
        Assert.IsType<NoteBegun.Draft>(await writing.AmendAsync(writing.Other, note.Id));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_second_signature_is_another_physicians(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var (own, note) = (await writing.NoteAsync(writing.Physician, "Examined.", asksCosign: true), await writing.NoteAsync(writing.Practitioner, "Treated.", asksCosign: true));

        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Physician, own, agreed: true));
        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Practitioner, note, agreed: true));
        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Reception, note, agreed: true));
        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Physician, note, agreed: true, seen: "another text"));
        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Physician, await writing.NoteAsync(writing.Practitioner, "Nobody asked."), agreed: true));
        Assert.Equal(CosignStanding.Waiting, (await writing.LookAsync(writing.Physician, note.Id))!.Original!.Standing);

        Assert.IsType<NoteCosigned.Done>(await writing.CosignAsync(writing.Physician, note, agreed: true));
        Assert.IsType<NoteCosigned.Done>(await writing.CosignAsync(writing.Physician, note, agreed: true));
        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Other, note, agreed: false, "Late"));
        Assert.Equal(CosignStanding.Cosigned, (await writing.LookAsync(writing.Physician, note.Id))!.Original!.Standing);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_note_goes_back_with_a_reason_and_its_amendment_asks_anew(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var note = await writing.NoteAsync(writing.Practitioner, "Treated.", asksCosign: true);
        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Physician, note, agreed: false, "  "));
        Assert.IsType<NoteCosigned.Refused>(await writing.CosignAsync(writing.Physician, note, agreed: false, new string('x', CosignNote.LongestReason + 1)));

        Assert.IsType<NoteCosigned.Done>(await writing.CosignAsync(writing.Physician, note, agreed: false, "Which side?"));
        Assert.Equal(CosignStanding.Returned, (await writing.LookAsync(writing.Practitioner, note.Id))!.Original!.Standing);

        writing.Clinic.Clock.Now += TimeSpan.FromMinutes(5);
        var draft = Assert.IsType<NoteBegun.Draft>(await writing.AmendAsync(writing.Practitioner, note.Id)).Id;
        var amendment = Assert.IsType<NoteSigned.Done>(await writing.SignAsync(writing.Practitioner, draft, 1, "The left side.", asksCosign: true)).Note;
        Assert.IsType<NoteCosigned.Done>(await writing.CosignAsync(writing.Physician, amendment, agreed: true));

        var view = await writing.LookAsync(writing.Practitioner, note.Id);
        Assert.Equal((CosignStanding.Amended, CosignStanding.Cosigned), (view!.Original!.Standing, Assert.Single(view.Amendments).Standing));
        Assert.Equal("Which side?", view.Original.Cosign!.Reason);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_note_is_filled_from_the_session_and_carried_lines_are_asked_about(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        var course = await writing.Treating.PlanAsync();
        await writing.Treating.ConsentAsync(course);
        var session = await writing.Treating.TreatAsync(course);
        NoteWish wish = new(writing.Patient, Language.English) { Template = "session_mask", Session = new(session.Id.Value) };

        var text = (await writing.LookAsync(writing.Physician, await writing.DraftAsync(writing.Physician, wish)))!.Draft!.Text;
        Assert.Contains("Session 1 of 5", text, StringComparison.Ordinal);
        Assert.Contains("Pain: before 0, at worst 2, after 1 (of 10). Reactions: none.", text, StringComparison.Ordinal);
        Assert.Equal(["the skin after the mask"], NoteText.Open(text).Except(["products and batches"]));
        var first = await writing.NoteAsync(writing.Physician, text.Replace("{?the skin after the mask}", "calm", StringComparison.Ordinal).Replace("{?products and batches}", "as usual", StringComparison.Ordinal), wish: wish);

        Assert.IsType<NoteBegun.Refused>(await writing.BeginAsync(writing.Physician, wish with { Template = "reaction", SameAsLast = true }));
        var carried = await writing.LookAsync(writing.Physician, await writing.DraftAsync(writing.Physician, wish with { SameAsLast = true }));
        Assert.Equal(first.Id, carried!.CarriedFrom!.Id);
        Assert.Contains("The skin after the mask: calm", carried.Draft!.Text, StringComparison.Ordinal);
        var full = carried.Draft.Text.Replace("{?products and batches}", "gel", StringComparison.Ordinal);
        Assert.IsType<SignatureBar.CarriedUnread>(Assert.Single(Assert.IsType<NoteSigned.Barred>(await writing.SignAsync(writing.Physician, carried.Draft.Id, 1, full)).Bars));
        Assert.IsType<NoteSigned.Done>(await writing.SignAsync(writing.Physician, carried.Draft.Id, 2, full, carriedRead: true));
        var stranger = await writing.Clinic.PatientAsync("Другая");
        Assert.IsType<NoteBegun.Gone>(await writing.BeginAsync(writing.Physician, wish with { Patient = stranger.Id })); // a session of somebody else
        Assert.IsType<NoteBegun.Gone>(await writing.BeginAsync(writing.Physician, new(stranger.Id, Language.English) { Course = course }));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_clinic_adds_its_own_templates_and_retires_them(Engine engine)
    {
        await using var writing = await Writing.OpenAsync(engine, postgres);
        Task<TemplateKept> KeepAsync(Actor who, OwnTemplate typed, Id<NoteTemplateRow>? id = null, bool retired = false) =>
            writing.AsAsync(who, (NoteTemplates all) => all.KeepAsync(writing.Treating.NewKey(), id, typed, retired, Cancel));
        OwnTemplate own = new(NoteAbout.Patient, null, "Visit of a relative", "On {today}: {?who came}");

        Assert.IsType<TemplateKept.NotAllowed>(await KeepAsync(writing.Practitioner, own));
        Assert.Equal(["Body", "Title"], Assert.IsType<TemplateKept.Wrong>(await KeepAsync(writing.Physician, own with { Title = " ", Body = "{zoone}" })).Problems.Keys.Order());
        var id = Assert.IsType<TemplateKept.Kept>(await KeepAsync(writing.Physician, own)).Id;
        Assert.EndsWith("2026: {?who came}", (await writing.LookAsync(writing.Practitioner, await writing.DraftAsync(writing.Practitioner, new(writing.Patient, Language.English) { Template = $"{id}" })))!.Draft!.Text, StringComparison.Ordinal);

        await KeepAsync(writing.Physician, own with { Title = "Relatives" }, id);
        Assert.IsType<TemplateKept.Kept>(await KeepAsync(writing.Physician, own with { Title = "Relatives" }, id, retired: true));
        Assert.IsType<NoteBegun.Refused>(await writing.BeginAsync(writing.Practitioner, new(writing.Patient, Language.English) { Template = $"{id}" }));
        Assert.Equal((3, true), (await writing.AsAsync(writing.Physician, (NoteTemplates all) => all.OwnAsync(Cancel))).Select(t => (t.Version, t.Retired)).Single());
    }
}
