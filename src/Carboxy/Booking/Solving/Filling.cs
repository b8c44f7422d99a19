namespace Carboxy.Booking;

/// <summary>Finds the start of a session on its day and fills its roles: with those who stand, where they are free, else with the first who are.</summary>
static class Filling
{
    public static PlacedSession Fill(CourseShape course, Calendar calendar, int session, int practitioner, int day)
    {
        var choice = Starts.Best(course, calendar, session, practitioner, day) ?? throw new InvalidOperationException("The session does not fit where the table said.");
        var template = course.Templates[course.Sessions[session]];
        var masks = calendar.Masks(template.Index);
        var who = course.Practitioners[practitioner];
        foreach (var stretch in template.Classes[choice.Class].Stretches)
        {
            var fill = default(RoleFill).With(0, who);
            if (IsFree(masks, 0, course.Candidates[course.Sessions[session]][practitioner], stretch, calendar, day, choice.Bit) && Others(course, calendar, masks, session, stretch, day, choice.Bit, 0, 0, ref fill))
                return new(template.Index, stretch, day, choice.Bit, fill);
        }

        throw new InvalidOperationException("The roles cannot be filled where the masks said.");
    }

    static bool Others(CourseShape course, Calendar calendar, TemplateMasks masks, int session, int stretch, int day, int bit, int crew, int depth, ref RoleFill fill)
    {
        var crews = masks.Shape.Crews[stretch];
        if (crew == crews.Count)
            return true;
        if (depth == crews[crew].Roles.Count)
            return Others(course, calendar, masks, session, stretch, day, bit, crew + 1, 0, ref fill);
        var role = crews[crew].Roles[depth];
        var candidates = masks.Shape.Candidates[role];
        var stands = Standing(course, calendar, session, masks.Shape.Roles[role].Name);
        for (var c = -1; c < candidates.Length; c++)
        {
            var candidate = c < 0 ? Array.IndexOf(candidates, stands) : c;
            if (candidate < 0 || !IsFree(masks, role, candidate, stretch, calendar, day, bit) || IsTaken(crews[crew], depth, candidates[candidate], fill))
                continue;
            fill = fill.With(role, candidates[candidate]);
            if (Others(course, calendar, masks, session, stretch, day, bit, crew, depth + 1, ref fill))
                return true;
        }

        return false;
    }

    static bool IsTaken(Crew crew, int depth, int resource, RoleFill fill)
    {
        var role = crew.Roles[depth];
        if (crew.AreRivals(role, 0) && fill[0] == resource)
            return true;
        for (var d = 0; d < depth; d++)
        {
            if (crew.AreRivals(role, crew.Roles[d]) && fill[crew.Roles[d]] == resource)
                return true;
        }

        return false;
    }

    static int Standing(CourseShape course, Calendar calendar, int session, string role) =>
        course.Stands?[session].Session.Resources.GetValueOrDefault(role) is { } id ? calendar.ResourceNumber(id) : -1;

    static bool IsFree(TemplateMasks masks, int role, int candidate, int stretch, Calendar calendar, int day, int bit) =>
        (masks.Uses(role, candidate, stretch)[(bit / 64 * calendar.Stride) + day] >> (bit % 64) & 1) == 1;
}
