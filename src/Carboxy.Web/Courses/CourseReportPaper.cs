using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Knowledge.Drawings;
using Carboxy.Outcomes;
using Carboxy.Protocols;
using Carboxy.Quantities;
using Carboxy.Sessions;
using Carboxy.Web.Booking;
using Carboxy.Web.Layout;
using Carboxy.Web.Printing;
using Carboxy.Web.Sessions;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Outcomes;

namespace Carboxy.Web.Courses;

/// <summary>The report on a course, on paper: for the patient in plain words, for their doctor with doses and products.</summary>
sealed class CourseReportPaper(CourseReport report, ClinicKnowledge knowledge, Language language, bool forDoctor)
{
    readonly Say say = new(language, TimeZoneInfo.FindSystemTimeZoneById(report.TimeZone));

    CourseView View => report.View;

    Course Course => View.Course;

    public byte[] Print(DateTimeOffset now)
    {
        var title = say["Отчёт о курсе", "Course report"];
        var paper = new Paper($"{title}: {knowledge.Aim(say, Course.Indication)}", report.Clinic, language, now);
        paper.Letterhead(report.Clinic, report.Phone?.In(language));
        paper.Title(title, forDoctor ? say["Для лечащего врача, с разрешения пациента", "For the patient's own doctor, by the patient's permit"] : say["Для пациента", "For the patient"]);
        paper.Facts([.. Facts()]);
        Evidence(paper);
        Held(paper);
        Maps(paper);
        Results(paper);
        Reactions(paper);
        if (forDoctor)
            Notes(paper);
        NextSteps(paper);
        return paper.Finish(
            [say[$"Составлен {say.Moment(now)}", $"Made {say.Moment(now)}"], $"{knowledge.Rules?.Version} · {View.File.Id}"],
            (at, of) => say[$"стр. {at} из {of}", $"page {at} of {of}"]);
    }

