using Carboxy.Knowledge;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>What somebody of the clinic writes down about a reaction after a session.</summary>
/// <param name="Kind">An event of the knowledge base.</param>
/// <param name="StartedAt">When it began; never before the session.</param>
/// <param name="EndedAt">When it had passed; null while it lasts.</param>
public sealed record AdverseEntry(string Kind, int Grade, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Words)
{
    public const int LongestWords = 2000;
}

/// <summary>What came of it.</summary>
public abstract record AdverseRecorded
{
    public sealed record Kept(Id<AdverseEventRow> Event) : AdverseRecorded;

    public sealed record Wrong(IReadOnlyDictionary<string, Text> Problems) : AdverseRecorded;

    public sealed record Gone : AdverseRecorded;
}

/// <summary>Records a reaction after a session, or what comes to be known of one later: its name, its grade, that it has passed.</summary>
public sealed class RecordAdverse(ClinicDb db, ClinicKnowledge knowledge, MoveExpectedDays expected)
{
    public async Task<AdverseRecorded> NewAsync(string submission, Id<SessionRow> id, AdverseEntry entry, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new AdverseRecorded.Kept(new(made));
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } session)
            return new AdverseRecorded.Gone();
        if (await ProblemsAsync(session, entry, cancel) is { Count: > 0 } problems)
            return new AdverseRecorded.Wrong(problems);
        var row = new AdverseEventRow
        {
            Id = Id<AdverseEventRow>.New(db.Now), PatientId = session.PatientId, SessionId = session.Id, Kind = entry.Kind, Grade = entry.Grade, StartedAt = entry.StartedAt, EndedAt = entry.EndedAt,
            Content = AdverseKeeping.Content(entry), Actor = db.Actor.Code, At = db.Now, Source = AdverseSource.Staff, Words = WordsOf(entry),
        };
        new AdverseKeeping(db, knowledge).Add(session, row);
        return await SaveAsync(submission, row, "new", cancel);
    }

    /// <param name="seen">The entry that whoever writes had before them; where another stands by now, nothing is written.</param>
    public async Task<AdverseRecorded> CarryAsync(string submission, Id<AdverseEventRow> seen, AdverseEntry entry, CancellationToken cancel)
    {
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return new AdverseRecorded.Kept(new(made));
        if (await db.AdverseEvents.AsNoTracking().SingleOrDefaultAsync(a => a.Id == seen, cancel) is not { SessionId: { } id } row)
            return new AdverseRecorded.Gone();
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id, cancel);
        var problems = await ProblemsAsync(session, entry with { StartedAt = row.StartedAt }, cancel);
        if (await new AdverseKeeping(db, knowledge).FindAsync(row.Root, cancel) is not { } stands || stands.Id != seen)
            problems = new() { [""] = new("Эту запись тем временем дополнил кто-то другой. Обновите страницу и посмотрите.", "Somebody else has added to this entry meanwhile. Reload the page and look.") };
        if (problems.Count > 0)
            return new AdverseRecorded.Wrong(problems);
        var next = AdverseKeeping.Carry(row, Id<AdverseEventRow>.New(db.Now), db.Actor.Code, db.Now, entry.EndedAt, kind: entry.Kind, grade: entry.Grade, words: WordsOf(entry), source: AdverseSource.Staff);
        db.AdverseEvents.Add(next);
        if (entry.Kind != row.Kind || entry.Grade > row.Grade)
            new AdverseKeeping(db, knowledge).PutBefore(session, next);
        return await SaveAsync(submission, next, "carry", cancel);
    }

    async Task<AdverseRecorded> SaveAsync(string submission, AdverseEventRow row, string why, CancellationToken cancel)
    {
        db.Note(new(AuditKind.Create, "adverse_event", row.Id.Value, row.PatientId, why));
        if (await db.SaveOnceAsync(submission, "adverse_event", row.Id.Value, cancel) is { } theirs)
            return new AdverseRecorded.Kept(new(theirs));
        await expected.RunAsync(row.PatientId);
        return new AdverseRecorded.Kept(row.Id);
    }

    async Task<Dictionary<string, Text>> ProblemsAsync(SessionRow session, AdverseEntry entry, CancellationToken cancel)
    {
        Dictionary<string, Text> problems = [];
        if (await db.ActingAsync(Roles.Practitioner, cancel) is null && await db.ActingAsync(Roles.Physician, cancel) is null)
            problems[""] = new("Реакции записывают врач и специалист.", "A physician or a practitioner records reactions.");
        if (knowledge.AdverseEvents.All(e => e.Id != entry.Kind || !e.Modalities.Contains(session.Modality)))
            problems["Kind"] = new("Выберите, что было. Если ничего не подходит, выберите «другое» и опишите словами.", "Choose what it was. Where nothing fits, choose \"something else\" and describe it.");
        if (entry.Grade is < 1 or > 5)
            problems["Grade"] = new("Степень — от 1 до 5.", "A grade runs from 1 to 5.");
        if (entry.StartedAt < session.StartedAt || entry.StartedAt > db.Now)
            problems["StartedAt"] = new("Реакция началась не раньше сеанса и не позже этой минуты.", "A reaction began after the session did, and before this minute.");
        if (entry.EndedAt is { } ended && (ended < entry.StartedAt || ended > db.Now))
            problems["EndedAt"] = new("Реакция прошла после начала и не позже этой минуты.", "A reaction passed after it began, and before this minute.");
        if (entry.Words?.Length > AdverseEntry.LongestWords)
            problems["Words"] = new($"Слишком длинно: не больше {AdverseEntry.LongestWords} знаков.", $"Too long: at most {AdverseEntry.LongestWords} characters.");
        if (entry.Kind == AdverseEventReader.Other && string.IsNullOrWhiteSpace(entry.Words))
            problems["Words"] = new("Опишите, что было.", "Describe what it was.");
        return problems;
    }

    static string? WordsOf(AdverseEntry entry) => string.IsNullOrWhiteSpace(entry.Words) ? null : entry.Words.Trim();
}
