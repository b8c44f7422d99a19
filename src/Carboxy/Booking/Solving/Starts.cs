using System.Numerics;

namespace Carboxy.Booking;

/// <summary>The best start of one session on a day that is decided, with a practitioner who is decided.</summary>
static class Starts
{
    /// <summary>A start and what it costs: time, wish and stretching, and moving where a plan stands.</summary>
    public readonly record struct Choice(int Cost, int Bit, int Class);

    /// <summary>The cheapest start; among equals the one that stands, then the earliest.</summary>
    public static Choice? Best(CourseShape course, Calendar calendar, int session, int practitioner, int day)
    {
        Choice? best = null;
        var t = course.Sessions[session];
        var masks = calendar.Masks(course.Templates[t].Index);
        if (course.Candidates[t][practitioner] is not (>= 0 and var candidate))
            return null;
        for (var c = 0; c < masks.Shape.Classes.Length; c++)
        {
            for (var w = 0; w < calendar.Grid.Words; w++)
            {
                var at = (w * HourMasks.Row) + (day % 7);
                var free = masks.Starts(c, candidate)[(w * calendar.Stride) + day];
                var can = free & course.Hours[t].Weeks(c, wish: false)[at];
                var likes = free & course.Hours[t].Weeks(c, wish: true)[at];
                Try(likes, c, w, 0);
                Try(can & ~likes, c, w, course.Problem.Weights.TimePreference);
            }
        }

        return best;

        void Try(ulong mask, int c, int word, int timeCost)
        {
            if (mask == 0)
                return;
            var cost = (masks.Shape.Classes[c].Extra * course.Problem.Weights.Extra) + timeCost + course.WishCost[practitioner];
            Offer(new(cost + Moved(course, session, practitioner, day, stays: false), (word * 64) + BitOperations.TrailingZeroCount(mask), c));
            if (course.Stands?[session] is { } stands && stands.Day == day && stands.Bit / 64 == word && stands.Bit >= 0 && (mask >> (stands.Bit % 64) & 1) == 1)
                Offer(new(cost + Moved(course, session, practitioner, day, stays: true), stands.Bit, c));
        }

        void Offer(Choice choice)
        {
            if (best is not { } so || choice.Cost < so.Cost || (choice.Cost == so.Cost && Rank(choice) < Rank(so)))
                best = choice;
        }

        int Rank(Choice choice) => course.Stands?[session] is { } stands && stands.Day == day && stands.Bit == choice.Bit ? -1 : choice.Bit;
    }

    /// <summary>What a session costs at one very start, without moving; null where it does not fit.</summary>
    public static int? CostAt(CourseShape course, Calendar calendar, int session, int practitioner, int day, int bit)
    {
        var t = course.Sessions[session];
        var masks = calendar.Masks(course.Templates[t].Index);
        if (course.Candidates[t][practitioner] is not (>= 0 and var candidate) || bit < 0 || bit >= calendar.Grid.Words * 64)
            return null;
        int? best = null;
        for (var c = 0; c < masks.Shape.Classes.Length; c++)
        {
            var at = (bit / 64 * HourMasks.Row) + (day % 7);
            var free = masks.Starts(c, candidate)[(bit / 64 * calendar.Stride) + day] >> (bit % 64) & 1;
            if ((free & (course.Hours[t].Weeks(c, wish: false)[at] >> (bit % 64))) == 0)
                continue;
            var likes = (course.Hours[t].Weeks(c, wish: true)[at] >> (bit % 64) & 1) == 1;
            var cost = (masks.Shape.Classes[c].Extra * course.Problem.Weights.Extra) + (likes ? 0 : course.Problem.Weights.TimePreference) + course.WishCost[practitioner];
            best = Math.Min(best ?? cost, cost);
        }

        return best;
    }

    static int Moved(CourseShape course, int session, int practitioner, int day, bool stays)
    {
        if (course.Stands?[session] is not { } stands)
            return 0;
        var weights = course.Problem.Weights;
        return (stays ? 0 : weights.Moved + (weights.MovedDay * Math.Min(7, Math.Abs(day - stands.Day)))) + (course.Practitioners[practitioner] == stands.Practitioner ? 0 : weights.MovedPractitioner);
    }
}
