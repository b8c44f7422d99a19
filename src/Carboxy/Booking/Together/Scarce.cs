namespace Carboxy.Booking;

/// <summary>Something of which there may be too little, and its price: a slot of a pool, or a practitioner's work within the target.</summary>
/// <param name="free">how much of it there is</param>
/// <param name="usual">by how much demand usually misses it, squared; what is plentiful moves its price more carefully</param>
/// <param name="dearest">the highest price that makes sense</param>
sealed class Scarce(int index, int free, double usual, double dearest)
{
    double average = double.NaN;
    double best;
    double next;

    public int Index => index;

    public int Free => free;

    /// <summary>What is wanted now.</summary>
    public double Wanted { get; set; }

    /// <summary>The price that is announced.</summary>
    public int Price { get; private set; }

    /// <summary>Rounds the price to announce it; whether it changed.</summary>
    public bool Announce()
    {
        var rounded = (int)Math.Min(Math.Round(next), SessionCosts.Never / 64);
        var changed = rounded != Price;
        (Price, Wanted) = (rounded, 0);
        return changed;
    }

    /// <summary>Takes what is wanted now into the average; says how much it counts in the length of a step.</summary>
    public double Learn(double newest, bool better)
    {
        if (better)
            best = next;
        average = double.IsNaN(average) ? Wanted : (newest * Wanted) + ((1 - newest) * average);
        return (best <= 0 && average < free) || (best >= dearest && average > free) ? 0 : (average - free) * (average - free) / usual;
    }

    /// <summary>Moves away from the best known price by what is missing.</summary>
    public void Move(double step) => next = Math.Clamp(best + (step * (average - free) / usual), 0, dearest);
}
