namespace Carboxy.Booking;

/// <summary>Every slot of every resource, one by one: open and not busy, and who took it.</summary>
sealed class SlotLedger
{
    readonly HashSet<(string Resource, int Day, int Minute)> free = [];
    readonly Dictionary<(string Resource, int Day, int Minute), string> taken = [];
    readonly bool joint;

    public SlotLedger(BookingProblem problem)
    {
        joint = problem.Mode == BookingMode.Joint;
        foreach (var resource in problem.Resources)
        {
            foreach (var open in resource.Open)
                Each(open, problem.Slot, minute => free.Add((resource.Id, open.Day, minute)));
            foreach (var busy in resource.Busy)
                Each(busy, problem.Slot, minute => free.Remove((resource.Id, busy.Day, minute)));
        }
    }

    /// <summary>Takes a slot for a session, or says what stands against it.</summary>
    public string? Take(string resource, int day, int minute, string session)
    {
        var slot = (resource, day, minute);
        if (!free.Contains(slot))
            return $"{session}: {resource} is not free on day {day} at {minute}";
        if (taken.TryGetValue(slot, out var other) && (joint || other == session))
            return $"{session} and {other} both use {resource} on day {day} at {minute}";
        taken[slot] = session;
        return null;
    }

    static void Each(DayInterval interval, int slot, Action<int> visit)
    {
        for (var minute = interval.From; minute < interval.To; minute += slot)
            visit(minute);
    }
}