    IEnumerable<(string, string)> Facts()
    {
        var patient = View.File.Patient;
        yield return (say["Пациент", "Patient"], patient.FullName);
        yield return (say["Дата рождения", "Date of birth"], patient.BirthDate is { } born ? say.Date(born) : say["не записана", "not recorded"]);
        yield return (say["Цель", "Aim"], knowledge.Aim(say, Course.Indication));
        yield return (say["Зона", "Zone"], knowledge.Zone(say, Course.Zone, Course.Side));
        yield return (say["Методика и протокол", "Modality and protocol"], $"{say.Modality(Course.Modality)}{(View.Protocol is { } protocol ? $", {say[protocol.Name]}" : "")}");
        yield return (say["Сеансы", "Sessions"], say[$"проведено {report.Sessions.Count} из {Course.Sessions}", $"{report.Sessions.Count} of {Course.Sessions} held"]);
        yield return (say["Как идёт", "How it stands"], Course.End is { } end ? $"{say["Курс остановлен", "Course stopped"]} {say.ShortDate(end.On)}: {say.EndReason(end.Why)}" : say.Lateness(View.Next, Course).Word);
        if (report.Sessions.SelectMany(s => s.Doses).Sum(d => d.VolumeMl) is > 0 and var gas)
            yield return (say["Газа за курс", "Gas in the course"], $"{say.Number(gas)} {say.Unit("ml")}");
        if (forDoctor && View.File.Clearance is { } clearance)
            yield return (say["Допуск", "Clearance"], $"{say.ShortDate(clearance.GrantedOn)} – {say.ShortDate(clearance.ExpiresOn)}{(clearance.Decision is null ? "" : say[", по решению врача", ", by a physician's decision"])}");
        if (forDoctor && View.File.Decision?.Conditions is { } conditions)
            yield return (say["Условия врача", "The physician's conditions"], conditions);
    }

    void Evidence(Paper paper)
    {
        paper.Heading(say["Что известно об этой цели", "What is known about this aim"]);
        var level = View.Plan.Evidence?.Level ?? EvidenceLevel.Claim;
        paper.Paragraph($"{EvidenceWords.Name(level).In(language)}. {View.Plan.Evidence?.Found.In(language) ?? $"{EvidenceWords.Plain(level).In(language)}."}");
    }

    void Held(Paper paper)
    {
        paper.Heading(say["Сеансы", "Sessions"]);
        if (report.Sessions.Count == 0)
        {
            paper.Paragraph(say["Сеансов ещё не было.", "No session was held yet."]);
            return;
        }

        paper.Table(
            [say["№", "No."], say["День", "Day"], say["Что сделано", "What was done"], say["Боль: до, сильнее всего, после", "Pain: before, worst, after"], say["Провёл(а)", "By"]], [0.6, 1.5, 4.3, 1.8, 1.8],
            [.. report.Sessions.Select(s => new PaperRow([$"{s.Plan.Number}", say.ShortDate(s.Started.On), Done(s), $"{Score(s.PainBefore)} / {Score(s.PainWorst)} / {Score(s.PainAfter)}", s.SignedBy is { } by && report.People.TryGetValue(by, out var name) ? name : say["не подписан", "not signed"]]))]);
        paper.Small(say["Боль по шкале от 0 (нет) до 10 (сильнейшая).", "Pain from 0 (none) to 10 (worst)."]);
    }

    /// <summary>Where the points lay and the massage went, session by session.</summary>
    void Maps(Paper paper)
    {
        var marked = report.Sessions.SelectMany(s => s.Doses.Select(d => d.Drawing).Concat(s.Massage.Select(m => m.What.Drawing)).Distinct().Select(knowledge.Maps.Find).OfType<Drawing>().Select(drawing => (Session: s, Drawing: drawing))).ToList();
        if (marked.Count == 0)
            return;
        paper.Heading(say["На рисунке", "On the drawing"]);
        paper.Maps([.. marked.Select(m => new PaperMap(
            $"{say["Сеанс", "Session"]} {m.Session.Plan.Number}, {say.ShortDate(m.Session.Started.On)} · {say[m.Drawing.Name]}", m.Drawing, knowledge.Maps.AreasOf(m.Drawing, m.Session.Plan),
            [.. m.Session.Doses.Select((point, i) => (i + 1, point)).Where(p => p.point.Drawing == m.Drawing.Id)], [.. m.Session.Massage.Where(l => l.What.Drawing == m.Drawing.Id).Select(l => l.What.Line)], (say["Л", "L"], say["П", "R"])))]);
    }

    string Done(Session session)
    {
        List<string> parts = [];
        if (session.Doses is { Count: > 0 } doses)
        {
            parts.Add($"{say.Count(doses.Count, ("точка", "точки", "точек"), ("point", "points"))}, {say.Number(doses.Sum(d => d.VolumeMl))} {say.Unit("ml")}, {say.Range(doses.Min(d => d.FlowMlPerMin), doses.Max(d => d.FlowMlPerMin))} {say.Unit("ml/min")}");
            if (forDoctor)
                parts.Add(say[$"глубина {say.Range(doses.Min(d => d.DepthMm), doses.Max(d => d.DepthMm))} мм, игла {doses[0].NeedleGauge}G", $"depth {say.Range(doses.Min(d => d.DepthMm), doses.Max(d => d.DepthMm))} mm, needle {doses[0].NeedleGauge}G"]);
        }

        foreach (var step in session.Steps.Where(s => s is { TimerFrom: not null, TimerUntil: not null }))
            parts.Add($"{say[step.Step.Title]}: {say.Number((decimal)(step.TimerUntil!.Value - step.TimerFrom!.Value).TotalMinutes, "0")} {say.Unit("min")}");
        if (forDoctor)
            parts.AddRange(session.Products.Select(p => $"{p.What.Name} ({p.What.Batch})"));
        if (session.Stop is { } stop)
            parts.Add(say[$"остановлен раньше: {stop.Reason}", $"stopped early: {stop.Reason}"]);
        return parts.Count == 0 ? say["по протоколу", "as in the protocol"] : string.Join("; ", parts);
    }

    void Results(Paper paper)
    {
        paper.Heading(say["Измерения и перемены", "Measurements and change"]);
        var series = report.Outcomes.Series.Where(s => s.Series.Measured.Any()).ToList();
        if (series.Count == 0)
            paper.Paragraph(say["Ничего не измерено.", "Nothing was measured."]);
        else
            paper.Table([say["Что", "What"], say["Было", "Before"], say["Стало", "Now"], say["Оценка", "Judged"]], [3.6, 1.2, 1.2, 4],
                [.. series.Select(s => Row(s))]);
        foreach (var one in series.Where(s => s.Series.Measured.Count() > 1).Take(3))
        {
            paper.Curve($"{NameOf(one)}, {say[one.Series.Score.Unit]} · {say[one.Series.DirectionLabel]}", [.. one.Series.Measured.Select(p => (p.On, p.Value!.Value))], one.Series.QuietBand is { } band ? (band.From, band.To) : null, value => one.Series.Score.Show(value, language), say.ShortDate);
        }

        if (series.Count > 0)
            paper.Small(say["Перемена считается значимой, только если она больше, чем важно для человека, и больше ошибки самого измерения. Полоса на рисунке — разница, которая ничего не значит.", "A change counts only where it is larger than what matters to a person and than the error of measuring. The band in the picture is a difference that means nothing."]);
    }

    PaperRow Row(SidedSeries sided)
    {
        var (series, measured) = (sided.Series, sided.Series.Measured.ToList());
        var judged = measured.Select(p => p.Judgement).LastOrDefault(j => j is not null);
        return new([NameOf(sided), series.Baseline is { } before ? series.Score.Show(before, language) : "—", measured[^1].Judgement is null && measured.Count == 1 ? "—" : series.Score.Show(measured[^1].Value!.Value, language),
            Judged(judged)], judged is Judgement.BetterClearly or Judgement.Worse);
    }

    /// <summary>Why something cannot be judged is for the clinic to mend, not for whoever reads the paper.</summary>
    string Judged(Judgement? judged) => judged switch
    {
        null => say["Сравнивать ещё не с чем.", "Nothing to compare yet."],
        Judgement.CannotBeJudged { Difference: { } difference } => say[$"Разница {Signed(difference.Absolute)}; значима ли она, сказать нельзя: ошибка измерения не известна.", $"A difference of {Signed(difference.Absolute)}; whether it matters cannot be told: the error of measuring is not known."],
        Judgement.CannotBeJudged => say["Сравнения с началом нет.", "There is no comparison with the beginning."],
        _ => $"{BookingWords.Capital(say[judged.Word])}. {say[judged.Reason]}",
    };

    string Signed(decimal value) => $"{(value > 0 ? "+" : "")}{say.Number(value)}";

    string NameOf(SidedSeries sided) => $"{say[sided.Series.Measure.Name]}{(sided.Series.Measure.Scores.Count > 1 ? $": {say[sided.Series.Score.Name]}" : "")}{sided.Side switch
    {
        BodySide.Left => say[", слева", ", left"],
        BodySide.Right => say[", справа", ", right"],
        _ => "",
    }}";

