using Carboxy.Knowledge;
using Carboxy.Sessions;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Matters;
using Carboxy.Work.People;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Adverse;

/// <summary>How long something lasted, as a patient can say it.</summary>
public enum Lasting
{
    Hour,
    Day,

    /// <summary>More than a day, and gone by now.</summary>
    Longer,
    Still,
}

/// <summary>One thing that a patient ticked.</summary>
/// <param name="Event">An event of the knowledge base that patients are asked about.</param>
/// <param name="Grade">1 slight, 2 troublesome, 3 bad.</param>
public sealed record Symptom(string Event, int Grade, Lasting Lasting);

/// <summary>What a patient says a day or two after a session.</summary>
public sealed record CheckUpEntry(bool Well, IReadOnlyList<Symptom> Symptoms, string? Words = null)
{
    public const int LongestWords = 2000;

    /// <summary>So often a patient can say something about one session; after that somebody should speak with them.</summary>
    public const int Most = 5;
}

/// <summary>What somebody with a link sees; no name, nothing of the record but the day.</summary>
/// <param name="Asked">What is asked, red flags first.</param>
/// <param name="Phone">The clinic's telephone.</param>
/// <param name="Told">What was said last, or null.</param>
public sealed record CheckUpView(string Clinic, Text? Phone, DateOnly SessionOn, Modality Modality, IReadOnlyList<AdverseEvent> Asked, CheckUpTold? Told);

/// <summary>What was said: the events by their weight, for the advice.</summary>
public sealed record CheckUpTold(DateTimeOffset At, bool Well, IReadOnlyList<(AdverseEvent Event, Symptom Said)> Symptoms, bool Words)
{
    public IEnumerable<AdverseEvent> Flags => Symptoms.Select(s => s.Event).Where(e => e.Now is not null).OrderByDescending(e => e.Emergency).ThenByDescending(e => e.Kind);
}

/// <summary>What came of sending it.</summary>
public abstract record CheckUpSaid
{
    /// <summary>Kept by this form, or by the same one before it.</summary>
    public sealed record Kept : CheckUpSaid;

    /// <summary>So much was said already that the rest is for the telephone; nothing of this form was kept.</summary>
    public sealed record TooOften : CheckUpSaid;

    public sealed record Wrong(IReadOnlyList<(string Field, Text Problem)> Problems) : CheckUpSaid;

    public sealed record Gone : CheckUpSaid;
}

/// <summary>A patient says by a link how they are; what is said is kept once, and what is grave reaches a physician in the same save.</summary>
public sealed class CheckUpByLink(ClinicDb db, Acting acting, ClinicKnowledge knowledge, ClinicDetails details, MoveExpectedDays expected)
{
    const int Attempts = 8;

    /// <summary>Longer than any token of ours; nothing longer is even looked at.</summary>
    const int LongestToken = 100;

