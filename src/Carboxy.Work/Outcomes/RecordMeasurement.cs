using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Work.Audit;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Outcomes;

/// <summary>A measurement as the form brings it.</summary>
public sealed record MeasurementEntry
{
    public required Id<CourseRow> Course { get; init; }

    /// <summary>M-01 .. M-37.</summary>
    public required string Measure { get; init; }

    /// <summary>Fields by item id, as <see cref="WrittenAnswers"/> reads them.</summary>
    public required IReadOnlyDictionary<string, string?> Fields { get; init; }

    public required Rater RatedBy { get; init; }

    public BodySide Side { get; init; }

    public required MeasurementPurpose Purpose { get; init; }

    public required DateOnly? On { get; init; }

    /// <summary>Which way is better, where the measure leaves that to the course.</summary>
    public Aim? Wanted { get; init; }

    /// <summary>The measurement that this one corrects.</summary>
    public Id<Measurement>? Supersedes { get; init; }
}

/// <summary>What came of recording a measurement.</summary>
public abstract record MeasurementRecorded
{
    /// <summary>Kept; the safety flags must not wait for the next visit.</summary>
    public sealed record Kept(Measurement Measurement, IReadOnlyList<SafetyFlag> SafetyFlags) : MeasurementRecorded;

    /// <summary>Nothing is kept until these are put right: by item, and by field of the form.</summary>
    public sealed record Wrong(IReadOnlyList<ItemProblem> Items, IReadOnlyDictionary<string, Text> Fields) : MeasurementRecorded;

    public sealed record Gone : MeasurementRecorded;
}

/// <summary>Validates, scores and keeps one measurement of a course. A correction stands beside what it corrects.</summary>
public sealed class RecordMeasurement(ClinicDb db, ClinicKnowledge knowledge, TimeProvider clock)
{
    public async Task<MeasurementRecorded> RunAsync(string submission, MeasurementEntry entry, CancellationToken cancel)
    {
        if (knowledge.Measures.FirstOrDefault(m => m.Id == entry.Measure) is not { } measure
            || await db.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Id == entry.Course, cancel) is not { } course)
            return new MeasurementRecorded.Gone();
        if (await db.MadeAlreadyAsync(submission, cancel) is { } made)
            return await KeptAsync(made, measure, cancel);

        var understood = WrittenAnswers.Read(measure, entry.Fields);
        var scoring = Scores.Of(measure, understood.Answers);
        var items = understood.Problems.Concat(scoring is Scoring.Refused refused ? refused.Problems : []).DistinctBy(p => p.Item).ToList();
        var fields = await ProblemsAsync(entry, measure, course, cancel);
        if (scoring is not Scoring.Scored scored || items.Count > 0 || fields.Count > 0)
            return new MeasurementRecorded.Wrong(items, fields);

        var measurement = MeasurementOf(entry, measure, course, understood.Answers, scored);
        db.Measurements.Add(RowOf(measurement, course));
        db.Note(new(AuditKind.Create, "measurement", measurement.Id.Value, course.PatientId, entry.Supersedes is null ? null : "correction"));
        return await db.SaveOnceAsync(submission, "measurement", measurement.Id.Value, cancel) is { } twin
            ? await KeptAsync(twin, measure, cancel)
            : new MeasurementRecorded.Kept(measurement, scored.SafetyFlags);
    }

    async Task<MeasurementRecorded> KeptAsync(Guid made, Measure measure, CancellationToken cancel)
    {
        var id = new Id<MeasurementRow>(made);
        var row = await db.Measurements.AsNoTracking().SingleAsync(m => m.Id == id, cancel);
        var kept = MeasurementJson.Read(row, knowledge);
        return new MeasurementRecorded.Kept(kept, Scores.Of(measure, kept.Answers) is Scoring.Scored scored ? scored.SafetyFlags : []);
    }

    async Task<Dictionary<string, Text>> ProblemsAsync(MeasurementEntry entry, Measure measure, CourseRow course, CancellationToken cancel)
    {
        var problems = new Dictionary<string, Text>();
        var today = await db.TodayAsync(cancel);
        if (entry.On is not { } on || on > today || on < today.AddYears(-2))
            problems["On"] = new("Нужна дата измерения: не позже сегодняшней.", "The date of the measurement is needed: today or earlier.");
        if (!measure.Raters.Contains(entry.RatedBy))
            problems["RatedBy"] = new("Эту методику так не оценивают. Выберите из списка.", "This measure is not rated so. Choose from the list.");
        if (measure.Scope == MeasureScope.Side && course.Side is "both" && entry.Side == BodySide.Whole)
            problems["Side"] = new("Выберите сторону: слева и справа измеряют отдельно.", "Choose the side: left and right are measured apart.");
        if (measure.Scope != MeasureScope.Side && entry.Side != BodySide.Whole)
            problems["Side"] = new("Эта методика не делит стороны.", "This measure does not tell sides apart.");
        if (entry.Supersedes is { } old)
        {
            var (corrected, patient) = (new Id<MeasurementRow>(old.Value), course.PatientId);
            if (!await db.Measurements.AnyAsync(m => m.Id == corrected && m.PatientId == patient && m.Measure == entry.Measure, cancel))
                problems["Supersedes"] = new("Исправляемой записи нет. Обновите страницу.", "The entry to correct is not there. Reload the page.");
            else if (await db.Measurements.AnyAsync(m => m.ReplacesId == corrected, cancel))
                problems["Supersedes"] = new("Эту запись уже исправили. Обновите страницу и посмотрите новую.", "This entry was corrected already. Reload the page and look at the new one.");
        }

        return problems;
    }

    Measurement MeasurementOf(MeasurementEntry entry, Measure measure, CourseRow course, ItemAnswers answers, Scoring.Scored scored)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Id<Measurement>.New(now),
            Patient = course.PatientId,
            Course = course.Id.Value,
            Measure = measure.Id,
            MeasureVersion = measure.Version,
            Answers = answers,
            Scores = scored.Values,
            RatedBy = entry.RatedBy,
            Recorder = db.Actor.PersonId,
            Zone = measure.Scope == MeasureScope.Person ? null : course.Zone,
            Side = SideOf(entry, measure, course),
            Wanted = measure.AsksForAim ? entry.Wanted : null,
            On = entry.On!.Value,
            At = now,
            Purpose = entry.Purpose,
            Supersedes = entry.Supersedes,
        };
    }

    /// <summary>A course of one side is measured on that side.</summary>
    static BodySide SideOf(MeasurementEntry entry, Measure measure, CourseRow course) => (measure.Scope, course.Side) switch
    {
        (not MeasureScope.Side, _) => BodySide.Whole,
        (_, "left") => BodySide.Left,
        (_, "right") => BodySide.Right,
        _ => entry.Side,
    };

    static MeasurementRow RowOf(Measurement m, CourseRow course) => new()
    {
        Id = new(m.Id.Value),
        PatientId = m.Patient,
        CourseId = course.Id,
        Measure = m.Measure,
        Zone = m.Zone,
        Side = m.Side == BodySide.Whole ? null : Word.Of(m.Side),
        Moment = Word.Of(m.Purpose),
        OnDay = m.On,
        Value = m.Scores.Count > 0 ? decimal.Round(m.Scores[0].Value, 6) : null,
        Content = MeasurementJson.Write(m),
        Rater = Word.Of(m.RatedBy),
        Actor = m.Recorder is { } by ? new Actor.Person(by).Code : "nobody",
        At = m.At,
        ReplacesId = m.Supersedes is { } old ? new Id<MeasurementRow>(old.Value) : null,
    };
}