    void Reactions(Paper paper)
    {
        paper.Heading(say["Реакции", "Reactions"]);
        var adverse = report.Adverse.Select(a => a.Id.Value).ToHashSet();
        var numbers = View.File.Sessions.ToDictionary(s => s.Id, s => s.Number);
        List<PaperRow> rows =
        [
            .. report.Sessions.SelectMany(s => s.Reactions.Where(r => !adverse.Contains(r.Id.Value)).Select(r => new PaperRow([$"{s.Plan.Number}", EventName(r.What.Type), Lasted(r.What.StartedAt, r.What.EndedAt), $"{r.What.Grade}", r.What.Action]))),
            .. report.Adverse.Select(a => new PaperRow([a.SessionId is { } session ? $"{numbers[session]}" : "—", EventName(a.Kind), Lasted(a.StartedAt, a.EndedAt), a.Grade is { } grade ? $"{grade}" : "—", a.Words ?? ActionOf(a.Id.Value)], a.Grade >= 3)),
        ];
        if (rows.Count > 0)
            paper.Table([say["Сеанс", "Session"], say["Что", "What"], say["Когда", "When"], say["Степень", "Grade"], say["Что сделали", "What was done"]], [0.9, 2.6, 2.2, 0.9, 3.8], [.. rows.OrderBy(r => r.Cells[0], StringComparer.Ordinal)]);
        else
            paper.Paragraph(report.Sessions.Count > 0 && report.Sessions.All(s => s.NoReaction is true)
                ? say["После каждого сеанса спросили; реакций не было.", "Asked after each session; there was none."]
                : say["Реакций не записано.", "No reaction was recorded."]);
    }

