using Carboxy.Outcomes;
using Carboxy.Patients;
using Carboxy.Work.Courses;
using Carboxy.Work.Database;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Directing;

/// <summary>A moment of a course at which measures were asked for and not taken.</summary>
sealed record MissedMoment(Id<Patient> Patient, Id<CourseRow> Course, MeasurementPurpose Purpose, IReadOnlyList<string> Measures, DateOnly On);

/// <summary>Finds measurements that are overdue: of sessions held lately, and of the follow-ups at 3, 6 and 12 months.</summary>
public sealed class OverdueMeasures(ClinicDb db, ClinicKnowledge knowledge)
{
    const int CoursesLookedInto = 150;

    /// <summary>What was missed longer ago cannot be made up for.</summary>
    const int DaysBack = 60;

    internal async Task<IReadOnlyList<MissedMoment>> RunAsync(DateOnly today, CancellationToken cancel)
    {
        var near = today.AddDays(-DaysBack);
        var ids = await db.Sessions.AsNoTracking().Where(Near(today)).GroupBy(s => s.CourseId).OrderByDescending(g => g.Max(s => s.OnDay)).Select(g => g.Key).Take(CoursesLookedInto).ToListAsync(cancel);
        var courses = await db.Courses.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.PatientId, c.Indication, c.Sessions }).ToListAsync(cancel);
        var held = (await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.CourseId)).Select(s => new { s.CourseId, s.Number, s.OnDay }).ToListAsync(cancel)).ToLookup(s => s.CourseId, s => new CourseDay(s.Number, s.OnDay, Held: true));
        var taken = (await db.Measurements.AsNoTracking().Where(m => m.CourseId != null && ids.Contains(m.CourseId.Value)).ToListAsync(cancel)).ToLookup(m => m.CourseId!.Value, m => MeasurementJson.Read(m, knowledge));
        return
        [
            .. courses.SelectMany(c => OutcomeSchedule.For(c.Sessions, held[c.Id], MeasuresOf(c.Indication), taken[c.Id], today)
                    .Where(d => d is { State: DueState.Overdue, On: not null } && d.On >= near)
                    .GroupBy(d => (d.Purpose, d.On)).Select(g => new MissedMoment(c.PatientId, c.Id, g.Key.Purpose, [.. g.Select(d => d.Measure)], g.Key.On!.Value)))
                .OrderBy(m => m.On),
        ];
    }

    List<string> MeasuresOf(string indication) => [.. (knowledge.Indications.Find(indication)?.Measures ?? []).Where(id => knowledge.Measures.Any(m => m.Id == id))];

    /// <summary>Held lately, or so long ago that a follow-up fell due lately.</summary>
    static System.Linq.Expressions.Expression<Func<Sessions.SessionRow, bool>> Near(DateOnly today)
    {
        var (now, a, b, c) = (today.AddDays(-DaysBack), today.AddMonths(-3), today.AddMonths(-6), today.AddMonths(-12));
        var (a0, b0, c0) = (a.AddDays(-DaysBack), b.AddDays(-DaysBack), c.AddDays(-DaysBack));
        return s => s.OnDay >= now || (s.OnDay <= a && s.OnDay >= a0) || (s.OnDay <= b && s.OnDay >= b0) || (s.OnDay <= c && s.OnDay >= c0);
    }
}
