namespace Carboxy.Outcomes;

/// <summary>
/// A share of a number of cases, with the 95 % interval of Wilson (1927). Brown, Cai and DasGupta (Statistical Science 16, 2001) recommend it for small
/// numbers; none out of some still has an upper end, which is what a clinic has to know of rare events.
/// </summary>
public readonly record struct Proportion
{
    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    const double Z = 1.959963984540054;

    public Proportion(int of, int cases)
    {
        if (cases < 0 || of < 0 || of > cases)
            throw new ArgumentOutOfRangeException(nameof(of), of, "A share counts some of the cases, never more than all.");
        (Of, Cases) = (of, cases);
    }

    public int Of { get; }

    public int Cases { get; }

    /// <summary>The share itself; null where there are no cases, for nothing is known then.</summary>
    public double? Share => Cases == 0 ? null : (double)Of / Cases;

    /// <summary>The lower end of the interval; 0 where there are no cases.</summary>
    public double From => Of == 0 ? 0 : Math.Max(0, Centre - Half);

    /// <summary>The upper end of the interval; 1 where there are no cases.</summary>
    public double To => Of == Cases ? 1 : Math.Min(1, Centre + Half);

    double Centre => (Of + (Z * Z / 2)) / (Cases + (Z * Z));

    double Half => Z / (Cases + (Z * Z)) * Math.Sqrt(((double)Of * (Cases - Of) / Cases) + (Z * Z / 4));
}
