using System.Numerics;

namespace Carboxy.Booking;

/// <summary>
/// At most k sessions in any seven days, as states of the recent past. Only what can still matter is remembered: a session
/// that no later one can crowd is forgotten, so that most courses need one state and the worst a few dozen.
/// </summary>
sealed class SevenDayRule
{
    const int Days = 7;
    const int NotYet = -1;

    /// <summary>Held on which of the last six days (bit 0 is yesterday), by number of the state. State 0 is an empty past.</summary>
    readonly List<int> pasts = [0];
    readonly int[] numbers = new int[1 << (Days - 1)];
    readonly List<int> next = [];
    readonly int most;
    readonly int shortestGap;
    readonly IReadOnlyList<int> prior;

    public SevenDayRule(CourseToBook course)
    {
        (most, shortestGap, prior) = (course.MostInSevenDays, course.ShortestGap, course.PriorDays);
        Array.Fill(numbers, NotYet);
        numbers[0] = 0;
        if (prior is [.., var last])
        {
            for (var day = last + 1; day < last + Days; day++)
                First(day);
        }

        for (var state = 0; state < pasts.Count; state++)
        {
            for (var gap = 0; gap <= Days; gap++)
                next.Add(gap < shortestGap ? NotYet : After(Later(pasts[state], gap)));
        }
    }

    public int States => pasts.Count;

    /// <summary>The state after another session so many days later, or -1 where that is one too many.</summary>
    public int Next(int state, int gap) => next[(state * (Days + 1)) + Math.Min(gap, Days)];

    /// <summary>The state of a first session on that day, after the sessions already held, or -1.</summary>
    public int First(int day)
    {
        var past = 0;
        for (var i = prior.Count - 1; i >= 0 && prior[i] > day - Days; i--)
            past |= prior[i] < day ? 1 << (day - prior[i] - 1) : 0;
        return After(past);
    }

    static int Later(int past, int gap) => gap >= Days ? 0 : ((past << gap) | (1 << (gap - 1))) & ((1 << (Days - 1)) - 1);

    int After(int past)
    {
        if (most == 0)
            return 0;
        if (BitOperations.PopCount((uint)past) >= most)
            return NotYet;
        while (past != 0 && BitOperations.Log2((uint)past) + 1 + ((most - BitOperations.PopCount((uint)past)) * shortestGap) >= Days)
            past &= ~(1 << BitOperations.Log2((uint)past));
        if (numbers[past] == NotYet)
        {
            numbers[past] = pasts.Count;
            pasts.Add(past);
        }

        return numbers[past];
    }
}
