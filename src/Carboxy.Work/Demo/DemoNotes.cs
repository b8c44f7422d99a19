using Carboxy.Notes;
using Carboxy.Work.Courses;
using Carboxy.Work.Notes;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Demo;

/// <summary>What the colleagues of the demo clinic write about a patient.</summary>
sealed class DemoNotes(DemoVisitor visitor)
{
    int written;

    DemoHouse House => visitor.House;

    CancellationToken Cancel => House.Cancel;

    /// <summary>Begins a note and answers what the template asks, in order.</summary>
    public async Task<NoteDraft> DraftAsync(string role, string template, IEnumerable<string> answers, Id<CourseRow>? course = null, Id<SessionRow>? session = null)
    {
        var wish = new NoteWish(visitor.Id, Language.Russian) { Template = template, Course = course, Session = session };
        var id = visitor.Must<NoteBegun.Draft>(await House.DoAsync(role, (StartNote start) => start.RunAsync(visitor.Form($"note-{++written}"), wish, Cancel))).Id;
        var draft = (await House.DoAsync(role, (OpenNote open) => open.RunAsync(id, Cancel)))!.Draft!;
        var text = NoteText.Open(draft.Text).Zip(answers).Aggregate(draft.Text, (so, said) => so.Replace($"{{?{said.First}}}", said.Second, StringComparison.Ordinal));
        draft.Text = text;
        draft.Version = await KeepAsync(role, draft);
        return draft;
    }

    /// <summary>Keeps what stands in the draft now; its new version.</summary>
    public async Task<int> KeepAsync(string role, NoteDraft draft) =>
        visitor.Must<DraftSaved.Kept>(await House.DoAsync(role, (SaveDraft save) => save.RunAsync(draft.Id, draft.Version, draft.Text, Cancel))).Version;

    /// <summary>Writes the same into whatever is still open.</summary>
    public async Task FillAsync(string role, NoteDraft draft, string answer)
    {
        draft.Text = NoteText.Open(draft.Text).Aggregate(draft.Text, (so, asked) => so.Replace($"{{?{asked}}}", answer, StringComparison.Ordinal));
        draft.Version = await KeepAsync(role, draft);
    }

    public async Task<NoteRow> SignAsync(string role, NoteDraft draft, bool asksCosign = false) =>
        visitor.Must<NoteSigned.Done>(await House.DoAsync(role, (SignNote sign) => sign.RunAsync(draft.Id, new(draft.Version, draft.Text, asksCosign, CarriedRead: true), Cancel))).Note;

    public async Task CosignAsync(NoteRow note, bool agreed, string? reason = null) =>
        visitor.Must<NoteCosigned.Done>(await House.DoAsync(Roles.Physician, (CosignNote cosign) => cosign.RunAsync(note.Id, agreed, reason, note.Sha256, Cancel)));

    public async Task AmendAsync(string role, NoteRow note, string words)
    {
        var id = visitor.Must<NoteBegun.Draft>(await House.DoAsync(role, (StartNote start) => start.AmendAsync(visitor.Form($"note-{++written}"), note.Id, Language.Russian, Cancel))).Id;
        visitor.Must<NoteSigned.Done>(await House.DoAsync(role, (SignNote sign) => sign.RunAsync(id, new(1, words, AsksCosign: false, CarriedRead: true), Cancel)));
    }
}
