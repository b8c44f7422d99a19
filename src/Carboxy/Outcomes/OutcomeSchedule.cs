namespace Carboxy.Outcomes;

/// <summary>Which measures of a course are due when: at the first, 4th, 7th and last session, and 3, 6 and 12 months after (FACTS 6.1, C-03, G-14).</summary>
public static class OutcomeSchedule
{
    /// <summary>How long after its day a follow-up is still in time (house default).</summary>
    public const int FollowUpWindowDays = 14;

    static readonly (MeasurementPurpose Purpose, int Months)[] FollowUps =
        [(MeasurementPurpose.Month3, 3), (MeasurementPurpose.Month6, 6), (MeasurementPurpose.Month12, 12)];

    /// <summary>Change and satisfaction are asked after treatment: before it there is nothing to compare with (M-02, M-37).</summary>
    static readonly HashSet<string> OnlyAfterTreatment = ["M-02", "M-37"];

    /// <param name="planned">How many sessions the course has.</param>
    /// <param name="sessions">What is known of them; a session that is not here has no day yet.</param>
    /// <param name="measures">The ids of the measures that this course is followed by.</param>
    /// <param name="taken">The measurements of this course; corrected ones are left out here.</param>
    /// <param name="today">The clinic's day.</param>
    public static IReadOnlyList<DueMeasure> For(
        int planned, IEnumerable<CourseDay> sessions, IReadOnlyList<string> measures, IEnumerable<Measurement> taken, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(planned, 1);
        var days = sessions.ToDictionary(s => s.Session);
        var inForce = Measurement.InForce(taken);
        var last = days.GetValueOrDefault(planned);

        var moments = SessionMoments(planned).Select(m => (m.Purpose, Day: days.GetValueOrDefault(m.Session)))
            .SelectMany(m => measures.Where(id => m.Purpose is not MeasurementPurpose.Baseline || !OnlyAfterTreatment.Contains(id))
                .Select(id => AtSession(m.Purpose, m.Day, id, inForce, today)));
        var followUps = FollowUps.SelectMany(f => measures.Select(id => After(f.Purpose, f.Months, last, id, inForce, today)));
        return [.. moments, .. followUps];
    }

    /// <summary>A moment that falls on the last session is asked once, as the last.</summary>
    static IEnumerable<(MeasurementPurpose Purpose, int Session)> SessionMoments(int planned)
    {
        yield return (MeasurementPurpose.Baseline, 1);
        if (planned > 4)
            yield return (MeasurementPurpose.Session4, 4);
        if (planned > 7)
            yield return (MeasurementPurpose.Session7, 7);
        if (planned > 1)
            yield return (MeasurementPurpose.Last, planned);
    }

    static DueMeasure AtSession(MeasurementPurpose purpose, CourseDay? day, string measure, IReadOnlyList<Measurement> taken, DateOnly today)
    {
        var done = taken.LastOrDefault(m => m.Measure == measure && (day is not null && m.On == day.On || m.Purpose == purpose && InTime(purpose, m, day)));
        var state = (done, day) switch
        {
            ({ }, _) => DueState.Done,
            (_, { Held: true }) => DueState.Overdue,
            (_, null) => DueState.Waiting,
            _ when day.On > today => DueState.Upcoming,
            _ when day.On == today => DueState.Due,
            _ => DueState.Waiting,
        };
        return new(measure, purpose, day?.On, state, done);
    }

    /// <summary>A baseline after the first session is none; what was the last before the course was prolonged is no longer the last.</summary>
    static bool InTime(MeasurementPurpose purpose, Measurement measurement, CourseDay? day) => purpose switch
    {
        MeasurementPurpose.Baseline => day is null || measurement.On <= day.On,
        MeasurementPurpose.Last => day is not null && measurement.On >= day.On,
        _ => true,
    };

    static DueMeasure After(MeasurementPurpose purpose, int months, CourseDay? last, string measure, IReadOnlyList<Measurement> taken, DateOnly today)
    {
        var done = taken.LastOrDefault(m => m.Measure == measure && m.Purpose == purpose);
        var due = last?.On.AddMonths(months);
        var state = (done, last) switch
        {
            ({ }, _) => DueState.Done,
            (_, { Held: true }) => due > today ? DueState.Upcoming : today <= due?.AddDays(FollowUpWindowDays) ? DueState.Due : DueState.Overdue,
            _ => DueState.Waiting,
        };
        return new(measure, purpose, due, state, done);
    }
}

/// <summary>A session of the course by its number, its day, and whether it was held.</summary>
public sealed record CourseDay(int Session, DateOnly On, bool Held);

/// <summary>One measure at one moment of the course; the day is null while its session has none.</summary>
public sealed record DueMeasure(string Measure, MeasurementPurpose Purpose, DateOnly? On, DueState State, Measurement? Taken);

/// <summary>How it stands with a measurement that the course asks for.</summary>
public enum DueState
{
    Done,

    /// <summary>Its session was held, or its follow-up window ended, without it.</summary>
    Overdue,

    /// <summary>To be taken today, or within the window of a follow-up.</summary>
    Due,

    Upcoming,

    /// <summary>Its session has no day, or was not held on its day.</summary>
    Waiting,
}
