using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Screening;

/// <summary>Keeps answers version by version, whoever gives them: staff at the desk, or the patient on a phone.</summary>
sealed class AnswerKeeping(ClinicDb db, ClinicKnowledge knowledge)
{
    const int Tries = 4;

    public async Task<AnswersSaved> SaveAsync(Id<Patient> patient, Id<IntakeLink>? link, AnswerChanges changes, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        if (ProblemsOf(changes, today) is { } wrong)
            return wrong;
        for (var left = Tries; ; left--)
        {
            var (current, version) = await LatestAsync(patient, cancel);
            var before = version <= changes.Base ? current : await AtAsync(patient, changes.Base, cancel);
            if (ClashesOf(changes, before, current) is { Count: > 0 } clashes)
            {
                db.Note(new(AuditKind.Read, "answer_sheet", null, patient, "conflict"));
                await db.SaveChangesAsync(cancel);
                return new AnswersSaved.Conflict(clashes, current, version);
            }

            var meanwhile = current.Given.Where(g => before[g.Key] != g.Value).Select(g => g.Key).ToList();
            var fresh = changes.Values.Where(v => !Stands(current, v.Key, v.Value, today)).ToList();
            if (fresh.Count == 0)
                return new AnswersSaved.Saved(current, version, meanwhile);
            var next = fresh.Aggregate(current, (so, v) => so.With(v.Key, new(Interview.Normal(v.Value), today, changes.By)));
            db.AnswerSheets.Add(new() { PatientId = patient, Version = version + 1, At = now, Actor = db.Actor.Code, IntakeLinkId = link, Content = next.Write() });
            db.Note(new(AuditKind.Change, "answer_sheet", null, patient));
            try
            {
                await db.SaveChangesAsync(cancel);
                return new AnswersSaved.Saved(next, version + 1, meanwhile);
            }
            catch (DbUpdateException e) when (e.IsTaken && left > 1)
            {
                db.ChangeTracker.Clear(); // Somebody was faster: look at what they wrote.
            }
        }
    }

    public async Task<(Interview Interview, int Version)> LatestAsync(Id<Patient> patient, CancellationToken cancel) =>
        await db.AnswerSheets.AsNoTracking().Where(a => a.PatientId == patient).OrderByDescending(a => a.Version).FirstOrDefaultAsync(cancel) is { } sheet
            ? (Interview.Read(sheet.Content), sheet.Version)
            : (Interview.Empty, 0);

    async Task<Interview> AtAsync(Id<Patient> patient, int version, CancellationToken cancel) =>
        await db.AnswerSheets.AsNoTracking().SingleOrDefaultAsync(a => a.PatientId == patient && a.Version == version, cancel) is { } sheet
            ? Interview.Read(sheet.Content)
            : Interview.Empty;

    AnswersSaved.Wrong? ProblemsOf(AnswerChanges changes, DateOnly today)
    {
        var problems = new Dictionary<string, Text>(StringComparer.Ordinal);
        foreach (var fact in changes.Values.Keys.Where(fact => knowledge.Questions.Find(fact) is null or { Kind: QuestionKind.Record }))
            problems[fact] = new("Такого вопроса нет.", "There is no such question.");
        try
        {
            foreach (var (fact, fault) in Interview.Read(changes.Values.Where(v => !problems.ContainsKey(v.Key)).ToDictionary(), today).Faults)
                problems.TryAdd(fact, new($"{fault.Problem.Ru} {fault.Remedy.Ru}", $"{fault.Problem.En} {fault.Remedy.En}"));
        }
        catch (System.Text.Json.JsonException)
        {
            problems[""] = new("Ответы не читаются.", "The answers cannot be read.");
        }

        return problems.Count > 0 ? new(problems) : null;
    }

    static List<AnswerClash> ClashesOf(AnswerChanges changes, Interview before, Interview current) =>
        [.. from change in changes.Values
            let theirs = current[change.Key]
            where theirs is not null && theirs != before[change.Key] && theirs.Value != Interview.Normal(change.Value)
            select new AnswerClash(change.Key, theirs, change.Value)];

    /// <summary>The same answer, still fresh: nothing to write. An old one that is given again counts from today.</summary>
    bool Stands(Interview current, string fact, string value, DateOnly today) =>
        knowledge.Questions.Find(fact) is { } question && current.Fresh(question, today)?.Value == Interview.Normal(value);
}
