namespace Carboxy.Booking;

/// <summary>
/// The best whole course through every possible first day and practitioner, so that somebody who looks at a calendar sees what each
/// place would mean for the whole course. Keeps its memory; one board belongs to one thread.
/// </summary>
public sealed class OfferBoard(Calendar calendar)
{
    readonly CourseBooker booker = new(calendar);
    CourseShape? course;

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
    }

    /// <summary>The course that lies on it once more, with something that has to stay the same from session to session.</summary>
    internal void FillAgain(Constancy constancy)
    {
        if (Days > 0)
            booker.LayAgain(course!, constancy);
    }

    /// <summary>What the whole course costs at least when its first session is there; null where it cannot be.</summary>
    /// <param name="practitioner">its number on the board</param>
    public long? Cost(int day, int practitioner) => IsOn(day) ? (long?)booker.CostFrom(course!, day, practitioner) * course!.Course.Priority : null;

    /// <summary>The plan behind a cell that has a cost.</summary>
    public IReadOnlyList<BookedSession> Plan(int day, int practitioner) =>
        Cost(day, practitioner) is null ? [] : Said(booker.PlanFrom(course!, day, practitioner));

    /// <summary>The first day on which the course can begin at all.</summary>
    public int? Earliest()
    {
        for (var day = FirstDay; day < FirstDay + Days; day++)
        {
            if (booker.CostFrom(course!, day) is not null)
                return day;
        }

        return null;
    }

    /// <summary>The best plan, or the best that begins on that day; null where there is none.</summary>
    public IReadOnlyList<BookedSession>? Best(int? begin = null) => BestPlaced(begin is { } day ? AnyDay.On(day) : AnyDay) is { } best ? Said(best.Plan) : null;

    /// <summary>Every day of the board.</summary>
    internal Beginnings AnyDay => new(FirstDay, FirstDay + Days - 1);

    /// <summary>The best plan that begins on such a day, which stays whatever is laid next, and what it costs; null where there is none.</summary>
    internal (int Cost, PlacedSession[] Plan)? BestPlaced(Beginnings days) => course is not null && booker.PlanLaid(course, days) is { } cost ? (cost, booker.Plan.ToArray()) : null;

    /// <summary>What the best plan costs that begins on such a day, with any practitioner or with that one; null where there is none.</summary>
    internal int? Least(Beginnings days, int? practitioner = null)
    {
        int? least = null;
        for (var day = days.From; day <= days.Until; day += days.Step)
            least = (practitioner is { } p ? booker.CostFrom(course!, day, p) : booker.CostFrom(course!, day)) is { } cost && !(cost >= least) ? cost : least;
        return least;
    }

    internal IReadOnlyList<BookedSession> Said(ReadOnlySpan<PlacedSession> plan)
    {
        var said = new BookedSession[plan.Length];
        for (var i = 0; i < said.Length; i++)
            said[i] = calendar.Say(plan[i]);
        return said;
    }

    bool IsOn(int day) => day >= FirstDay && day < FirstDay + Days;
}
