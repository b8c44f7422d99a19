namespace Carboxy.Booking;

/// <summary>Which courses occupy a resource on a day, and when.</summary>
sealed class DayBook(Calendar calendar)
{
    readonly List<(int Course, int From, int To)>?[] pages = new List<(int Course, int From, int To)>?[calendar.Problem.Resources.Count * calendar.Problem.Days];

    public IReadOnlyList<(int Course, int From, int To)> On(int resource, int day) => pages[(resource * calendar.Problem.Days) + day] ?? [];

    public void Write(int course, in PlacedSession session)
    {
        var runs = calendar.Templates[session.Template].Stretches[session.Stretch].Runs;
        for (var role = 0; role < runs.Length; role++)
        {
            foreach (var run in runs[role])
                (pages[(session.Fill[role] * calendar.Problem.Days) + session.Day] ??= []).Add((course, session.Bit + run.Offset, session.Bit + run.Offset + run.Length));
        }
    }

    public void Strike(int course, in PlacedSession session)
    {
        var runs = calendar.Templates[session.Template].Stretches[session.Stretch].Runs;
        for (var role = 0; role < runs.Length; role++)
        {
            if (runs[role].Length > 0)
                pages[(session.Fill[role] * calendar.Problem.Days) + session.Day]!.RemoveAll(e => e.Course == course);
        }
    }

    /// <summary>The courses in whose way a session would be, each once.</summary>
    public void InTheWay(in PlacedSession session, ICollection<int> courses)
    {
        var shape = calendar.Templates[session.Template];
        var runs = shape.Stretches[session.Stretch].Runs;
        for (var role = 0; role < runs.Length; role++)
        {
            if (role > 0 && AnyFree(session, role))
                continue;
            foreach (var (course, from, to) in On(session.Fill[role], session.Day))
            {
                if (Meets(runs[role], session.Bit, from, to) && !courses.Contains(course))
                    courses.Add(course);
            }
        }
    }

    /// <summary>Whether the role could be filled by another resource that is free.</summary>
    bool AnyFree(in PlacedSession session, int role)
    {
        var masks = calendar.Masks(session.Template);
        var at = (session.Bit / 64 * calendar.Stride) + session.Day;
        for (var c = 0; c < masks.Shape.Candidates[role].Length; c++)
        {
            if ((masks.Uses(role, c, session.Stretch)[at] >> (session.Bit % 64) & 1) == 1)
                return true;
        }

        return false;
    }

    static bool Meets(SlotRun[] runs, int bit, int from, int to)
    {
        foreach (var run in runs)
        {
            if (bit + run.Offset < to && from < bit + run.Offset + run.Length)
                return true;
        }

        return false;
    }
}
