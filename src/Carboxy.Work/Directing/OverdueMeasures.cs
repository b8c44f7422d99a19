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
        var ids = await CandidatesAsync(today, cancel);
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

    /// <summary>Courses with a session held lately, or so long ago that a follow-up fell due lately. Each stretch of days is read by its index.</summary>
    async Task<List<Id<CourseRow>>> CandidatesAsync(DateOnly today, CancellationToken cancel)
    {
        IQueryable<Candidate> Between(DateOnly last) => db.Sessions.AsNoTracking().Where(s => s.OnDay <= last && s.OnDay >= last.AddDays(-DaysBack)).Select(s => new Candidate { Course = s.CourseId, On = s.OnDay });
        var all = await Between(today).Concat(Between(today.AddMonths(-3))).Concat(Between(today.AddMonths(-6))).Concat(Between(today.AddMonths(-12))).ToListAsync(cancel);
        var recent = today.AddDays(-DaysBack);
        // Those held lately and those whose follow-up is due are looked into apart, so that the many do not hide the few.
        return [.. all.OrderByDescending(c => c.On).GroupBy(c => c.On >= recent).SelectMany(part => part.Select(c => c.Course).Distinct().Take(CoursesLookedInto)).Distinct()];
    }

    sealed record Candidate
    {
        public required Id<CourseRow> Course { get; init; }

        public required DateOnly On { get; init; }
    }
}
