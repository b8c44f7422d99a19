using Carboxy.Knowledge;
using Carboxy.Screening;

namespace Carboxy.Courses;

/// <summary>Lays out what is left of a running course, as if every coming session were held on its proposed day.</summary>
static class PlanAhead
{
    public static CoursePlan Of(CourseSoFar soFar, CourseKnowledge knowledge, ClinicDays days, DateOnly today)
    {
        var course = soFar.Course;
        var rule = knowledge.RuleFor(course.Modality, course.Express);
        var indication = knowledge.Indications.Find(course.Indication);
        var held = soFar.History.Sessions.Where(s => s.CountsFor(course)).Select(s => s.On).Order().ToList();
        var sessions = course.State == CourseState.Open ? Coming(soFar, rule, knowledge, days, today, held) : [];
        List<DateOnly> all = [.. held, .. sessions.Select(s => s.On)];
        return new()
        {
            Sessions = sessions,
            Reviews = [.. rule.Reviews.Value.Where(r => r <= all.Count).Select(r => new PlannedReview(r, all[r - 1], new(rule.Reviews.Why, rule.Reviews.Sources)))],
            FollowUps = all.Count == 0 ? [] : Planner.FollowUps(rule, all[^1], days),
            Maintenance = rule.Maintenance is { } upkeep && all.Count > 0 ? Planner.Upkeep(upkeep, all[^1], days) : null,
            Evidence = indication?.Evidence.FirstOrDefault(e => e.Modality == course.Modality),
            Measures = indication?.Measures ?? [],
            Notes = indication is null ? [] : Planner.Notes(course, rule, indication, knowledge, soFar.History),
        };
    }

    static List<PlannedSession> Coming(CourseSoFar soFar, CourseRule rule, CourseKnowledge knowledge, ClinicDays days, DateOnly today, List<DateOnly> held)
    {
        var (course, history, sessions) = (soFar.Course, soFar.History, new List<PlannedSession>());
        for (var number = held.Count + 1; number <= course.Sessions; number++)
        {
            var notAfter = sessions.Count == 0 && soFar.Clearance is { } ends ? Planner.EndOf(ends) : null;
            var window = SessionWindow.Of(course, rule, knowledge, history, NextSession.NotBefore(course, rule, today), notAfter);
            if (window.Propose(days) is not { } proposal)
                break;
            var notes = soFar.Clearance is { } clearance ? Planner.NotesOn(proposal.On, clearance, rule, sessions) : [];
            sessions.Add(new(number, proposal.On, proposal.Late, window.Earliest, window.Latest, notes));
            history = history with { Sessions = [.. history.Sessions, new(proposal.On, course.Modality, course.Zone, course.Side, course.Id, course.Express)] };
        }

        return sessions;
    }
}
