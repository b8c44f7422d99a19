namespace Carboxy.Patients;

/// <summary>Tells a slip of the fingers from another name.</summary>
public static class Typo
{
    const int LettersPerSlip = 5;

    /// <summary>Whether a key begins nearly as typed: one letter wrong, missing, added or swapped with its neighbour for every five.</summary>
    public static bool Near(string typed, string key)
    {
        var allowed = Math.Max(1, typed.Length / LettersPerSlip);
        for (var length = Math.Max(0, typed.Length - allowed); length <= Math.Min(key.Length, typed.Length + allowed); length++)
            if (Distance(typed, key.AsSpan(0, length)) <= allowed)
                return true;
        return false;
    }

    /// <summary>The fewest single-letter changes and neighbour swaps between two words.</summary>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[other.Length];
    }
}
