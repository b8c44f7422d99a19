using Carboxy.Outcomes;
using Carboxy.Work.Courses;
using Carboxy.Work.Knowledge;

namespace Carboxy.Work.Outcomes;

/// <summary>The results of a course: every measured score as a series, and which measurements are due.</summary>
public sealed record OutcomeView(CourseView Course, IReadOnlyList<SidedSeries> Series, IReadOnlyList<Measure> Measures);

/// <summary>One score over the course, on one side and by one kind of rater.</summary>
public sealed record SidedSeries(OutcomeSeries Series, BodySide Side, Rater RatedBy);

/// <summary>Gathers the results of a course, judged against its baseline.</summary>
public sealed class CourseOutcomes(OpenCourse open, ClinicKnowledge knowledge, RepeatErrors errors)
{
    /// <summary>Asked of every course, whatever its aim: the overall change and how satisfied the patient is.</summary>
    static readonly string[] Always = ["M-02", "M-37"];

    public async Task<OutcomeView?> RunAsync(Id<CourseRow> id, string why, CancellationToken cancel) =>
        await open.RunAsync(id, why, cancel) is { } view ? Of(view, knowledge, await errors.ReadAsync(cancel)) : null;

    /// <summary>The series of a course that is open already.</summary>
    internal static IReadOnlyList<SidedSeries> Judged(CourseView view, ClinicKnowledge knowledge, IReadOnlyList<JudgedByRepeating> repeated) => Of(view, knowledge, repeated).Series;

    static OutcomeView Of(CourseView view, ClinicKnowledge knowledge, IReadOnlyList<JudgedByRepeating> repeated)
    {
        var named = view.Plan.Measures.Concat(Always).Concat(view.File.Measurements.Select(m => m.Measure)).Distinct(StringComparer.Ordinal).ToList();
        List<Measure> measures = [.. named.Select(id => knowledge.Measures.FirstOrDefault(m => m.Id == id)).OfType<Measure>()];
        return new(view, [.. measures.SelectMany(m => SeriesOf(m, view, repeated))], measures);
    }

    static IEnumerable<SidedSeries> SeriesOf(Measure measure, CourseView view, IReadOnlyList<JudgedByRepeating> repeated) =>
        from taken in view.File.Measurements.Where(m => m.Measure == measure.Id).GroupBy(m => (m.Side, m.RatedBy)).OrderBy(g => g.Key.Side).ThenBy(g => g.Key.RatedBy)
        from score in measure.Scores
        where taken.Any(m => m.Score(score.Id) is not null)
        let facts = new JudgingFacts
        {
            Aim = taken.LastOrDefault(m => m.Purpose == MeasurementPurpose.Baseline)?.Wanted,
            RepeatError = repeated.FirstOrDefault(r => r.Measure.Id == measure.Id && r.Score.Id == score.Id)?.Value,
        }
        select new SidedSeries(OutcomeSeries.Of(measure, score.Id, taken, view.Due, facts), taken.Key.Side, taken.Key.RatedBy);
}
