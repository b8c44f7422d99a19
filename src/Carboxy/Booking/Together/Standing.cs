namespace Carboxy.Booking;

/// <summary>The plan of a course as it stands, if it still keeps every rule and every slot of it is free.</summary>
static class Standing
{
    public static (PlacedSession[] Sessions, long Cost)? Of(CourseShape course, Calendar calendar)
    {
        var stands = course.Course.Incumbent;
        if (stands is null || stands.Count != course.Sessions.Length)
            return null;
        var sessions = new PlacedSession[stands.Count];
        for (var i = 0; i < sessions.Length; i++)
        {
            if (Session(course, calendar, i, stands[i]) is not { } session)
                return null;
            sessions[i] = session;
        }

        return KeepsDays(course, sessions) ? (sessions, CourseCost.Of(calendar.Problem, course.Course, stands).Sum * course.Course.Priority) : null;
    }

    static PlacedSession? Session(CourseShape course, Calendar calendar, int i, BookedSession stands)
    {
        var shape = course.Templates[course.Sessions[i]];
        var bit = calendar.Grid.BitOf(stands.Start);
        if (stands.Day < course.First || stands.Day > course.Last || course.OffDays.Contains(stands.Day) || stands.Start % calendar.Grid.SlotMinutes != 0)
            return null;
        if (shape.StretchOf(stands.Durations, calendar.Grid.SlotMinutes) is not { } stretch)
            return null;
        var leaves = stands.Start + (shape.Stretches[stretch].Stay * calendar.Grid.SlotMinutes);
        return course.Course.Hours.Hold(stands.Day % 7, stands.Start, leaves) && Fill(course, calendar, shape, stretch, stands, bit) is { } fill ? new(shape.Index, stretch, stands.Day, bit, fill) : null;
    }

    static RoleFill? Fill(CourseShape course, Calendar calendar, TemplateShape shape, int stretch, BookedSession stands, int bit)
    {
        var fill = default(RoleFill);
        for (var role = 0; role < shape.Roles.Count; role++)
        {
            if (stands.Resources.GetValueOrDefault(shape.Roles[role].Name) is not { } id)
                return null;
            var resource = calendar.ResourceNumber(id);
            if (!shape.Candidates[role].Contains(resource) || (role == 0 && !course.Practitioners.Contains(resource)))
                return null;
            foreach (var run in shape.Stretches[stretch].Runs[role])
            {
                for (var slot = bit + run.Offset; slot < bit + run.Offset + run.Length; slot++)
                {
                    if (!calendar.IsFree(resource, stands.Day, slot))
                        return null;
                }
            }

            fill = fill.With(role, resource);
        }

        return shape.Crews[stretch].All(crew => crew.IsOne || crew.Roles.All(r => Enumerable.Range(0, shape.Roles.Count).All(o => o == r || !crew.AreRivals(r, o) || fill[o] != fill[r]))) ? fill : null;
    }

    static bool KeepsDays(CourseShape course, PlacedSession[] sessions)
    {
        var state = course.Rule.First(sessions[0].Day);
        for (var i = 1; i < sessions.Length && state >= 0; i++)
        {
            var gap = sessions[i].Day - sessions[i - 1].Day;
            state = gap < course.Course.ShortestGap || gap > course.Course.LongestGap ? -1 : course.Rule.Next(state, gap);
        }

        return state >= 0;
    }
}
