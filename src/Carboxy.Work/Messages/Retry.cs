namespace Carboxy.Work.Messages;

/// <summary>When a message that was not taken is tried again: soon at first, then ever later, about a day in all (house default).</summary>
static class Retry
{
    static readonly int[] Minutes = [1, 2, 5, 10, 20, 40, 60, 120, 240, 480, 480];

    /// <summary>After so many tries it is given up.</summary>
    public static int Most => Minutes.Length + 1;

    public static DateTimeOffset Next(int attempts, DateTimeOffset now) => now.AddMinutes(Minutes[Math.Clamp(attempts, 1, Minutes.Length) - 1]);
}
