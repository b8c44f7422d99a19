namespace Carboxy.Booking;

/// <summary>
/// A plan of all courses that is being worked on: every course is placed or left out, no slot is taken twice, and the cost is known after
/// every change.
/// </summary>
sealed class Draft
{
    readonly PlacedSession[]?[] plans;
    readonly long[] costs;
    readonly int[] surcharges;
    readonly CourseBooker booker;
    long courses;

    public Draft(BookingProblem problem)
    {
        Calendar = new(problem);
        Calendar.Prepare();
        Shapes = [.. problem.Courses.Select(c => new CourseShape(c, Calendar))];
        (Loads, Days) = (new(Calendar), new(Calendar));
        (plans, costs, surcharges) = (new PlacedSession[]?[Shapes.Length], new long[Shapes.Length], new int[problem.Resources.Count]);
        booker = new(new LocalCosts(Calendar, surcharges));
        for (var course = 0; course < Shapes.Length; course++)
            courses += costs[course] = Shapes[course].Unplaced;
    }

    public Calendar Calendar { get; }

    public CourseShape[] Shapes { get; }

    public WorkLoads Loads { get; }

    public DayBook Days { get; }

    /// <summary>The objective of the plan.</summary>
    public long Cost => courses + Loads.Cost;

    public long CostOf(int course) => costs[course];

    public PlacedSession[]? PlanOf(int course) => plans[course];

    /// <summary>The plans as they are; nobody writes into an array that stands here.</summary>
    public PlacedSession[]?[] Copy() => [.. plans];

    /// <summary>Puts a course on the slots of a plan, which must be free.</summary>
    public void Put(int course, PlacedSession[] plan, long cost)
    {
        foreach (var session in plan)
        {
            Calendar.Occupy(session);
            Days.Write(course, session);
            Loads.Add(session.Practitioner, Work(session));
        }

        plans[course] = plan;
        courses += cost - costs[course];
        costs[course] = cost;
    }

    /// <summary>Takes a course out, so that it counts as not placed.</summary>
    public void Drop(int course)
    {
        foreach (var session in plans[course] ?? [])
        {
            Calendar.Release(session);
            Days.Strike(course, session);
            Loads.Add(session.Practitioner, -Work(session));
        }

        plans[course] = null;
        courses += Shapes[course].Unplaced - costs[course];
        costs[course] = Shapes[course].Unplaced;
    }

    /// <summary>Places a course that is out where it costs least, work beyond the targets included; leaves it out where that costs less.</summary>
    public void Place(int course)
    {
        var shape = Shapes[course];
        Surcharge(shape);
        if (booker.Book(shape) is not { } priced)
            return;
        var plan = booker.Plan.ToArray();
        var cost = priced;
        foreach (var session in plan)
            cost -= (long)shape.Course.Priority * surcharges[session.Practitioner] * Calendar.Templates[session.Template].Work;
        var before = Cost;
        Put(course, plan, cost);
        if (Cost > before)
            Drop(course);
    }

    public int Work(in PlacedSession session) => Calendar.Templates[session.Template].Stretches[session.Stretch].Work;

    /// <summary>Whoever reaches the target somewhere within this course costs extra from its first session on.</summary>
    void Surcharge(CourseShape shape)
    {
        if (Loads.Watched.Length == 0)
            return;
        var (weight, priority) = (Calendar.Problem.Weights.Load, shape.Course.Priority);
        var work = 0;
        foreach (var session in shape.Sessions)
            work += shape.Templates[session].Work;
        foreach (var p in shape.Practitioners)
        {
            var beyond = Math.Clamp(Loads.Beyond(p) + work, 0, work);
            surcharges[p] = work == 0 || Loads.Target(p) == int.MaxValue ? 0 : (int)(((long)weight * beyond) + ((long)work * priority / 2)) / (work * priority);
        }
    }
}
