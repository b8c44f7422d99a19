using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>The questionnaire as somebody with the link sees it.</summary>
/// <param name="Own">The facts that were answered through this link; nothing else of the record is shown to its holder.</param>
public sealed record LinkOpened(OpenedInterview Opened, Wish Wish, IReadOnlySet<string> Own);

/// <summary>A patient answers through a link: no account, no more of the record than the questions and their answers.</summary>
public sealed class AnswerByLink(ClinicDb db, Acting acting, OpenInterview interviews, ClinicKnowledge knowledge)
{
    /// <summary>The questionnaire behind a token, or null where the link has ended, was sent, or never was.</summary>
    public async Task<LinkOpened?> OpenAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } link)
            return null;
        var today = await db.TodayAsync(cancel);
        return await db.ReadAsync(new(AuditKind.Read, "answer_sheet", null, link.PatientId, "intake_link"), async () =>
            await interviews.ReadAsync(link.PatientId, today, cancel) is { } opened ? new LinkOpened(opened, Wish.FromJson(link.Wish), await OwnAsync(link, opened.Interview, cancel)) : null, cancel);
    }

    async Task<HashSet<string>> OwnAsync(IntakeLink link, Interview current, CancellationToken cancel)
    {
        var before = await db.AnswerSheets.AsNoTracking().Where(a => a.PatientId == link.PatientId && a.At < link.CreatedAt).OrderByDescending(a => a.Version).FirstOrDefaultAsync(cancel);
        var known = before is null ? Interview.Empty : Interview.Read(before.Content);
        return [.. current.Given.Where(g => g.Value.By is AnsweredBy.Patient && known[g.Key] != g.Value).Select(g => g.Key)];
    }

    /// <summary>Saves as the patient goes; facts that only staff measure are not taken from a phone.</summary>
    public async Task<AnswersSaved> SaveAsync(string token, AnswerChanges changes, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } link)
            return new AnswersSaved.Gone();
        var own = changes.Values.Where(v => knowledge.Questions.Find(v.Key) is { By: AnsweredBy.Patient }).ToDictionary();
        return await new AnswerKeeping(db, knowledge).SaveAsync(link.PatientId, link.Id, changes with { Values = own, By = AnsweredBy.Patient }, await db.TodayAsync(cancel), db.Now, cancel);
    }

    /// <summary>The patient is done: the link ends. True where it was still open.</summary>
    public async Task<bool> SubmitAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } link)
            return false;
        link.ClosedAt = db.Now;
        db.Note(new(AuditKind.Change, "intake_link", link.Id.Value, link.PatientId, "submitted"));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>From here on it is the link that acts.</summary>
    async Task<IntakeLink?> FindAsync(string token, CancellationToken cancel)
    {
        var (hash, now) = (Token.HashOf(token), db.Now);
        if (await db.IntakeLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.ClosedAt == null && l.ExpiresAt > now, cancel) is not { } link)
            return null;
        acting.ActAs(new Actor.Link(link.Id.Value));
        return link;
    }
}
