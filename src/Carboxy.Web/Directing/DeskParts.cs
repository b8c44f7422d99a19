using Carboxy.Outcomes;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Web.Booking;
using Carboxy.Web.Courses;
using Carboxy.Web.Layout;
using Carboxy.Web.Matters;
using Carboxy.Web.Screening;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;
using Carboxy.Work.Directing;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Notes;
using Carboxy.Work.Screening;

namespace Carboxy.Web.Directing;

/// <summary>One thing that waits, in words.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Why">Why it is here.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record DeskRow(string Name, string Why, DateTimeOffset Since)
{
    public string? Detail { get; init; }

    /// <summary>Where one press leads; null where it is not the viewer's to open.</summary>
    public string? Href { get; init; }

    public string? Act { get; init; }

    public (Tone Tone, string Word)? Pill { get; init; }

    /// <summary>What is posted when somebody has seen it; null where seeing it does not end it.</summary>
    public string? Seen { get; init; }
}

/// <summary>What waits of one kind.</summary>
public sealed record DeskPart(string Id, Text Title, Text Counted, IReadOnlyList<DeskRow> Rows, Tone? Tone, DateTimeOffset Now)
{
    /// <summary>Half of them wait longer.</summary>
    public TimeSpan? Median => Rows.Count == 0 ? null : Now - Rows.Select(r => r.Since).Order().ElementAt(Rows.Count / 2);
}

/// <summary>Tells what waits, part by part, in the order of how little it can wait.</summary>
sealed class DeskParts(DeskView view, Say say, ClinicKnowledge knowledge, RuleSet rules, Viewer viewer)
{
    readonly bool decides = viewer.MayUse(Access.Physicians);
    readonly bool treats = viewer.MayUse(Access.Treating);

    public IReadOnlyList<DeskPart> All =>
    [
        Part("matters", new("Задачи врача", "Tasks for a physician"), new("задач", "tasks"), view.Matters.Select(m => new DeskRow(m.Patient.FullName, say[m.Matter.Why], m.Matter.At)
        {
            Detail = m.Matter.Rules, Href = $"/matters/{m.Matter.Id}", Act = say["Открыть", "Open"], Pill = (MatterWords.ToneOf(m.Matter.Urgency), say[MatterWords.NameOf(m.Matter.Urgency)]),
        }), Tone.Stop),
        Part("decisions", new("Ждут решения", "Waiting for a decision"), new("решений", "decisions"), view.Decisions.Select(Decision), Tone.Ask),
        Part("cosigns", new("Ждут второй подписи", "Waiting for a second signature"), new("вторых подписей", "second signatures"), view.Cosigns.Select(c => Note(c, say["Подписать", "Sign"])), Tone.Ask),
        Part("unsigned", new("Не подписано", "Not signed"), new("без подписи", "unsigned"), Unsigned(), Tone.Ask),
        Part("conflicts", new("Расхождения устройств", "Devices contradict each other"), new("расхождений", "conflicts"), view.Conflicts.Select(c => new DeskRow(c.Patient.FullName, say.Count(c.Open, ("запись ждёт решения", "записи ждут решения", "записей ждут решения"), ("entry waits to be settled", "entries wait to be settled")), c.Since)
        {
            Href = treats ? $"/sessions/{c.Session}/conflicts" : null, Act = say["Решить", "Settle"],
        }), Tone.Ask),
        Part("deviations", new("Отступления от протокола", "Departures from the protocol"), new("отступлений", "departures"), view.Deviations.Select(Deviation), null),
        Part("overrides", new("Записи вопреки правилу", "Booked against a rule"), new("вопреки правилу", "overrides"), view.Overrides.Select(Override), null),
        Part("reassessments", new("Не измерено в срок", "Not measured in time"), new("не измерено", "not measured"), view.Reassessments.Select(Reassessment), null),
    ];

    /// <summary>How long something waits, roughly, as people say it.</summary>
    public static string Ago(Say say, TimeSpan waited) => waited.TotalDays >= 1 ? say.Count((int)waited.TotalDays, ("день", "дня", "дней"), ("day", "days"))
        : waited.TotalHours >= 1 ? say.Count((int)waited.TotalHours, ("час", "часа", "часов"), ("hour", "hours")) : say["меньше часа", "less than an hour"];

