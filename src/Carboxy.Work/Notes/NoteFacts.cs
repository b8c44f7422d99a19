using System.Globalization;
using Carboxy.Courses;
using Carboxy.Outcomes;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Outcomes;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Notes;

/// <summary>What the record says about a patient, a session or a course, in the words that templates ask for. Whoever calls writes the line of audit.</summary>
public sealed class NoteFacts(ClinicDb db, OpenCourse open, RepeatErrors errors, ClinicKnowledge knowledge)
{
    internal async Task<IReadOnlyDictionary<string, string>> OfAsync(NoteWish wish, CancellationToken cancel)
    {
        var said = new Told(wish.Language);
        var today = await db.TodayAsync(cancel);
        var patient = await db.Patients.AsNoTracking().SingleAsync(p => p.Id == wish.Patient, cancel);
        said.Add("today", said.Day(today));
        said.Add("patient", patient.FullName);
        said.Add("age", patient.AgeOn(today) is { } age ? $"{age}" : null);
        said.Add("verdict", await VerdictAsync(wish, said, cancel));
        if (wish.Course is { } id && await open.ViewAsync(id, cancel) is { } view)
        {
            var sessions = await SessionFiles.BeforeAsync(db, id, int.MaxValue, cancel);
            OfCourse(said, view, sessions, await errors.ReadAsync(cancel));
            if (wish.Session is { } one && sessions.FirstOrDefault(s => s.Id.Value == one.Value) is { } session)
                new SessionTold(said, knowledge).Add(session, sessions);
            else if (sessions.Count > 0)
                new SessionTold(said, knowledge).AddCourse(sessions);
        }

        return said.Words;
    }

    /// <summary>The newest verdict of each way and zone.</summary>
    async Task<string?> VerdictAsync(NoteWish wish, Told said, CancellationToken cancel)
    {
        var latest = await db.Screenings.AsNoTracking().Where(s => s.Patient == wish.Patient).OrderByDescending(s => s.On).ThenByDescending(s => s.Id).Take(20).Select(s => new { s.Modality, s.Zone, s.Verdict, s.On }).ToListAsync(cancel);
        return latest.Count == 0 ? null : string.Join("; ", latest.DistinctBy(s => (s.Modality, s.Zone)).Select(s =>
            $"{NoteNames.Of(s.Modality).In(said.Language)}, {ZoneOf(said, s.Zone, Side.None)} — {NoteNames.Of(s.Verdict).In(said.Language)} ({said.Day(s.On)})"));
    }

    void OfCourse(Told said, CourseView view, IReadOnlyList<Session> sessions, IReadOnlyList<JudgedByRepeating> repeated)
    {
        var course = view.Course;
        said.Add("modality", NoteNames.Of(course.Modality).In(said.Language));
        said.Add("zone", ZoneOf(said, course.Zone, course.Side));
        said.Add("aim", view.Indication?.Name.In(said.Language) ?? course.Indication);
        said.Add("protocol", view.Protocol?.Name.In(said.Language) ?? course.Protocol);
        said.Add("planned", $"{course.Sessions}");
        said.Add("held", $"{sessions.Count}");
        said.Add("next", view.Next is Next.Due due
            ? said.Say($"сеанс {due.Number}, не раньше {said.Day(due.Window.Earliest.Date)}", $"session {due.Number}, not before {said.Day(due.Window.Earliest.Date)}")
            : said.Say("сеансов больше не запланировано", "no further session is planned"));
        var judged = CourseOutcomes.Judged(view, knowledge, repeated).Where(s => s.Series.Points.Any(p => p.Judgement is not null)).ToList();
        said.Add("outcome", judged.Count == 0 ? null : string.Join("; ", judged.Select(s => $"{s.Series.Measure.Name.In(said.Language)}: {s.Series.Points.Last(p => p.Judgement is not null).Judgement!.Word.In(said.Language)}")));
    }

    string ZoneOf(Told said, string zone, Side side) => knowledge.Zones.Find(zone) is { } known ? SideWords.With(known.Name, side).In(said.Language) : zone;
}

/// <summary>Words gathered for one language.</summary>
sealed class Told(Language language)
{
    readonly Dictionary<string, string> words = new(StringComparer.Ordinal);

    public Language Language => language;

    public IReadOnlyDictionary<string, string> Words => words;

    public void Add(string word, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            words[word] = value.Trim();
    }

    public string Say(string ru, string en) => language == Language.Russian ? ru : en;

    public string Day(DateOnly day) => language == Language.Russian ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) : day.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    public string Number(decimal value) => value.ToString("0.##", CultureInfo.GetCultureInfo(language == Language.Russian ? "ru-RU" : "en-GB"));

    public string Range(IReadOnlyCollection<decimal> values) => values.Min() == values.Max() ? Number(values.Min()) : $"{Number(values.Min())}–{Number(values.Max())}";
}

/// <summary>Names that notes use inside a sentence.</summary>
static class NoteNames
{
    public static Text Of(Modality modality) => modality == Modality.Injection ? new("инъекционная методика", "injection") : new("неинвазивная методика", "non-invasive");

    public static Text Of(Verdict verdict) => verdict switch
    {
        Verdict.Cleared => new("допущен", "cleared"),
        Verdict.NeedsClinicianDecision => new("решает врач", "a physician decides"),
        Verdict.PostponeUntil => new("отложить", "postpone"),
        _ => new("исключено", "excluded"),
    };
}
