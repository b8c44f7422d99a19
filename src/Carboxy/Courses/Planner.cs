using Carboxy.Knowledge;
using Carboxy.Screening;

namespace Carboxy.Courses;

/// <summary>Lays out a whole course in days, or says everything that stands against it.</summary>
public static class Planner
{
    public static CoursePlanning Plan(CourseWish wish, CourseKnowledge knowledge, ClinicDays days, DateOnly today)
    {
        var refusals = Objections.To(wish, knowledge, today).ToList();
        if (refusals.Count > 0)
            return new CoursePlanning.Refused(refusals);

        var indication = knowledge.Indications.Find(wish.Goal)!;
        var protocol = knowledge.Protocols.Find(wish.Protocol)!;
        var rule = knowledge.RuleFor(protocol);
        var course = wish.AsCourse(wish.Clearance!, indication.Id, protocol.Modality, protocol.Express);
        return LayOut(course, rule, knowledge, wish, days) is { } sessions
            ? new CoursePlanning.Planned(course, Complete(course, rule, indication, knowledge, wish, days, sessions))
            : new CoursePlanning.Refused([new(RefusalKind.ClearanceNotInForce, ClosedAllYear(rule))]);
    }

    /// <summary>Lays out what is left of a course from the sessions held so far; measures and reviews of the whole course.</summary>
    public static CoursePlan Continue(CourseSoFar soFar, CourseKnowledge knowledge, ClinicDays days, DateOnly today) => PlanAhead.Of(soFar, knowledge, days, today);

    static List<PlannedSession>? LayOut(Course course, CourseRule rule, CourseKnowledge knowledge, CourseWish wish, ClinicDays days)
    {
        var sessions = new List<PlannedSession>();
        var history = wish.History;
        var start = new Bound(course.StartsOn, [new(new($"Курс начинается {Days.Show(course.StartsOn).Ru}.", $"The course starts on {Days.Show(course.StartsOn).En}."), rule.Sources)]);
        for (var number = 1; number <= course.Sessions; number++)
        {
            var notAfter = number == 1 ? EndOf(wish.Clearance!) : null;
            var window = SessionWindow.Of(course, rule, knowledge, history, start, notAfter);
            if (window.Propose(days) is not { } proposal)
                return null;
            sessions.Add(new(number, proposal.On, proposal.Late, window.Earliest, window.Latest, NotesOn(proposal.On, wish.Clearance!, rule, sessions)));
            history = history with { Sessions = [.. history.Sessions, new(proposal.On, course.Modality, course.Zone, course.Side, course.Id, course.Express)] };
        }

        return sessions;
    }

    internal static Bound EndOf(Clearance clearance) => new(clearance.ExpiresOn,
        [new(new($"Допуск действует до {Days.Show(clearance.ExpiresOn).Ru}.", $"The clearance holds until {Days.Show(clearance.ExpiresOn).En}."), ["R-48a", "P8"])]);

    internal static List<Reason> NotesOn(DateOnly day, Clearance clearance, CourseRule rule, List<PlannedSession> before)
    {
        var notes = new List<Reason>();
        if (day > clearance.ExpiresOn)
            notes.Add(new(new($"Допуск истекает {Days.Show(clearance.ExpiresOn).Ru}: до этого сеанса нужна новая проверка.", $"The clearance ends on {Days.Show(clearance.ExpiresOn).En}: a new screening is needed before this session."), ["P8"]));
        if (before.Count > 0 && rule.RescreenAfter is { } rescreen && day.DayNumber - before[^1].On.DayNumber > rescreen.Value)
            notes.Add(new(rescreen.Why, rescreen.Sources));
        return notes;
    }

    static CoursePlan Complete(Course course, CourseRule rule, Indication indication, CourseKnowledge knowledge, CourseWish wish, ClinicDays days, List<PlannedSession> sessions)
    {
        var last = sessions[^1].On;
        return new()
        {
            Sessions = sessions,
            Reviews = [.. rule.Reviews.Value.Where(r => r <= sessions.Count).Select(r => new PlannedReview(r, sessions[r - 1].On, new(rule.Reviews.Why, rule.Reviews.Sources)))],
            FollowUps = FollowUps(rule, last, days),
            Maintenance = rule.Maintenance is { } upkeep ? Upkeep(upkeep, last, days) : null,
            Evidence = indication.Evidence.FirstOrDefault(e => e.Modality == course.Modality),
            Measures = indication.Measures,
            Notes = Notes(course, rule, indication, knowledge, wish.History),
        };
    }

    internal static IReadOnlyList<FollowUp> FollowUps(CourseRule rule, DateOnly last, ClinicDays days) =>
        [.. rule.FollowUpMonths.Value.Select(m => new FollowUp(m, OpenFrom(last.AddMonths(m), days), new(rule.FollowUpMonths.Why, rule.FollowUpMonths.Sources)))];

    internal static Upkeeping Upkeep(Sourced<Upkeep> upkeep, DateOnly last, ClinicDays days)
    {
        var (count, months) = ((int)upkeep.Value.Sessions.From, upkeep.Value.Months);
        var end = last.AddMonths(months).DayNumber - last.DayNumber;
        return new(upkeep.Value.Sessions, months, [.. Enumerable.Range(1, count).Select(i => OpenFrom(last.AddDays(end * i / count), days))], new(upkeep.Why, upkeep.Sources));
    }

    static DateOnly OpenFrom(DateOnly day, ClinicDays days) => days.FirstFrom(day) ?? day;

    internal static List<Reason> Notes(Course course, CourseRule rule, Indication indication, CourseKnowledge knowledge, History history)
    {
        var notes = rule.ZoneNotes.Where(n => knowledge.Zones.Within(course.Zone, n.Zone)).Select(n => new Reason(n.Text, n.Sources)).ToList();
        notes.AddRange(indication.Limits.Select(l => new Reason(l.Text, l.Sources)));
        if (indication.BaselineNeeded)
            notes.Add(new(new("До первого сеанса нужны исходные измерения.", "First measurements are needed before session 1."), ["C-18", "C-27"]));
        notes.AddRange(history.Procedures.Select(p => Rests.Spacing(p, course, knowledge)).Where(s => s?.Condition is not null).Select(s => new Reason(s!.Condition!, s.Sources)).Distinct());
        return notes;
    }

    static Reason ClosedAllYear(CourseRule rule) => new(new("Клиника закрыта весь год вперёд: откройте дни в календаре.", "The clinic is closed for the whole year ahead: open days in its calendar."), rule.Sources);
}
