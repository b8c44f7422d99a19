namespace Carboxy.Outcomes;

/// <summary>The arithmetic of the measures, as FACTS 4.2 gives it. Every function is pure and takes numbers in the units of its name.</summary>
public static class Formulas
{
    public static decimal Sum(IEnumerable<decimal> values) => values.Sum();

    public static decimal Mean(IReadOnlyCollection<decimal> values) => values.Sum() / values.Count;

    public static decimal Best(IEnumerable<decimal> values) => values.Max();

    /// <summary>Area 0-6 times darkness 0-4 of forehead, left cheek, right cheek (0.3 each) and chin (0.1); 0-24 ([87], [88]).</summary>
    public static decimal Mmasi(IReadOnlyList<decimal> areaAndDarkness) =>
        (0.3m * areaAndDarkness[0] * areaAndDarkness[1]) + (0.3m * areaAndDarkness[2] * areaAndDarkness[3])
        + (0.3m * areaAndDarkness[4] * areaAndDarkness[5]) + (0.1m * areaAndDarkness[6] * areaAndDarkness[7]);

    /// <summary>Per cent of hair lost on vertex, back, right and left, weighted by the share of the scalp ([91]).</summary>
    public static decimal Salt(decimal vertex, decimal back, decimal right, decimal left) =>
        (0.40m * vertex) + (0.24m * back) + (0.18m * right) + (0.18m * left);

    /// <summary>Individual typology angle in degrees ([98]); stays defined where b* is zero or below, which a reader must be told.</summary>
    public static decimal Ita(decimal lightness, decimal b) =>
        Rounded(Math.Atan2((double)(lightness - 50), (double)b) * 180 / Math.PI);

    /// <summary>The plain distance of two colours in L*a*b*.</summary>
    public static decimal ColourDifference(decimal l1, decimal a1, decimal b1, decimal l2, decimal a2, decimal b2) =>
        Rounded(Math.Sqrt((double)(Square(l1 - l2) + Square(a1 - a2) + Square(b1 - b2))));

    public static decimal Bmi(decimal kilograms, decimal centimetres) => kilograms / Square(centimetres / 100);

    /// <summary>Per cent of the time in bed that was slept.</summary>
    public static decimal SleepEfficiency(decimal minutesAsleep, decimal minutesInBed) => 100 * minutesAsleep / minutesInBed;

    public static decimal WoundArea(decimal lengthCentimetres, decimal widthCentimetres) => lengthCentimetres * widthCentimetres;

    /// <summary>How many per cent smaller than before; negative where it grew, null where there was nothing to reduce.</summary>
    public static decimal? PercentReduction(decimal before, decimal now) => before == 0 ? null : 100 * (before - now) / before;

    /// <summary>Millilitres between circumferences taken every <paramref name="heightCentimetres"/>, as truncated cones ([106]).</summary>
    public static decimal LimbVolume(decimal heightCentimetres, IReadOnlyList<decimal> circumferences) =>
        circumferences.Zip(circumferences.Skip(1), (c1, c2) => Square(c1) + (c1 * c2) + Square(c2)).Sum()
        * heightCentimetres / (12 * 3.14159265358979323846m);

    /// <summary>Swollen less healthy limb, in millilitres ([107]).</summary>
    public static decimal ExcessVolume(decimal height, IReadOnlyList<decimal> swollen, IReadOnlyList<decimal> healthy) =>
        LimbVolume(height, swollen) - LimbVolume(height, healthy);

    static decimal Square(decimal value) => value * value;

    static decimal Rounded(double value) => Math.Round((decimal)value, 6);
}
