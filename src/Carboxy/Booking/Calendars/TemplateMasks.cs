using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Carboxy.Booking;

/// <summary>
/// Every start at which one template fits, by practitioner and day. Kept up to date in blocks of days: what a booking
/// dirties is worked out again when somebody asks.
/// </summary>
sealed class TemplateMasks
{
    readonly Calendar calendar;
    readonly CrewMasks crews;
    readonly ulong[] uses;
    readonly ulong[] starts;
    readonly int[] firstUse;
    readonly List<int>?[] usesOf;
    readonly bool[] isDirty;
    readonly List<(int Use, int Block)> dirty = [];
    readonly List<int> changed = [];
    readonly bool[] isChanged;
    readonly ulong[] crewPlaces;
    readonly List<(int Candidate, int Block)> treats = [];
    bool madeAll;
    readonly int words;
    readonly int stride;

    public TemplateMasks(TemplateShape shape, Calendar calendar)
    {
        (Shape, this.calendar, words, stride) = (shape, calendar, calendar.Grid.Words, calendar.Stride);
        firstUse = new int[shape.Roles.Count + 1];
        usesOf = new List<int>?[calendar.Problem.Resources.Count];
        for (var role = 0; role < shape.Roles.Count; role++)
        {
            firstUse[role + 1] = firstUse[role] + shape.Candidates[role].Length;
            foreach (var (i, resource) in shape.Candidates[role].Index())
                (usesOf[resource] ??= []).Add(firstUse[role] + i);
        }

        uses = new ulong[firstUse[^1] * shape.Stretches.Count * RowLength];
        starts = new ulong[shape.Classes.Length * shape.Candidates[0].Length * RowLength];
        (isDirty, isChanged) = (new bool[firstUse[^1] * Blocks], new bool[Blocks]);
        crews = new(this, calendar.Grid.Words, stride);
        crewPlaces = new ulong[shape.Stretches.Count * RowLength];
        for (var use = 0; use < firstUse[^1]; use++)
        {
            for (var block = 0; block < Blocks; block++)
                WorkOutUse(use, block);
        }

        for (var block = 0; block < Blocks; block++)
            WorkOutStarts(block);
        madeAll = true;
    }

    public TemplateShape Shape { get; }

    /// <summary>Words of all days of one mask.</summary>
    int RowLength => words * stride;

    int Blocks => stride / RunMask.Lanes;

    /// <summary>Starts for a class of stretches with the practitioner who is that candidate: a row of days for each word.</summary>
    public ReadOnlySpan<ulong> Starts(int stretchClass, int candidate) => starts.AsSpan(StartRow(stretchClass, candidate), RowLength);

    /// <summary>The same rows all together: where they begin is what <see cref="StartRow"/> says.</summary>
    public ReadOnlySpan<ulong> AllStarts => starts;

    public int StartRow(int stretchClass, int candidate) => ((stretchClass * Shape.Candidates[0].Length) + candidate) * RowLength;

    /// <summary>Starts at which one candidate of one role is free for all the steps that need it.</summary>
    public ReadOnlySpan<ulong> Uses(int role, int candidate, int stretch) => uses.AsSpan(UseRow(firstUse[role] + candidate, stretch), RowLength);

    public void Dirty(int resource, int day)
    {
        if (usesOf[resource] is not { } touched)
            return;
        foreach (var use in touched)
        {
            ref var known = ref isDirty[(use * Blocks) + (day / RunMask.Lanes)];
            if (!known)
                dirty.Add((use, day / RunMask.Lanes));
            known = true;
        }
    }

    public void Refresh()
    {
        foreach (var (use, block) in CollectionsMarshal.AsSpan(dirty))
        {
            isDirty[(use * Blocks) + block] = false;
            WorkOutUse(use, block);
            var treatsOnly = use < firstUse[1] && !crews.DependOnPractitioner;
            if (treatsOnly)
                treats.Add((use, block));
            if (treatsOnly || isChanged[block])
                continue;
            changed.Add(block);
            isChanged[block] = true;
        }

        foreach (var block in CollectionsMarshal.AsSpan(changed))
        {
            isChanged[block] = false;
            WorkOutStarts(block);
        }

        foreach (var (candidate, block) in CollectionsMarshal.AsSpan(treats))
            WorkOutStarts(block, candidate);
        dirty.Clear();
        changed.Clear();
        treats.Clear();
    }

    int UseRow(int use, int stretch) => ((use * Shape.Stretches.Count) + stretch) * RowLength;

    void WorkOutUse(int use, int block)
    {
        var role = 0;
        while (use >= firstUse[role + 1])
            role++;
        var free = calendar.Free(Shape.Candidates[role][use - firstUse[role]]);
        for (var s = 0; s < Shape.Stretches.Count; s++)
        {
            var stretch = Shape.Stretches[s];
            var limit = calendar.Grid.SlotsADay - stretch.Total - calendar.Grid.First + 1;
            RunMask.Starts(free, uses.AsSpan(UseRow(use, s), RowLength), words, stride, block * RunMask.Lanes, stretch.Runs[role], limit);
        }
    }

    /// <summary>Works out the starts of a block for everybody who treats, unless what the other roles allow is as it was.</summary>
    void WorkOutStarts(int block)
    {
        crews.WorkOut(block);
        if (!KeepCrewPlaces(block * RunMask.Lanes) && madeAll && !crews.DependOnPractitioner)
            return;
        for (var p = 0; p < Shape.Candidates[0].Length; p++)
        {
            if (crews.DependOnPractitioner)
            {
                crews.WorkOut(block, Shape.Candidates[0][p]);
                KeepCrewPlaces(block * RunMask.Lanes);
            }

            WorkOutStarts(block, p);
        }
    }

    /// <summary>Remembers where the other roles can be filled; whether that changed.</summary>
    bool KeepCrewPlaces(int day)
    {
        var changes = Vector256<ulong>.Zero;
        ref var kept = ref MemoryMarshal.GetArrayDataReference(crewPlaces);
        for (var s = 0; s < Shape.Stretches.Count; s++)
        {
            for (var w = 0; w < words; w++)
            {
                var at = (nuint)((s * RowLength) + (w * stride) + day);
                var place = crews.Place(s, w);
                changes |= place ^ Vector256.LoadUnsafe(ref kept, at);
                place.StoreUnsafe(ref kept, at);
            }
        }

        return changes != Vector256<ulong>.Zero;
    }

    void WorkOutStarts(int block, int candidate)
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(uses);
        ref var places = ref MemoryMarshal.GetArrayDataReference(crewPlaces);
        ref var to = ref MemoryMarshal.GetArrayDataReference(starts);
        var day = block * RunMask.Lanes;
        for (var c = 0; c < Shape.Classes.Length; c++)
        {
            for (var w = 0; w < words; w++)
            {
                var any = Vector256<ulong>.Zero;
                foreach (var s in Shape.Classes[c].Stretches)
                    any |= Vector256.LoadUnsafe(ref from, (nuint)(UseRow(candidate, s) + (w * stride) + day)) & Vector256.LoadUnsafe(ref places, (nuint)((s * RowLength) + (w * stride) + day));
                any.StoreUnsafe(ref to, (nuint)(StartRow(c, candidate) + (w * stride) + day));
            }
        }
    }
}
