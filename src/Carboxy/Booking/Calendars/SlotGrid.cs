namespace Carboxy.Booking;

/// <summary>
/// The part of a day in which anything can happen, cut into slots: bit 0 of a day's mask is slot <see cref="First"/> of the day.
/// A clinic that is open for twelve hours needs three words a day instead of five.
/// </summary>
public readonly record struct SlotGrid(int SlotMinutes, int First, int Width)
{
    const int MinutesADay = 1440;

    public int Words => (Width + 63) / 64;

    public int SlotsADay => MinutesADay / SlotMinutes;

    public int MinuteOf(int bit) => (First + bit) * SlotMinutes;

    /// <summary>The bit of a time, which may lie before 0 or beyond the width.</summary>
    public int BitOf(int minute) => (minute / SlotMinutes) - First;

    /// <summary>From the earliest opening to the latest closing, and before it the steps that need nobody and nothing.</summary>
    public static SlotGrid Of(BookingProblem problem)
    {
        var open = problem.Resources.SelectMany(r => r.Open).DefaultIfEmpty(new(0, 0, MinutesADay)).ToList();
        var lead = problem.Templates.Select(t => t.Steps.TakeWhile(IsIdle).Sum(s => s.Longest)).DefaultIfEmpty(0).Max();
        var idle = problem.Templates.Any(t => t.Steps.All(IsIdle));
        var first = idle ? 0 : Math.Max(0, open.Min(o => o.From) - lead) / problem.Slot;
        var last = idle ? MinutesADay / problem.Slot : open.Max(o => o.To) / problem.Slot;
        return new(problem.Slot, first, last - first);
    }

    static bool IsIdle(TemplateStep step) => step.Roles.Count == 0 || step.Shortest == 0;
}
