namespace Carboxy.Booking;

/// <summary>
/// Explains why a course cannot be booked. It goes as far as sessions can be placed, takes the first one that finds no day, and asks every
/// day within reach, and every day that would do but for the gap, what is against it.
/// </summary>
public sealed class CourseRefusal
{
    readonly CourseShape course;
    readonly Calendar calendar;
    readonly int? begin;

    CourseRefusal(Calendar calendar, CourseToBook course, int? begin) => (this.calendar, this.course, this.begin) = (calendar, new(course, calendar), begin);

    /// <summary>Why the course cannot be booked, or, with a day, why it cannot begin on that day; null where it can.</summary>
    public static Refusal? Explain(Calendar calendar, CourseToBook course, int? begin = null) => new CourseRefusal(calendar, course, begin).Explain();

    /// <summary>Everything that keeps the first session from a day, its hours and what is booked; empty where it fits.</summary>
    public static IReadOnlyList<RefusalReason> OnDay(Calendar calendar, CourseToBook course, int day)
    {
        var asked = new CourseRefusal(calendar, course, day);
        var impediments = new DayImpediments(asked.course, calendar, 0);
        if (impediments.Fits(day))
            return [];
        var words = new RefusalWords(asked.course, calendar, 0, impediments, new HashSet<(int, int)>(), [day]);
        return [.. impediments.Smallest(day).Select(o => new RefusalReason(o, [day], words.Say(o, [day])))];
    }

    Refusal? Explain()
    {
        HashSet<(int State, int Day)> reached = [];
        for (var i = 0; i < course.Sessions.Length; i++)
        {
            var impediments = new DayImpediments(course, calendar, i);
            var next = Reach(i, reached, impediments);
            if (next.Count == 0)
                return Refuse(i, reached, impediments);
            reached = next;
        }

        return null;
    }

    Refusal Refuse(int session, HashSet<(int State, int Day)> before, DayImpediments impediments)
    {
        var (from, until) = Range(session, before);
        var byDay = new Dictionary<int, IReadOnlyList<Impediment>>();
        for (var day = from; day <= until; day++)
        {
            var gap = Gap(session, day, before);
            var against = Alone(session, day).Concat(IsInCalendar(day) && !impediments.Fits(day) ? impediments.Smallest(day) : []).ToList();
            if (gap is Impediment.None or Impediment.SevenDays || against.Count == 0 || session == 0)
                byDay[day] = [.. gap is Impediment.None ? [] : new[] { gap }, .. against];
        }

        foreach (var day in session == 0 ? [] : TooLateFor(session, until, before, impediments))
            byDay[day] = [Impediment.Window];

        var words = new RefusalWords(course, calendar, session, impediments, before, byDay.Keys);
        IReadOnlyList<(Impediment Impediments, IReadOnlyList<int> Days)> reasons = begin is null || session > 0
            ? FewestReasons.Choose(byDay)
            : [.. byDay.Values.SelectMany(all => all).Select(o => (o, (IReadOnlyList<int>)[.. byDay.Keys]))];
        return new(session + 1, words.Head(begin), [.. reasons.Select(r => new RefusalReason(r.Impediments, r.Days, words.Say(r.Impediments, r.Days)))], WaysOut.Of(calendar, course.Course, begin));
    }

    /// <summary>Days after the last one that would do, or the end of the calendar where it is in the way.</summary>
    IEnumerable<int> TooLateFor(int session, int until, HashSet<(int State, int Day)> before, DayImpediments impediments)
    {
        for (var day = until + 1; day <= before.Max(b => b.Day) + course.Course.LongestGap && day <= course.Problem.Days; day++)
        {
            if (day == course.Problem.Days || (!course.Course.OffDays.Contains(day) && Gap(session, day, before) is Impediment.None && impediments.Fits(day)))
                yield return day;
        }
    }

    /// <summary>The days of which there is something to say.</summary>
    (int From, int Until) Range(int session, HashSet<(int State, int Day)> before)
    {
        var end = Math.Min(course.Problem.Days - 1, course.Course.Latest);
        if (session > 0)
            return (before.Min(b => b.Day) + 1, end);
        if (begin is { } only)
            return (only, only);
        var from = Math.Max(Math.Max(0, course.Course.Earliest), course.Course.PriorDays is [.., var last] ? last + 1 : 0);
        return (Math.Min(from, course.Problem.Days - 1), Math.Max(Math.Min(from, course.Problem.Days - 1), end));
    }

    /// <summary>Where this session can be, and the recent past that each way there leaves.</summary>
    HashSet<(int State, int Day)> Reach(int session, HashSet<(int State, int Day)> before, DayImpediments impediments)
    {
        HashSet<(int State, int Day)> next = [];
        for (var day = course.First; day <= course.Last; day++)
        {
            if ((session == 0 && begin is { } only && day != only) || Alone(session, day).Any() || !impediments.Fits(day))
                continue;
            if (session == 0 && course.Rule.First(day) is >= 0 and var first)
                next.Add((first, day));
            foreach (var (state, earlier) in session == 0 ? [] : before)
            {
                if (IsGap(day - earlier) && course.Rule.Next(state, day - earlier) is >= 0 and var then)
                    next.Add((then, day));
            }
        }

        return next;
    }

    /// <summary>What stands against a day whatever its hours.</summary>
    IEnumerable<Impediment> Alone(int session, int day)
    {
        if (course.Course.OffDays.Contains(day))
            yield return Impediment.OffDay;
        if (day < 0 || day < course.Course.Earliest || day > course.Last - ((course.Sessions.Length - 1 - session) * course.Course.ShortestGap))
            yield return Impediment.Window;
    }

    Impediment Gap(int session, int day, HashSet<(int State, int Day)> before)
    {
        if (session == 0)
            return day < course.First && day >= course.Course.Earliest ? Impediment.TooSoon : course.Rule.First(day) < 0 ? Impediment.SevenDays : Impediment.None;
        var near = before.Where(b => IsGap(day - b.Day)).ToList();
        if (near.Count > 0)
            return near.Exists(b => course.Rule.Next(b.State, day - b.Day) >= 0) ? Impediment.None : Impediment.SevenDays;
        return day - before.Where(b => b.Day < day).Max(b => b.Day) > course.Course.LongestGap ? Impediment.TooLate : Impediment.TooSoon;
    }

    bool IsInCalendar(int day) => day >= 0 && day < course.Problem.Days;

    bool IsGap(int days) => days >= course.Course.ShortestGap && days <= course.Course.LongestGap;
}