    string EventName(string type) => knowledge.AdverseEvents.FirstOrDefault(e => e.Id == type) is { } known ? say[known.Name] : type;

    string Lasted(DateTimeOffset from, DateTimeOffset? until) => until is { } end ? $"{say.Moment(from)} – {(say.DayOf(end) == say.DayOf(from) ? $"{say.Local(end):HH:mm}" : say.Moment(end))}" : say[$"с {say.Moment(from)}, конец не записан", $"from {say.Moment(from)}, the end is not recorded"];

    /// <summary>A reaction that was grave at once was noted in the session itself.</summary>
    string ActionOf(Guid id) => report.Sessions.SelectMany(s => s.Reactions).FirstOrDefault(r => r.Id.Value == id)?.What.Action ?? "—";

    /// <summary>Signed summaries and reactions, word for word, each with who signed and when.</summary>
    void Notes(Paper paper)
    {
        if (report.Notes.Count == 0)
            return;
        paper.Heading(say["Записи клиники", "Notes of the clinic"]);
        foreach (var note in report.Notes)
        {
            paper.Small($"{note.Title} · {report.People.GetValueOrDefault(note.SignedBy)}, {say.Moment(note.SignedAt)}");
            foreach (var line in note.Text.Split('\n').Where(line => line.Length > 0))
                paper.Paragraph(line);
        }
    }

    void NextSteps(Paper paper)
    {
        paper.Heading(say["Что дальше", "Next steps"]);
        if (View.Next is Next.Due due)
            paper.Paragraph(say[$"Сеанс {due.Number}: не раньше {say.Date(due.Window.Earliest.Date)}{(due.Window.Latest is { } latest ? $", не позже {say.Date(latest.Date)}" : "")}", $"Session {due.Number}: not before {say.Date(due.Window.Earliest.Date)}{(due.Window.Latest is { } last ? $", not after {say.Date(last.Date)}" : "")}."]);
        foreach (var group in View.Due.Where(d => d.State is not DueState.Done && d.On is not null).GroupBy(d => (d.Purpose, d.On)).OrderBy(g => g.Key.On).Take(5))
            paper.Paragraph($"{say["Измерить", "Measure"]} ({say[SeriesWords.NameOf(group.Key.Purpose)]}), {say.Date(group.Key.On!.Value)}: {string.Join("; ", group.Select(d => knowledge.Measures.FirstOrDefault(m => m.Id == d.Measure) is { } measure ? say[measure.Name] : d.Measure).Distinct())}.");
        if (View.Plan.Maintenance is { } upkeep)
            paper.Paragraph(say[$"Поддержка: {say.Range(upkeep.Sessions)} сеанса за {upkeep.Months} мес. после курса; число назначает врач.", $"Upkeep: {say.Range(upkeep.Sessions)} sessions in {upkeep.Months} months after the course; a physician sets the number."]);
        if (forDoctor)
            return;
        paper.Heading(say["После процедуры", "After treatment"]);
        foreach (var advice in Aftercare.Of(knowledge, Course.Modality))
            paper.Paragraph(advice.Text.In(language).Replace("{clinic_phone}", report.Phone?.In(language).Replace(' ', '\u00a0') ?? say["спросите в клинике", "ask the clinic"], StringComparison.Ordinal));
    }

    string Score(int? nrs) => nrs is { } known ? say.Number(known) : "—";
}
