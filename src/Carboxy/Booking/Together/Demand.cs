namespace Carboxy.Booking;

/// <summary>What courses want of the slots of a clinic, now and on average, and the prices that follow from it, in fine units.</summary>
sealed class Demand
{
    const double Newest = 0.1;

    readonly Calendar calendar;
    readonly Pools pools;
    readonly WorkLoads loads;
    readonly int[] wanted;
    readonly List<int> touched = [];
    readonly List<Cell> tight = [];
    readonly int[] tightAt;
    readonly Cell[] work;
    readonly double dearest;

    public Demand(Calendar calendar, int scale)
    {
        this.calendar = calendar;
        (pools, loads) = (new(calendar), new(calendar));
        (wanted, tightAt) = (new int[pools.Free.Length], new int[pools.Free.Length]);
        work = [.. loads.Watched.Select(p => new Cell(p))];
        dearest = (double)scale * calendar.Problem.Weights.Load;
    }

    /// <summary>Writes the prices of the moment, rounded to whole numbers.</summary>
    public void Announce(Prices prices, int[] surcharges)
    {
        foreach (var cell in tight)
        {
            if (cell.Announced == cell.Rounded)
                continue;
            cell.Announced = cell.Rounded;
            var (pool, day, bit) = pools.At(cell.Index);
            foreach (var resource in pools.Members[pool])
                prices[resource, day, bit] = cell.Announced;
        }

        foreach (var cell in work)
            surcharges[cell.Index] = cell.Announced = cell.Rounded;
        foreach (var cell in touched)
            wanted[cell] = 0;
        touched.Clear();
        foreach (var cell in work)
            cell.Wanted = 0;
    }

    /// <summary>What all that is free and all work within the targets is worth at these prices, as a negative number.</summary>
    public long Worth()
    {
        long sum = 0;
        foreach (var cell in tight)
            sum -= (long)cell.Announced * pools.Free[cell.Index];
        foreach (var cell in work)
            sum -= (long)cell.Announced * loads.Target(cell.Index);
        return sum;
    }

    /// <summary>Counts what one course would take.</summary>
    public void Add(ReadOnlySpan<PlacedSession> plan)
    {
        foreach (var session in plan)
        {
            var stretch = calendar.Templates[session.Template].Stretches[session.Stretch];
            for (var role = 0; role < stretch.Runs.Length; role++)
            {
                foreach (var run in stretch.Runs[role])
                    Want(pools.Cell(session.Fill[role], session.Day, session.Bit + run.Offset), run.Length);
            }

            foreach (var cell in work)
                cell.Wanted += cell.Index == session.Practitioner ? stretch.Work : 0;
        }
    }

    /// <summary>Sets the next prices: from the best known ones in the direction of the average demand.</summary>
    public void Follow(bool better, double stride, double missing)
    {
        double square = 0;
        foreach (var cell in tight)
            square += cell.Learn(wanted[cell.Index], pools.Free[cell.Index], Newest, better, double.MaxValue);
        foreach (var cell in work)
            square += cell.Learn(cell.Wanted, loads.Target(cell.Index), Newest, better, dearest);
        var step = square > 0 ? stride * missing / square : 0;
        foreach (var cell in tight)
            cell.Move(step, double.MaxValue);
        foreach (var cell in work)
            cell.Move(step, dearest);
    }

    void Want(int first, int length)
    {
        for (var cell = first; cell < first + length; cell++)
        {
            if (wanted[cell]++ == 0)
                touched.Add(cell);
            if (wanted[cell] <= pools.Free[cell] || tightAt[cell] > 0)
                continue;
            tight.Add(new(cell) { Average = double.NaN });
            tightAt[cell] = tight.Count;
        }
    }

    /// <summary>Something scarce: a slot of a pool, or the work of a practitioner within the target.</summary>
    sealed class Cell(int index)
    {
        double excess;
        double best;
        double next;

        public int Index => index;

        public double Average { get; set; } = double.NaN;

        public int Wanted { get; set; }

        public int Announced { get; set; }

        public int Rounded => (int)Math.Min(Math.Round(next), SessionCosts.Never / 64);

        /// <summary>Takes the newest demand into the average; says how much it counts in the length of a step.</summary>
        public double Learn(int demand, int free, double newest, bool better, double most)
        {
            if (better)
                best = next;
            Average = double.IsNaN(Average) ? demand : (newest * demand) + ((1 - newest) * Average);
            excess = Average - free;
            return (best <= 0 && excess < 0) || (best >= most && excess > 0) ? 0 : excess * excess;
        }

        public void Move(double step, double most) => next = Math.Clamp(best + (step * excess), 0, most);
    }
}
