namespace Carboxy.Courses;

/// <summary>The days on which one practitioner and one room are there.</summary>
public sealed class ClinicDays
{
    /// <summary>How far a first open day is looked for.</summary>
    const int YearAhead = 366;

    readonly Func<DateOnly, bool> isOpen;

    /// <summary>The days of which somebody else knows, such as the clinic's calendar of hours.</summary>
    public ClinicDays(Func<DateOnly, bool> isOpen) => this.isOpen = isOpen;

    public ClinicDays(IEnumerable<DayOfWeek> open, IEnumerable<DateOnly> closed)
    {
        var (weekdays, left) = (open.ToHashSet(), closed.ToHashSet());
        if (weekdays.Count == 0)
            throw new ArgumentException("A clinic is open on at least one weekday.", nameof(open));
        isOpen = day => weekdays.Contains(day.DayOfWeek) && !left.Contains(day);
    }

    public static ClinicDays EveryDay { get; } = new(_ => true);

    public bool IsOpen(DateOnly day) => isOpen(day);

    /// <summary>The first open day from a day on, or null where a whole year is closed.</summary>
    public DateOnly? FirstFrom(DateOnly day) => Search(day, day.AddDays(YearAhead), step: 1);

    /// <summary>The open day nearest to the wish inside the bounds; of two equally near, the earlier. Null where none is open.</summary>
    public DateOnly? Nearest(DateOnly wish, DateOnly from, DateOnly to)
    {
        if (from > to)
            return null;
        var start = wish < from ? from : wish > to ? to : wish;
        var (before, after) = (Search(start, from, step: -1), Search(start, to, step: 1));
        return (before, after) switch
        {
            ({ } b, { } a) => start.DayNumber - b.DayNumber <= a.DayNumber - start.DayNumber ? b : a,
            _ => before ?? after,
        };
    }

    DateOnly? Search(DateOnly from, DateOnly to, int step)
    {
        for (var day = from; step > 0 ? day <= to : day >= to; day = day.AddDays(step))
        {
            if (IsOpen(day))
                return day;
        }

        return null;
    }
}
