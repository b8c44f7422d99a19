namespace Carboxy.Booking;

/// <summary>Finds the start of a session on its day and fills its roles: with those who stand, where they are free, else with the first who are.</summary>
static class Filling
{
    public static PlacedSession Fill(CourseShape course, Calendar calendar, int session, int practitioner, int day)
    {
        var choice = Starts.Best(course, calendar, session, practitioner, day) ?? throw new InvalidOperationException("The session does not fit where the table said.");
        var t = course.Sessions[session];
        return At(calendar.Masks(course.Templates[t].Index), calendar, course.Candidates[t][practitioner], choice.Class, day, choice.Bit, course.Stands?[session].Session);
    }

    /// <summary>The session at a start that the masks have, with those who stand where they are free.</summary>
    public static PlacedSession At(TemplateMasks masks, Calendar calendar, int candidate, int stretchClass, int day, int bit, BookedSession? stands)
    {
        foreach (var stretch in masks.Shape.Classes[stretchClass].Stretches)
        {
            var place = new Place(masks, calendar, stretch, day, bit, stands);
            var fill = default(RoleFill).With(0, masks.Shape.Candidates[0][candidate]);
            if (place.IsFree(0, candidate) && Others(place, 0, 0, ref fill))
                return new(masks.Shape.Index, stretch, day, bit, fill);
        }

        throw new InvalidOperationException("The roles cannot be filled where the masks said.");
    }

    /// <summary>The first session of a template from a slot of a day on, not stretched where that is possible.</summary>
    public static PlacedSession? FirstFrom(TemplateMasks masks, Calendar calendar, int candidate, int day, int fromBit)
    {
        for (var c = 0; candidate >= 0 && c < masks.Shape.Classes.Length; c++)
        {
            for (var bit = fromBit; bit < calendar.Grid.Width; bit++)
            {
                if ((masks.Starts(c, candidate)[(bit / 64 * calendar.Stride) + day] >> (bit % 64) & 1) == 1)
                    return At(masks, calendar, candidate, c, day, bit, null);
            }
        }

        return null;
    }

    static bool Others(in Place place, int crew, int depth, ref RoleFill fill)
    {
        var crews = place.Masks.Shape.Crews[place.Stretch];
        if (crew == crews.Count)
            return true;
        if (depth == crews[crew].Roles.Count)
            return Others(place, crew + 1, 0, ref fill);
        var role = crews[crew].Roles[depth];
        var candidates = place.Masks.Shape.Candidates[role];
        var stands = place.Standing(role);
        for (var c = -1; c < candidates.Length; c++)
        {
            var candidate = c < 0 ? Array.IndexOf(candidates, stands) : c;
            if (candidate < 0 || !place.IsFree(role, candidate) || IsTaken(crews[crew], depth, candidates[candidate], fill))
                continue;
            fill = fill.With(role, candidates[candidate]);
            if (Others(place, crew, depth + 1, ref fill))
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

    /// <summary>A start with its lengths, and the session that stands there when this is re-planning.</summary>
    readonly record struct Place(TemplateMasks Masks, Calendar Calendar, int Stretch, int Day, int Bit, BookedSession? Stands)
    {
        public bool IsFree(int role, int candidate) =>
            (Masks.Uses(role, candidate, Stretch)[(Bit / 64 * Calendar.Stride) + Day] >> (Bit % 64) & 1) == 1;

        public int Standing(int role) =>
            Stands?.Resources.GetValueOrDefault(Masks.Shape.Roles[role].Name) is { } id ? Calendar.ResourceNumber(id) : -1;
    }
}
