using System.Collections.Concurrent;

namespace Carboxy.Knowledge;

/// <summary>The groups of one coding system, asked many times a second: each code is looked up once and remembered.</summary>
public sealed class CodeBook
{
    /// <summary>One bit a group.</summary>
    public const int MostGroups = 64;

    const int MostRemembered = 20_000;

    readonly ConcurrentDictionary<string, Membership> remembered = new(StringComparer.Ordinal);

    public CodeBook(IEnumerable<CodeGroup> groups, bool vagueCodesMayMatch)
    {
        Groups = [.. groups];
        if (Groups.Count > MostGroups)
            throw new ArgumentException($"At most {MostGroups} groups of codes fit.", nameof(groups));
        VagueCodesMayMatch = vagueCodesMayMatch;
    }

    public IReadOnlyList<CodeGroup> Groups { get; }

    /// <summary>True for ATC, where a short code stands for an unnamed medicine of its group.</summary>
    public bool VagueCodesMayMatch { get; }

    public int IndexOf(string group) => Groups.ToList().FindIndex(g => g.Id == group);

    public Membership this[string code]
    {
        get
        {
            if (remembered.TryGetValue(code, out var known))
                return known;
            var found = Find(code);
            if (remembered.Count < MostRemembered)
                remembered.TryAdd(code, found);
            return found;
        }
    }

    Membership Find(string code)
    {
        var (certain, possible) = (0UL, 0UL);
        for (var i = 0; i < Groups.Count; i++)
        {
            if (Groups[i].Covers(code))
                certain |= 1UL << i;
            else if (VagueCodesMayMatch && Groups[i].MayCover(code))
                possible |= 1UL << i;
        }

        return new(certain, certain | possible);
    }
}

/// <summary>The groups that a code is in, and those that it may be in; one bit a group, the first includes into the second.</summary>
public readonly record struct Membership(ulong Certain, ulong Possible);
