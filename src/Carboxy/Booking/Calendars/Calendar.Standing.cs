using System.Numerics;

namespace Carboxy.Booking;

/// <content>What a calendar that is kept for long is asked beside courses.</content>
public sealed partial class Calendar
{
    /// <summary>The first so many days of the same calendar, as they stand.</summary>
    public Calendar Until(int days)
    {
        var shorter = new Calendar(Problem with { Days = days, Resources = [.. Problem.Resources.Select(r => r with { Open = [.. r.Open.Where(o => o.Day < days)], Busy = [] })] }, Grid);
        for (var row = 0; row < Problem.Resources.Count * Grid.Words; row++)
            free.AsSpan(row * Stride, days).CopyTo(shorter.free.AsSpan(row * shorter.Stride));
        return shorter;
    }

    /// <summary>Lets go of the start masks, which are worked out again when somebody asks.</summary>
    public void Forget() => Array.Clear(masks);

    /// <summary>Templates whose start masks are kept.</summary>
    public int Kept => masks.Count(m => m is not null);

    /// <summary>Every minute of a day at which a session of that template can begin with that practitioner, the earliest first.</summary>
    public IReadOnlyList<int> StartsOn(int template, int practitioner, int day)
    {
        var made = Masks(template);
        if (Array.IndexOf(made.Shape.Candidates[0], practitioner) is not (>= 0 and var candidate))
            return [];
        List<int> starts = [];
        for (var w = 0; w < Grid.Words; w++)
        {
            ulong any = 0;
            for (var c = 0; c < made.Shape.Classes.Length; c++)
                any |= made.Starts(c, candidate)[(w * Stride) + day];
            for (; any != 0; any &= any - 1)
                starts.Add(Grid.MinuteOf((w * 64) + BitOperations.TrailingZeroCount(any)));
        }

        return starts;
    }
}
