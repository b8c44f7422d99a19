using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>
/// Starts, in one block of days, at which every role but the practitioner's can be filled. Roles that might want the same resource
/// at once are filled together, each by another one.
/// </summary>
sealed class CrewMasks(TemplateMasks masks, int words, int stride)
{
    readonly Vector256<ulong>[] shared = new Vector256<ulong>[masks.Shape.Stretches.Count * words];
    readonly Vector256<ulong>[] place = new Vector256<ulong>[masks.Shape.Stretches.Count * words];
    readonly Vector256<ulong>[] any = new Vector256<ulong>[words];
    readonly Vector256<ulong>[] partial = new Vector256<ulong>[(TemplateShape.MostRoles + 1) * words];
    readonly int[] chosen = new int[TemplateShape.MostRoles];

    /// <summary>Whether somebody might both treat and fill another role.</summary>
    public bool DependOnPractitioner { get; } = masks.Shape.Crews.Any(crews => crews.Any(c => c.WithPractitioner));

    public Vector256<ulong> Place(int stretch, int word) => place[(stretch * words) + word];

    public void WorkOut(int block)
    {
        Array.Fill(shared, Vector256<ulong>.AllBitsSet);
        And(shared, block * RunMask.Lanes, practitioner: -1);
        shared.CopyTo(place, 0);
    }

    /// <summary>The same, knowing who treats.</summary>
    public void WorkOut(int block, int practitioner)
    {
        shared.CopyTo(place, 0);
        And(place, block * RunMask.Lanes, practitioner);
    }

    /// <summary>Without a practitioner the crews that do not ask who it is, with one the others.</summary>
    void And(Vector256<ulong>[] into, int day, int practitioner)
    {
        for (var s = 0; s < masks.Shape.Stretches.Count; s++)
        {
            foreach (var crew in masks.Shape.Crews[s])
            {
                if (crew.WithPractitioner != practitioner >= 0)
                    continue;
                Array.Clear(any);
                if (crew.IsOne)
                    AnyOf(crew.Roles[0], s, day);
                else
                    Fill(crew, 0, s, day, practitioner);
                for (var w = 0; w < words; w++)
                    into[(s * words) + w] &= any[w];
            }
        }
    }

    void AnyOf(int role, int stretch, int day)
    {
        for (var c = 0; c < masks.Shape.Candidates[role].Length; c++)
        {
            ref var row = ref MemoryMarshal.GetReference(masks.Uses(role, c, stretch));
            for (var w = 0; w < words; w++)
                any[w] |= Vector256.LoadUnsafe(ref row, (nuint)((w * stride) + day));
        }
    }

    /// <summary>Tries every choice of different resources; there are few such roles and few candidates.</summary>
    void Fill(Crew crew, int depth, int stretch, int day, int none)
    {
        var role = crew.Roles[depth];
        for (var c = 0; c < masks.Shape.Candidates[role].Length; c++)
        {
            var resource = masks.Shape.Candidates[role][c];
            if ((resource == none && crew.AreRivals(role, 0)) || IsTaken(crew, depth, resource))
                continue;
            ref var row = ref MemoryMarshal.GetReference(masks.Uses(role, c, stretch));
            var left = Vector256<ulong>.Zero;
            for (var w = 0; w < words; w++)
            {
                var mask = Vector256.LoadUnsafe(ref row, (nuint)((w * stride) + day));
                partial[((depth + 1) * words) + w] = depth == 0 ? mask : mask & partial[(depth * words) + w];
                left |= partial[((depth + 1) * words) + w];
            }

            if (left == Vector256<ulong>.Zero)
                continue;
            chosen[depth] = resource;
            if (depth + 1 < crew.Roles.Count)
                Fill(crew, depth + 1, stretch, day, none);
            else
                for (var w = 0; w < words; w++)
                    any[w] |= partial[((depth + 1) * words) + w];
        }
    }

    bool IsTaken(Crew crew, int depth, int resource)
    {
        for (var other = 0; other < depth; other++)
        {
            if (chosen[other] == resource && crew.AreRivals(crew.Roles[depth], crew.Roles[other]))
                return true;
        }

        return false;
    }
}
