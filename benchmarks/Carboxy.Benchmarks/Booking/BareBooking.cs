using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>
/// The limit: no more than reading every mask of starts that a course could use once, and one addition and comparison for each session,
/// practitioner, day and gap, eight days at once. It decides nothing.
/// </summary>
sealed class BareBooking(BookingProblem problem)
{
    const int Words = 3;
    const int Lanes = 8;

    readonly ulong[] masks = new ulong[2 * 64 * Words * 512];
    readonly int[] costs = new int[16 * 64 * 512];
    readonly Dictionary<string, int> practitioners = problem.Courses.ToDictionary(c => c.Id, c => problem.Resources.Count(r => r.Fits(problem.Templates.Single(t => t.Id == c.Sessions[^1]).Role("pr")!)));

    public int Run(CourseToBook course)
    {
        var (days, able) = (course.Latest - course.Earliest + 1, practitioners[course.Id]);
        ref var mask = ref MemoryMarshal.GetArrayDataReference(masks);
        var any = Vector256<ulong>.Zero;
        for (var row = 0; row < 2 * able * Words; row++)
        {
            for (var day = 0; day < days; day += Vector256<ulong>.Count)
                any |= Vector256.LoadUnsafe(ref mask, (nuint)((row * 512) + day));
        }

        ref var cost = ref MemoryMarshal.GetArrayDataReference(costs);
        for (var session = course.Sessions.Count - 2; session >= 0; session--)
        {
            for (var row = session * able; row < (session + 1) * able; row++)
            {
                for (var day = 0; day < days; day += Lanes)
                {
                    var least = Vector256<int>.Zero;
                    for (var gap = course.ShortestGap; gap <= course.LongestGap; gap++)
                        least = Vector256.Min(least, Vector256.LoadUnsafe(ref cost, (nuint)(((row + able) * 512) + day + gap)) + Vector256.Create(gap));
                    least.StoreUnsafe(ref cost, (nuint)((row * 512) + day));
                }
            }
        }

        return costs[0] + (int)any[0];
    }
}
