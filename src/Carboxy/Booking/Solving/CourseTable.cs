using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>
/// What it costs at least to finish a course from each place of each session: from the last session backwards, by the state of the
/// recent past, the practitioner and the day. A change of practitioner needs only the best of all of them, so that a step
/// costs a handful of additions for eight days at once. Memory is kept from course to course.
/// </summary>
sealed class CourseTable(SessionCosts local)
{
    int[] rest = [];
    int[] least = [];
    int[] change = [];
    int[] ahead = [];
    GapStep[][] onward = [];
    int practitioners;
    int states;

    /// <summary>What it costs to go on with another practitioner.</summary>
    public int Switched { get; private set; }

    /// <summary>Fills the table; false where even the days are too few.</summary>
    public bool Fill(CourseShape course)
    {
        (practitioners, states) = (course.Practitioners.Length, course.Rule.States);
        if (course.First + ((course.Sessions.Length - 1) * course.Course.ShortestGap) > course.Last || practitioners == 0)
            return false;
        local.Fill(course);
        FillAgain(course, Constancy.None);
        return true;
    }

    /// <summary>The same for the course that was filled last and may have its sessions nowhere else, with what has to stay the same in it.</summary>
    public void FillAgain(CourseShape course, Constancy constancy)
    {
        var (sessions, shortest) = (course.Sessions.Length, course.Course.ShortestGap);
        onward = course.OnwardTimes(local.Factor);
        if (constancy == Constancy.Weekday)
            onward = [.. onward.Select(steps => steps.Where(step => step.Days % 7 == 0).ToArray())];
        Switched = constancy == Constancy.Practitioner ? SessionCosts.Never : local.Scaled(course.Problem.Weights.Switch);
        Grow(ref rest, sessions * states * practitioners * local.RowLength);
        Grow(ref least, sessions * states * local.RowLength);
        Grow(ref change, local.RowLength);
        Grow(ref ahead, local.RowLength);
        for (var i = sessions - 1; i >= 0; i--)
        {
            var from = (course.First - local.Base + (i * shortest)) / SessionCosts.Lanes * SessionCosts.Lanes;
            var until = (local.Span - ((sessions - 1 - i) * shortest) + SessionCosts.Lanes - 1) / SessionCosts.Lanes * SessionCosts.Lanes;
            for (var state = 0; state < states; state++)
                Session(course, i, state, from, until);
        }
    }

    /// <summary>The least cost of the sessions from this one on, this one being there and with that practitioner.</summary>
    public int Rest(int session, int state, int practitioner, int day) => rest[RowAt(session, state, practitioner) + day - local.Base];

    /// <summary>The same with whoever costs least.</summary>
    public int Least(int session, int state, int day) => least[LeastAt(session, state) + day - local.Base];

    /// <summary>The gaps that may follow, with what they cost here.</summary>
    public GapStep[] Onward(int state) => onward[state];

    /// <summary>What the sessions after this one cost at least, this one being there and with that practitioner.</summary>
    public int After(int session, int state, int practitioner, int day) => Rest(session, state, practitioner, day) - local.Row(session, practitioner)[day - local.Base];

    static void Grow(ref int[] array, int length)
    {
        if (array.Length < length)
            array = new int[length];
    }

    int RowAt(int session, int state, int practitioner) => ((((session * states) + state) * practitioners) + practitioner) * local.RowLength;

    int LeastAt(int session, int state) => ((session * states) + state) * local.RowLength;

    void Session(CourseShape course, int i, int state, int from, int until)
    {
        var last = i == course.Sessions.Length - 1;
        var steps = onward[state];
        ref var all = ref MemoryMarshal.GetArrayDataReference(rest);
        ref var best = ref MemoryMarshal.GetArrayDataReference(least);
        ref var switched = ref MemoryMarshal.GetArrayDataReference(change);
        var never = Vector256.Create(SessionCosts.Never);
        var (another, alone) = (Vector256.Create(Switched), Switched == SessionCosts.Never);
        var leastRow = least.AsSpan(LeastAt(i, state), local.RowLength);
        leastRow[from..].Fill(SessionCosts.Never);
        for (var x = from; x < until; x += SessionCosts.Lanes)
        {
            var sum = never;
            foreach (var step in steps.AsSpan(0, last || alone ? 0 : steps.Length))
                sum = Vector256.Min(sum, Vector256.LoadUnsafe(ref best, (nuint)(LeastAt(i + 1, step.State) + x + step.Days)) + Vector256.Create(step.Cost));
            (alone ? never : sum + another).StoreUnsafe(ref switched, (nuint)x);
        }

        for (var p = 0; p < practitioners; p++)
        {
            var at = RowAt(i, state, p);
            for (var s = 0; s < steps.Length && !last; s++)
                ahead[s] = RowAt(i + 1, steps[s].State, p) + steps[s].Days;
            ref var own = ref MemoryMarshal.GetReference(local.Row(i, p));
            for (var x = from; x < until; x += SessionCosts.Lanes)
            {
                var cost = Vector256.LoadUnsafe(ref own, (nuint)x);
                if (!last && Vector256.LessThanAny(cost, never))
                {
                    var after = Vector256.LoadUnsafe(ref switched, (nuint)x);
                    for (var s = 0; s < steps.Length; s++)
                        after = Vector256.Min(after, Vector256.LoadUnsafe(ref all, (nuint)(ahead[s] + x)) + Vector256.Create(steps[s].Cost));
                    cost = Vector256.Min(cost + after, never);
                }

                cost.StoreUnsafe(ref all, (nuint)(at + x));
                Vector256.Min(cost, Vector256.LoadUnsafe(ref best, (nuint)(LeastAt(i, state) + x))).StoreUnsafe(ref best, (nuint)(LeastAt(i, state) + x));
            }

            rest.AsSpan(at + until, local.RowLength - until).Fill(SessionCosts.Never);
        }
    }
}
