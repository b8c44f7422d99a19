namespace Carboxy.Booking;

/// <summary>A stretch of time within any day, in minutes since midnight; the end is not part of it.</summary>
public readonly record struct MinuteSpan(int From, int To)
{
    public bool Holds(int from, int to) => From <= from && to <= To;
}

/// <summary>Stretches of time by weekday, 0 being Monday.</summary>
public sealed class WeekHours(IReadOnlyDictionary<int, IReadOnlyList<MinuteSpan>> byWeekday)
{
    public static readonly WeekHours None = new(new Dictionary<int, IReadOnlyList<MinuteSpan>>());

    /// <summary>No weekday is named at all, which as a wish means no wish.</summary>
    public bool IsEmpty => byWeekday.Count == 0;

    public IEnumerable<int> Weekdays => byWeekday.Keys.Order();

    public IReadOnlyList<MinuteSpan> On(int weekday) => byWeekday.GetValueOrDefault(weekday) ?? [];

    /// <summary>Whether the whole stretch lies inside one of that weekday's.</summary>
    public bool Hold(int weekday, int from, int to) => On(weekday).Any(span => span.Holds(from, to));
}

/// <summary>The sessions of one patient's course that are still to be booked, and what binds them.</summary>
/// <param name="Sessions">the template of each session, in order</param>
/// <param name="ShortestGap">days between consecutive sessions, at least</param>
/// <param name="LongestGap">days between consecutive sessions, at most</param>
/// <param name="MostInSevenDays">sessions in any seven consecutive days, at most; 0 is no limit</param>
/// <param name="Earliest">first day allowed for any session</param>
/// <param name="Latest">last day allowed for any session</param>
/// <param name="Hours">when the patient can come</param>
/// <param name="Preferred">when the patient would rather come; empty is no wish</param>
/// <param name="OffDays">days on which there may be no session</param>
/// <param name="Practitioners">those who alone may treat, or null for anybody with the skill</param>
/// <param name="Wanted">those wished for; empty is no wish</param>
/// <param name="Priority">multiplies every cost of this course</param>
/// <param name="PriorDays">days of the sessions already held, oldest first</param>
/// <param name="Incumbent">the plan as it stands, when this is re-planning</param>
public sealed record CourseToBook(
    string Id,
    string Patient,
    IReadOnlyList<string> Sessions,
    int ShortestGap,
    int LongestGap,
    int IdealGap,
    int MostInSevenDays,
    int Earliest,
    int Latest,
    WeekHours Hours,
    WeekHours Preferred,
    IReadOnlySet<int> OffDays,
    IReadOnlyList<string>? Practitioners,
    IReadOnlyList<string> Wanted,
    int Priority,
    IReadOnlyList<int> PriorDays,
    IReadOnlyList<BookedSession>? Incumbent);
