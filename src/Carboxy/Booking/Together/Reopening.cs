namespace Carboxy.Booking;

/// <summary>Chooses the courses that are taken out of a plan and placed anew, together because they get in each other's way.</summary>
sealed class Reopening(Draft draft, Wishes wishes, Random dice)
{
    readonly List<int> chosen = [];
    readonly List<int> found = [];

    int Courses => draft.Shapes.Length;

    /// <summary>Up to so many courses, in the order in which they may be placed again.</summary>
    public IReadOnlyList<int> Choose(int most)
    {
        chosen.Clear();
        switch (dice.Next(10))
        {
            case 0:
                break;
            case < 5:
                Rivals(Sorest(), most);
                break;
            case < 8:
                Neighbours(dice.Next(3) == 0 ? Sorest() : dice.Next(Courses), most);
                break;
            case 8:
                Overworked(most);
                break;
            default:
                Add(Sorest());
                break;
        }

        while (chosen.Count < Math.Min(most, 2) || (chosen.Count < most && dice.Next(4) == 0))
        {
            if (chosen.Count >= Courses)
                break;
            Add(dice.Next(Courses));
        }

        return chosen;
    }

    void Add(int course)
    {
        if (!chosen.Contains(course))
            chosen.Add(course);
    }

    /// <summary>One of those that lie farthest above what they would cost alone.</summary>
    int Sorest()
    {
        var sorest = dice.Next(Courses);
        for (var tries = 0; tries < 3; tries++)
        {
            var other = dice.Next(Courses);
            if (draft.CostOf(other) - wishes.CostOf(other) > draft.CostOf(sorest) - wishes.CostOf(sorest))
                sorest = other;
        }

        return sorest;
    }

    /// <summary>A course and those that hold what it would like to have; it comes first.</summary>
    void Rivals(int course, int most)
    {
        Add(course);
        found.Clear();
        foreach (var session in wishes.PlanOf(course) ?? [])
            draft.Days.InTheWay(session, found);
        Some(most);
    }

    /// <summary>A course and those that are treated by the same people, in the same rooms or with the same devices within a day of it.</summary>
    void Neighbours(int course, int most)
    {
        Add(course);
        found.Clear();
        foreach (var session in draft.PlanOf(course) ?? wishes.PlanOf(course) ?? [])
        {
            var role = dice.Next(draft.Calendar.Templates[session.Template].Roles.Count);
            var day = session.Day + dice.Next(-1, 2);
            foreach (var entry in day < 0 || day >= draft.Calendar.Problem.Days ? [] : draft.Days.On(session.Fill[role], day))
            {
                if (!found.Contains(entry.Course))
                    found.Add(entry.Course);
            }
        }

        Some(most);
    }

    /// <summary>Courses with somebody who works beyond the target.</summary>
    void Overworked(int most)
    {
        var watched = draft.Loads.Watched;
        if (watched.Length == 0)
            return;
        var busiest = watched[dice.Next(watched.Length)];
        for (var tries = 0; tries < 3; tries++)
        {
            var other = watched[dice.Next(watched.Length)];
            if (draft.Loads.Beyond(other) > draft.Loads.Beyond(busiest))
                busiest = other;
        }

        found.Clear();
        for (var tries = 0; tries < 20 * most && found.Count < most; tries++)
        {
            var course = dice.Next(Courses);
            if (draft.PlanOf(course) is { } plan && plan.Any(s => s.Practitioner == busiest) && !found.Contains(course))
                found.Add(course);
        }

        Some(most);
    }

    /// <summary>Adds some of those that were found, in no particular order.</summary>
    void Some(int most)
    {
        while (chosen.Count < most && found.Count > 0)
        {
            var i = dice.Next(found.Count);
            Add(found[i]);
            found.RemoveAt(i);
        }
    }
}