    DeskPart Part(string id, Text title, Text words, IEnumerable<DeskRow> rows, Tone? tone) => new(id, title, words, [.. rows], tone, view.Now);

    DeskRow Decision(PendingDecision one) => new(one.Patient.FullName, string.Join(" · ", one.Rules.Where(r => r != RuleSet.Unanswered).Select(r => rules.Find(r) is { } rule ? say[rule.Title] : r)), one.Since)
    {
        Detail = $"{say.Modality(one.Record.Modality)}, {knowledge.Zone(say, one.Record.Zone)}{(one.Asked is { } asked ? $" · {say["спрошено", "asked for"]}: {asked.Words}" : "")}",
        Href = IntakeLinks.Verdict(one.Patient.Id.Value, one.Record.Id) + (decides ? "/decide" : null),
        Act = decides ? say["Решить", "Decide"] : say["Посмотреть", "Look"],
        Pill = one.Asked is not null ? (Tone.Wait, say["ждёт сведений", "waits for facts"]) : one.AnswersMissing ? (Tone.Quiet, say["есть вопросы без ответа", "some answers are missing"]) : null,
    };

    DeskRow Note(WaitingNote note, string act) => new(note.Patient.FullName, note.Title, note.Since)
    {
        Detail = note.Who, Href = treats ? $"/notes/{note.Note}" : null, Act = act,
        Pill = note.By == view.Viewer ? (Tone.Quiet, say["ваша", "yours"]) : null,
    };

    IEnumerable<DeskRow> Unsigned() => view.Sessions.Select(s => new DeskRow(s.Patient.FullName, say[$"Сеанс {s.Number}", $"Session {s.Number}"], s.Since) { Detail = s.Who, Href = treats ? $"/sessions/{s.Session}" : null, Act = say["Открыть", "Open"] })
        .Concat(view.Drafts.Select(d => Note(d, say["Открыть", "Open"]))).OrderBy(r => r.Since);

    DeskRow Deviation(DeviationRow row) => new(row.Patient.FullName, say[NameOf(row.Deviation.Kind)], row.Deviation.At)
    {
        Detail = $"{say[row.Deviation.Words]}{(row.Who is { } who ? $" · {who}" : "")}", Href = treats ? $"/sessions/{row.Deviation.SessionId}" : null, Seen = $"deviation:{row.Deviation.SessionId}:{row.Deviation.Sequence}",
    };

    static Text NameOf(DeviationKind kind) => kind switch
    {
        DeviationKind.Dose => new("Доза выше опубликованной", "Dose above the published"),
        DeviationKind.Step => new("Пропущен шаг", "A step was left out"),
        DeviationKind.Timer => new("Время вне пределов", "Time outside the range"),
        DeviationKind.Stopped => new("Сеанс остановлен раньше", "The session was stopped early"),
        _ => new("Сеанс позже срока", "The session came late"),
    };

    DeskRow Override(OverrideRow row) => new(row.Patient.FullName, BookingWords.Capital(string.Join(", ", row.Made.Broken.Select(b => say[b.Rule.Name()]).Distinct())), row.Made.At)
    {
        Detail = string.Join(" · ", new[] { row.Made.Broken.Count > 0 ? say[row.Made.Broken[0].Says] : "", row.Made.Reason, row.Who, string.Join(", ", row.Made.Broken.SelectMany(b => b.Sources).Distinct()) }.Where(w => !string.IsNullOrEmpty(w))),
        Href = $"/courses/{row.Made.Course}/book", Seen = $"override:{row.Made.Act}:0",
    };

    DeskRow Reassessment(OverdueMeasure one) => new(one.Patient.FullName, say[SeriesWords.NameOf(one.Purpose)], say.InstantOf(one.On, 0))
    {
        Detail = string.Join(", ", one.Measures.Select(id => knowledge.Measures.FirstOrDefault(m => m.Id == id) is { } measure ? say[measure.Name] : id)),
        Href = treats ? $"/courses/{one.Course}/measure/{one.Measures[0]}?purpose={one.Purpose}" : $"/courses/{one.Course}", Act = treats ? say["Измерить", "Measure"] : say["Курс", "Course"],
        Pill = one.Purpose is MeasurementPurpose.Month12 ? (Tone.Note, say["год", "a year"]) : null,
    };
}
