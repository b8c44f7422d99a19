namespace Carboxy.Booking;

/// <summary>What courses want of the slots of a clinic, now and on average, and the prices that follow from it, in fine units.</summary>
sealed class Demand
{
    /// <summary>How much the newest demand counts in the average.</summary>
    const double Newest = 0.2;

    readonly Calendar calendar;
    readonly Pools pools;
    readonly WorkLoads loads;
    readonly float[] wanted;
    readonly List<int> touched = [];
    readonly Scarce?[] scarceAt;
    readonly List<Scarce> scarce = [];
    readonly Scarce[] work;
    readonly Scarce?[] workOf;

    public Demand(Calendar calendar, int scale)
    {
        this.calendar = calendar;
        (pools, loads) = (new(calendar), new(calendar));
        (wanted, scarceAt) = (new float[pools.Free.Length], new Scarce?[pools.Free.Length]);
        work = [.. loads.Watched.Select(p => new Scarce(p, loads.Target(p), Math.Max(1, loads.Target(p) / 4.0), (double)scale * calendar.Problem.Weights.Load))];
        workOf = new Scarce?[calendar.Problem.Resources.Count];
        foreach (var one in work)
            workOf[one.Index] = one;
    }

    /// <summary>Writes the prices of the moment, rounded to whole numbers, and forgets what was wanted.</summary>
    public void Announce(Prices prices, int[] surcharges)
    {
        foreach (var slot in scarce)
        {
            if (!slot.Announce())
                continue;
            var (pool, day, bit) = pools.At(slot.Index);
            foreach (var resource in pools.Members[pool])
                prices[resource, day, bit] = slot.Price;
        }

        foreach (var one in work)
        {
            one.Announce();
            surcharges[one.Index] = one.Price;
        }

        foreach (var cell in touched)
            wanted[cell] = 0;
        touched.Clear();
    }

    /// <summary>What all that is free and all work within the targets is worth at these prices, as a negative number.</summary>
    public long Worth()
    {
        long sum = 0;
        foreach (var slot in scarce)
            sum -= (long)slot.Price * slot.Free;
        foreach (var one in work)
            sum -= (long)one.Price * one.Free;
        return sum;
    }

    /// <summary>Counts what one course would take; a share of it where it is one of several ways.</summary>
    public void Add(ReadOnlySpan<PlacedSession> plan, float share)
    {
        foreach (var session in plan)
        {
            var stretch = calendar.Templates[session.Template].Stretches[session.Stretch];
            for (var role = 0; role < stretch.Runs.Length; role++)
            {
                foreach (var run in stretch.Runs[role])
                    Want(pools.Cell(session.Fill[role], session.Day, session.Bit + run.Offset), run.Length, share);
            }

            if (workOf[session.Practitioner] is { } one)
                one.Wanted += share * stretch.Work;
        }
    }

    /// <summary>Sets the next prices: from the best known ones in the direction of the average demand.</summary>
    public void Follow(bool better, double stride, double missing)
    {
        foreach (var cell in touched)
        {
            if (scarceAt[cell] is { } known)
                known.Wanted = wanted[cell];
            else if (wanted[cell] > pools.Free[cell] + 0.01)
                scarce.Add(scarceAt[cell] = new(cell, pools.Free[cell], Math.Max(1, pools.Free[cell]), double.MaxValue) { Wanted = wanted[cell] });
        }

        double square = 0;
        foreach (var slot in scarce)
            square += slot.Learn(Newest, better);
        foreach (var one in work)
            square += one.Learn(Newest, better);
        var step = square > 0 ? stride * missing / square : 0;
        foreach (var slot in scarce)
            slot.Move(step);
        foreach (var one in work)
            one.Move(step);
    }

    void Want(int first, int length, float share)
    {
        for (var cell = first; cell < first + length; cell++)
        {
            if (wanted[cell] == 0)
                touched.Add(cell);
            wanted[cell] += share;
        }
    }
}
