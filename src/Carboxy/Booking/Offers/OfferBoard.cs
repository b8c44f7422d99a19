namespace Carboxy.Booking;

/// <summary>
/// The best whole course through every possible first day and practitioner, so that somebody who looks at a calendar sees what each
/// place would mean for the whole course. Keeps its memory; one board belongs to one thread.
/// </summary>
public sealed class OfferBoard(Calendar calendar)
{
    readonly CourseBooker booker = new(calendar);
    CourseShape? course;
    int[] cells = [];

    const int Nothing = -1;

    /// <summary>The calendar that it looks into.</summary>
    public Calendar Calendar => calendar;

    /// <summary>The first day of the board.</summary>
    public int FirstDay => course?.First ?? 0;

    public int Days { get; private set; }

    /// <summary>The practitioners of the board by their ids.</summary>
    public IReadOnlyList<string> Practitioners => [.. (course?.Practitioners ?? []).Select(p => calendar.Problem.Resources[p].Id)];

    public void Fill(CourseShape shape)
    {
        course = shape;
        Days = booker.Lay(shape) ? shape.LastBeginning - shape.First + 1 : 0;
        if (cells.Length < Days * shape.Practitioners.Length)
            cells = new int[Days * shape.Practitioners.Length];
        for (var day = 0; day < Days; day++)
        {
            for (var p = 0; p < shape.Practitioners.Length; p++)
                cells[(day * shape.Practitioners.Length) + p] = booker.CostFrom(shape, shape.First + day, p) ?? Nothing;
        }
    }

    /// <summary>What the best plan of a course costs, or the best that begins on that day; null where there is none. The board itself is emptied.</summary>
    internal long? Least(CourseShape shape, int? begin)
    {
        (course, Days) = (null, 0);
        return booker.Least(shape, begin);
    }

    /// <summary>What the whole course costs at least when its first session is there; null where it cannot be.</summary>
    /// <param name="practitioner">its number on the board</param>
    public long? Cost(int day, int practitioner) =>
        course is null || day < course.First || day >= course.First + Days || cells[((day - course.First) * course.Practitioners.Length) + practitioner] == Nothing
            ? null
            : (long)cells[((day - course.First) * course.Practitioners.Length) + practitioner] * course.Course.Priority;

    /// <summary>The plan behind a cell that has a cost.</summary>
    public IReadOnlyList<BookedSession> Plan(int day, int practitioner) =>
        Cost(day, practitioner) is null ? [] : [.. booker.PlanFrom(course!, day, practitioner).ToArray().Select(s => calendar.Say(s))];

    /// <summary>The first day on which the course can begin at all.</summary>
    public int? Earliest()
    {
        for (var day = FirstDay; day < FirstDay + Days; day++)
        {
            if (BestOn(day) is not null)
                return day;
        }

        return null;
    }

    /// <summary>The best plan, or the best that begins on that day; null where there is none.</summary>
    public IReadOnlyList<BookedSession>? Best(int? begin = null)
    {
        if (begin is { } day)
            return BestOn(day) is { } practitioner ? Plan(day, practitioner) : null;
        return course is not null && Days > 0 && booker.PlanLaid(course) is not null ? [.. booker.Plan.ToArray().Select(s => calendar.Say(s))] : null;
    }

    /// <summary>With whom it is best to begin on that day.</summary>
    int? BestOn(int day)
    {
        int? best = null;
        for (var p = 0; p < (course?.Practitioners.Length ?? 0); p++)
        {
            if (Cost(day, p) is { } cost && (best is null || cost < Cost(day, best.Value)))
                best = p;
        }

        return best;
    }
}