    public async Task<CheckUpView?> OpenAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } link)
            return null;
        return await db.ReadAsync(new(AuditKind.Read, "check_up", link.SessionId.Value, link.PatientId, "check_up_link"), async () =>
        {
            if (link.OpenedAt is null)
            {
                link.OpenedAt = db.Now;
                db.Note(new(AuditKind.Change, "check_up_link", link.Id.Value, link.PatientId, "opened"));
            }

            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == link.SessionId, cancel);
            var clinic = await db.Clinics.AsNoTracking().SingleAsync(c => c.Id == db.Clinic, cancel);
            var said = await db.CheckUps.AsNoTracking().Where(c => c.SessionId == link.SessionId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
            return (CheckUpView?)new CheckUpView(clinic.Name, (await details.ReadAsync(cancel)).GetValueOrDefault(ClinicDetails.Phone), session.OnDay, session.Modality, Asked(session), said is null ? null : Told(said));
        }, cancel);
    }

    public Task<CheckUpSaid> SayAsync(string token, CheckUpEntry entry, CancellationToken cancel) => Again.WhenHinderedAsync(() => AgainstOthersAsync(token, entry, cancel), cancel);

    async Task<CheckUpSaid> AgainstOthersAsync(string token, CheckUpEntry entry, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(token, entry, cancel);
            }
            catch (DbUpdateException e) when (attempt < Attempts && e.IsTaken)
            {
                // Another form about the same session was a moment faster; what it said is read first.
            }
        }
    }

    async Task<CheckUpSaid> TryAsync(string token, CheckUpEntry entry, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await FindAsync(token, cancel) is not { } link)
            return new CheckUpSaid.Gone();
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == link.SessionId, cancel);
        if (Problems(entry, Asked(session)) is { Count: > 0 } problems)
            return new CheckUpSaid.Wrong(problems);
        var content = AdverseKeeping.Content(entry);
        var said = await db.CheckUps.AsNoTracking().Where(c => c.SessionId == link.SessionId).ToListAsync(cancel);
        if (said.Exists(c => c.Content == content))
            return new CheckUpSaid.Kept(); // the same form twice
        if (said.Count >= CheckUpEntry.Most)
            return new CheckUpSaid.TooOften();

        var number = said.Count + 1;
        db.CheckUps.Add(new() { SessionId = session.Id, Number = number, PatientId = session.PatientId, At = db.Now, Actor = db.Actor.Code, Well = entry is { Well: true, Symptoms.Count: 0 }, Words = WordsOf(entry), Content = content });
        db.Note(new(AuditKind.Create, "check_up", session.Id.Value, session.PatientId, "check_up_link"));
        await KeepAsync(session, entry, cancel);
        await db.SaveChangesAsync(cancel);
        await expected.RunAsync(session.PatientId);
        return new CheckUpSaid.Kept();
    }

    async Task KeepAsync(SessionRow session, CheckUpEntry entry, CancellationToken cancel)
    {
        var (keeping, began, words) = (new AdverseKeeping(db, knowledge), session.EndedAt ?? session.StartedAt, WordsOf(entry));
        var before = PastReactions.InForce(await db.AdverseEvents.AsNoTracking().Where(a => a.SessionId == session.Id).ToListAsync(cancel));
        foreach (var symptom in entry.Symptoms)
            Keep(keeping, session, before.Find(a => a.Kind == symptom.Event && a.Source == AdverseSource.Link), symptom, EndOf(symptom.Lasting, began), words);
        if (words is null || entry.Symptoms.Count > 0)
            return;
        if (entry.Well) // Nothing troubles the patient, and something was written: it is read all the same.
            MatterKeeping.Open(db, MatterKind.PatientsWords, MatterUrgency.Routine, Guid.CreateVersion7(db.Now), session.PatientId, session.CourseId, session.Id,
                new($"После сеанса {session.Number} пациент чувствует себя хорошо и написал несколько слов.", $"After session {session.Number} the patient feels well and wrote a few words."), ["G-18"], words);
        else
            keeping.Add(session, RowOf(session, AdverseEventReader.Other, null, began, null, entry, words));
    }

    /// <summary>A first word of this symptom, or another one about the same.</summary>
    void Keep(AdverseKeeping keeping, SessionRow session, AdverseEventRow? before, Symptom symptom, DateTimeOffset? ended, string? words)
    {
        if (before is null)
        {
            keeping.Add(session, RowOf(session, symptom.Event, symptom.Grade, session.EndedAt ?? session.StartedAt, ended, symptom, words));
            return;
        }

        var next = AdverseKeeping.Carry(before, Id<AdverseEventRow>.New(db.Now), db.Actor.Code, db.Now, ended, grade: symptom.Grade, words: words);
        db.AdverseEvents.Add(next);
        keeping.PutBefore(session, next);
    }

    AdverseEventRow RowOf(SessionRow session, string kind, int? grade, DateTimeOffset began, DateTimeOffset? ended, object said, string? words) => new()
    {
        Id = Id<AdverseEventRow>.New(db.Now), PatientId = session.PatientId, SessionId = session.Id, Kind = kind, Grade = grade, StartedAt = began, EndedAt = ended, Content = AdverseKeeping.Content(said),
        Actor = db.Actor.Code, At = db.Now, Source = AdverseSource.Link, Words = words,
    };

    DateTimeOffset? EndOf(Lasting lasting, DateTimeOffset began) => lasting switch
    {
        Lasting.Hour => began.AddHours(1),
        Lasting.Day => began.AddHours(24),
        Lasting.Longer => AdverseKeeping.Later(db.Now, began.AddHours(24).AddMinutes(1)),
        _ => null,
    };

    static List<(string, Text)> Problems(CheckUpEntry entry, IReadOnlyList<AdverseEvent> asked)
    {
        List<(string, Text)> problems = [];
        if (!entry.Well && entry.Symptoms.Count == 0 && string.IsNullOrWhiteSpace(entry.Words))
            problems.Add(("Well", new("Отметьте, как вы себя чувствуете, или напишите своими словами.", "Mark how you feel, or write it in your own words.")));
        if (entry.Words?.Length > CheckUpEntry.LongestWords)
            problems.Add(("Words", new($"Слишком длинно: не больше {CheckUpEntry.LongestWords} знаков. Остальное расскажите по телефону.", $"Too long: at most {CheckUpEntry.LongestWords} characters. Tell the rest by telephone.")));
        if (entry.Symptoms.Any(s => asked.All(e => e.Id != s.Event) || s.Grade is < 1 or > 3 || !Enum.IsDefined(s.Lasting)) || entry.Symptoms.DistinctBy(s => s.Event).Count() < entry.Symptoms.Count)
            problems.Add(("Well", new("Форму не удалось прочитать. Отметьте ответы ещё раз; если вам плохо, звоните сейчас.", "The form could not be read. Mark the answers once more; if you are unwell, call now.")));
        return problems;
    }

    static string? WordsOf(CheckUpEntry entry) => string.IsNullOrWhiteSpace(entry.Words) ? null : entry.Words.Trim();

    IReadOnlyList<AdverseEvent> Asked(SessionRow session) =>
        [.. knowledge.AdverseEvents.Where(e => e.AskPatient is not null && e.Modalities.Contains(session.Modality)).OrderByDescending(e => e.Emergency).ThenByDescending(e => e.Kind)];

    CheckUpTold Told(CheckUp said)
    {
        var entry = System.Text.Json.JsonSerializer.Deserialize<CheckUpEntry>(said.Content, SessionJson.Options)!;
        return new(said.At, said.Well, [.. entry.Symptoms.Select(s => (knowledge.AdverseEvents.FirstOrDefault(e => e.Id == s.Event), s)).Where(s => s.Item1 is not null).Select(s => (s.Item1!, s.s))], said.Words is not null);
    }

    /// <summary>From here on it is the link that acts.</summary>
    async Task<CheckUpLink?> FindAsync(string token, CancellationToken cancel)
    {
        if (token.Length > LongestToken)
            return null;
        var (hash, now) = (Token.HashOf(token), db.Now);
        if (await db.CheckUpLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.ClosedAt == null && l.ExpiresAt > now, cancel) is not { } link)
            return null;
        acting.ActAs(new Actor.Link(link.Id.Value));
        return link;
    }
}
