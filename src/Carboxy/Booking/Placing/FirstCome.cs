namespace Carboxy.Booking;

/// <summary>
/// Books the courses in the order of the problem, each at its own best place: alone against the calendar, or in joint mode against
/// what the courses before it took. A course whose best plan costs more than leaving it out is left out.
/// </summary>
public static class FirstCome
{
    public static BookingSolution Place(BookingProblem problem)
    {
        var calendar = new Calendar(problem);
        var booker = new CourseBooker(calendar);
        var plans = new Dictionary<string, IReadOnlyList<BookedSession>?>(StringComparer.Ordinal);
        foreach (var course in problem.Courses)
        {
            var shape = new CourseShape(course, calendar);
            if (booker.Book(shape) is not { } cost || cost > shape.Unplaced)
            {
                plans[course.Id] = null;
                continue;
            }

            var plan = booker.Plan.ToArray();
            plans[course.Id] = [.. plan.Select(s => calendar.Say(s))];
            foreach (var session in problem.Mode == BookingMode.Joint ? plan : [])
                calendar.Occupy(session);
        }

        return new(problem.Name, plans);
    }
}
