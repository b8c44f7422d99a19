using Carboxy.Courses;
using static Carboxy.Work.Booking.BookingRules;

namespace Carboxy.Work.Booking;

/// <summary>A session of a course on its day, held or with a place in the calendar.</summary>
sealed record CourseSession(int Number, DateOnly Day, bool Held);

/// <summary>What a course and the patient's past say about days, whatever is free then.</summary>
static class CourseDayRules
{
    /// <summary>Days between two sessions, at most.</summary>
    public static int LongestGap(CourseRule rule, Course course) => Math.Max(rule.LatestGap.Value, course.GapDays ?? 0);

    /// <summary>Why a visit cannot move, whatever the place.</summary>
    public static IEnumerable<Obstacle> OfVisit(BookingRow booking)
    {
        if (!booking.State.IsComing())
            yield return new(new($"Сеанс {booking.Number} уже не ждут: он начат, проведён или отменён.", $"Session {booking.Number} is no longer to come: it has begun, was held or was cancelled."));
    }

    /// <summary>Why nothing of a course can be booked: no session is left, or nothing allows to treat.</summary>
    public static IEnumerable<Obstacle> OfCourse(CourseSoFar soFar, Next next)
    {
        if (next is not Next.Due)
            yield return new(new("В этом курсе больше нет сеансов, которые можно записать.", "This course has no session left to book."), "C-03");
        else if (soFar.Course.Pause is { } pause)
            yield return new(pause.Reason.Text, pause.Rules);
        else if (soFar.Clearance is null)
            yield return new(new("Нет действующего допуска для этого пациента, способа и зоны. Сначала проведите проверку.", "There is no clearance for this patient, kind of treatment and zone. Screen the patient first."), "P7", "P8");
    }

    /// <summary>What the patient's past says against a day: rests that have not passed.</summary>
    public static IEnumerable<Obstacle> OfRests(SessionWindow window, DateOnly day) => window.Refuse(day).Select(r => new Obstacle(r.Text, r.Sources) { Rule = BookingRule.Rest });

    /// <summary>Everything that stands against the days of sessions beside each other: rest, longest gap, the most in so many days.</summary>
    /// <param name="others">The sessions that stay.</param>
    /// <param name="placed">Those that get a place; only what concerns them is said.</param>
    public static IEnumerable<Obstacle> OfDays(IReadOnlyList<CourseSession> others, IReadOnlyList<CourseSession> placed, CourseDemands demands, DateOnly today)
    {
        List<CourseSession> all = [.. others.Concat(placed).OrderBy(s => s.Number)];
        foreach (var (before, after) in all.Zip(all.Skip(1)).Where(pair => placed.Contains(pair.First) || placed.Contains(pair.Second)))
        {
            var (gap, steps) = (after.Day.DayNumber - before.Day.DayNumber, after.Number - before.Number);
            var (least, most) = (demands.Rule.MinimumGap.Value * steps, demands.LongestGap * steps);
            // A rest after a session that was held has been spoken of already.
            if (gap < least && !(before.Held && demands.Rests.Count > 0))
                yield return new(placed.Contains(after) ? GapWords.TooSoonAfter(before, after, least) : GapWords.TooSoonBefore(before, after, least), demands.Rule.MinimumGap.Sources) { Rule = BookingRule.ShortestGap };
            // After a session that was held so long ago that nothing can be in time any more, every day is as good.
            if (gap > most && !(before.Held && before.Day.AddDays(most) < today))
                yield return new(placed.Contains(after) ? GapWords.TooLateAfter(before, after, most) : GapWords.TooLongBefore(before, after, most), demands.Rule.LatestGap.Sources) { Rule = BookingRule.LongestGap };
        }

        foreach (var crowd in OfCrowds(all, placed, demands))
            yield return crowd;
    }

    static IEnumerable<Obstacle> OfCrowds(List<CourseSession> all, IReadOnlyList<CourseSession> placed, CourseDemands demands)
    {
        if (demands.Rule.AtMost is not { Value: var crowd } most)
            yield break;
        var order = all.OrderBy(s => s.Day).ToList();
        for (var i = 0; i + crowd.Sessions < order.Count; i++)
        {
            var near = order.GetRange(i, crowd.Sessions + 1);
            if (near[^1].Day.DayNumber - near[0].Day.DayNumber < crowd.InDays && near.Exists(placed.Contains) && !(demands.Rests.Count > 0 && near.TrueForAll(s => s.Held || placed.Contains(s))))
                yield return new(new(
                    $"Больше {crowd.Sessions} сеансов за {crowd.InDays} дн. с {Ru(near[0].Day)}. Разведите их.",
                    $"More than {crowd.Sessions} sessions in {crowd.InDays} days from {En(near[0].Day)}. Move them apart."), most.Sources) { Rule = BookingRule.Crowd };
        }
    }
}
