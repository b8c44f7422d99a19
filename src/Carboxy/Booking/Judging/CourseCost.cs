namespace Carboxy.Booking;

/// <summary>What the plan of one course costs, term by term, before its priority multiplies it.</summary>
public sealed record CourseCost(long FirstDay, long Gap, long TimePreference, long Practitioner, long Switch, long Extra, long Moved)
{
    public static readonly CourseCost Zero = new(0, 0, 0, 0, 0, 0, 0);

    public long Sum => FirstDay + Gap + TimePreference + Practitioner + Switch + Extra + Moved;

    public static CourseCost operator +(CourseCost a, CourseCost b) => Add(a, b);

    public static CourseCost Add(CourseCost a, CourseCost b) => new(a.FirstDay + b.FirstDay, a.Gap + b.Gap, a.TimePreference + b.TimePreference, a.Practitioner + b.Practitioner, a.Switch + b.Switch, a.Extra + b.Extra, a.Moved + b.Moved);

    public CourseCost Times(int priority) => new(FirstDay * priority, Gap * priority, TimePreference * priority, Practitioner * priority, Switch * priority, Extra * priority, Moved * priority);

    /// <summary>Adds up the terms of a plan that keeps every hard rule.</summary>
    public static CourseCost Of(BookingProblem problem, CourseToBook course, IReadOnlyList<BookedSession> plan)
    {
        var (w, templates) = (problem.Weights, problem.Templates.ToDictionary(t => t.Id));
        var sum = Zero;
        for (var i = 0; i < plan.Count; i++)
        {
            var (session, template, before) = (plan[i], templates[course.Sessions[i]], i > 0 ? plan[i - 1] : null);
            var leaves = session.Start + PatientMinutes(template, session.Durations);
            sum += new CourseCost(
                before is null && course.PriorDays.Count == 0 ? (long)w.FirstDay * (session.Day - course.Earliest) : 0,
                GapDays(course, before, session) is { } gap ? (long)w.Gap * Math.Abs(gap - course.IdealGap) : 0,
                course.Preferred.IsEmpty || course.Preferred.Hold(session.Day % 7, session.Start, leaves) ? 0 : w.TimePreference,
                course.Wanted.Count == 0 || course.Wanted.Contains(session.Practitioner) ? 0 : w.Practitioner,
                before is null || before.Practitioner == session.Practitioner ? 0 : w.Switch,
                (long)w.Extra * template.Steps.Zip(session.Durations, (step, minutes) => (minutes - step.Shortest) / problem.Slot).Sum(),
                course.Incumbent is { } stands ? MovedFrom(stands[i], session, w) : 0);
        }

        return sum;
    }

    /// <summary>How long the patient is there: until the last step with the patient ends.</summary>
    public static int PatientMinutes(SessionTemplate template, IReadOnlyList<int> durations)
    {
        var (sum, stay) = (0, 0);
        foreach (var (step, minutes) in template.Steps.Zip(durations))
        {
            sum += minutes;
            stay = step.WithPatient ? sum : stay;
        }

        return stay;
    }

    static int? GapDays(CourseToBook course, BookedSession? before, BookedSession session) =>
        before is not null ? session.Day - before.Day : course.PriorDays is [.., var last] ? session.Day - last : null;

    static long MovedFrom(BookedSession stands, BookedSession session, Weights w) =>
        (stands.Day != session.Day || stands.Start != session.Start ? w.Moved : 0)
        + ((long)w.MovedDay * Math.Min(7, Math.Abs(stands.Day - session.Day)))
        + (stands.Practitioner == session.Practitioner ? 0 : w.MovedPractitioner);
}
