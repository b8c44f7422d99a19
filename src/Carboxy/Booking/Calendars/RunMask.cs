using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>
/// Finds every start at which runs of slots are free. A day's slots are bits; four days are worked at once, one in each lane,
/// so rows hold one word of many days side by side.
/// </summary>
static class RunMask
{
    /// <summary>Days that are worked at once.</summary>
    public const int Lanes = 4;

    /// <param name="free">the rows of one resource, <paramref name="words"/> rows of <paramref name="stride"/> days</param>
    /// <param name="starts">rows of the same form, for the starts</param>
    /// <param name="limit">starts from this bit on are cut off, for they would cross midnight</param>
    public static void Starts(ReadOnlySpan<ulong> free, Span<ulong> starts, int words, int stride, int day, ReadOnlySpan<SlotRun> runs, int limit)
    {
        Span<Vector256<ulong>> sum = stackalloc Vector256<ulong>[words];
        Span<Vector256<ulong>> run = stackalloc Vector256<ulong>[words];
        for (var w = 0; w < words; w++)
            sum[w] = Vector256.Create(Below(limit - (w * 64)));
        foreach (var (offset, length) in runs)
        {
            for (var w = 0; w < words; w++)
                run[w] = Vector256.LoadUnsafe(in MemoryMarshal.GetReference(free), (nuint)((w * stride) + day));
            for (var covered = 1; covered < length;)
            {
                var step = Math.Min(covered, length - covered);
                AndLater(run, run, step);
                covered += step;
            }

            AndLater(sum, run, offset);
        }

        for (var w = 0; w < words; w++)
            sum[w].StoreUnsafe(ref MemoryMarshal.GetReference(starts), (nuint)((w * stride) + day));
    }

    /// <summary>Keeps the bits for which the other mask has the bit that lies so many slots later.</summary>
    static void AndLater(Span<Vector256<ulong>> mask, ReadOnlySpan<Vector256<ulong>> other, int slots)
    {
        var (words, bits) = (slots / 64, slots % 64);
        for (var w = 0; w < mask.Length; w++)
        {
            var later = w + words < other.Length ? other[w + words] >>> bits : default;
            if (bits > 0 && w + words + 1 < other.Length)
                later |= other[w + words + 1] << (64 - bits);
            mask[w] &= later;
        }
    }

    static ulong Below(int bit) => bit <= 0 ? 0 : bit >= 64 ? ulong.MaxValue : (1UL << bit) - 1;
}
