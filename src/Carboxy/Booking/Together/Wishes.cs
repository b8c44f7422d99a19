namespace Carboxy.Booking;

/// <summary>What each course would get if it came alone: its plan and its cost, which no plan of all of them undercuts.</summary>
sealed class Wishes
{
    readonly PlacedSession[]?[] plans;
    readonly long[] costs;

    public Wishes(BookingProblem problem)
    {
        var calendar = new Calendar(problem);
        var booker = new CourseBooker(calendar);
        (plans, costs) = (new PlacedSession[]?[problem.Courses.Count], new long[problem.Courses.Count]);
        foreach (var (c, course) in problem.Courses.Index())
        {
            var shape = new CourseShape(course, calendar);
            var cost = booker.Book(shape);
            (plans[c], costs[c]) = cost < shape.Unplaced ? (booker.Plan.ToArray(), cost.Value) : (null, shape.Unplaced);
        }
    }

    public PlacedSession[]? PlanOf(int course) => plans[course];

    public long CostOf(int course) => costs[course];
}
