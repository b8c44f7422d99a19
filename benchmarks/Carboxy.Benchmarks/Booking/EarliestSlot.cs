namespace Carboxy.Booking;

/// <summary>How a course is booked without a plan: first come, first served, and every session in turn at the earliest slot that is allowed.</summary>
static class EarliestSlot
{
    static readonly Weights Earliest = new(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);

    public static BookingSolution Place(BookingProblem problem)
    {
        var calendar = new Calendar(problem with { Weights = Earliest });
        var booker = new CourseBooker(calendar);
        var plans = new Dictionary<string, IReadOnlyList<BookedSession>?>();
        foreach (var course in problem.Courses)
            plans[course.Id] = Place(course, calendar, booker)?.Select(s => calendar.Say(s)).ToList();
        return new(problem.Name, plans);
    }

    static List<PlacedSession>? Place(CourseToBook course, Calendar calendar, CourseBooker booker)
    {
        var (plan, held) = (new List<PlacedSession>(), course.PriorDays.ToList());
        foreach (var session in course.Sessions)
        {
            var latest = plan.Count == 0 ? course.Latest : Math.Min(course.Latest, plan[^1].Day + course.LongestGap);
            var next = course with { Sessions = [session], PriorDays = held, Latest = latest, IdealGap = course.ShortestGap, Incumbent = null };
            if (booker.Book(new(next, calendar)) is null)
            {
                foreach (var placed in plan)
                    calendar.Release(placed);
                return null;
            }

            plan.Add(booker.Plan[0]);
            held.Add(plan[^1].Day);
            calendar.Occupy(plan[^1]);
        }

        return plan;
    }
}
