namespace Carboxy.Outcomes;

/// <summary>A formula by the name that the knowledge files use, with what it takes and how it computes.</summary>
public sealed record Formula
{
    Formula(string name, int? takes, Func<IReadOnlyList<IReadOnlyList<decimal>>, Computed> compute) =>
        (Name, Takes, Compute) = (name, takes, compute);

    public string Name { get; }

    /// <summary>How many items it takes; null where any number of them.</summary>
    public int? Takes { get; }

    /// <summary>How many readings its only item must have; null where it does not matter.</summary>
    public int? Readings { get; private init; }

    /// <summary>Uses what is given and leaves out optional items that are not.</summary>
    public bool SkipsMissing { get; private init; }

    /// <summary>Computes from the numbers of each item, in the order of the score's items.</summary>
    public Func<IReadOnlyList<IReadOnlyList<decimal>>, Computed> Compute { get; }

    public static IReadOnlyDictionary<string, Formula> ByName { get; } = new Formula[]
    {
        new("value", 1, items => new Computed.Number(items[0][0])),
        new("sum", null, items => new Computed.Number(Formulas.Sum(Flat(items)))),
        new("count", null, items => new Computed.Number(Formulas.Sum(Flat(items)))),
        new("mean", null, items => new Computed.Number(Formulas.Mean(Flat(items)))) { SkipsMissing = true },
        new("mean_of_2", 1, items => new Computed.Number(Formulas.Mean(items[0]))) { Readings = 2 },
        new("mean_of_3", 1, items => new Computed.Number(Formulas.Mean(items[0]))) { Readings = 3 },
        new("best_of_3", 1, items => new Computed.Number(Formulas.Best(items[0]))) { Readings = 3 },
        new("mmasi", 8, items => new Computed.Number(Formulas.Mmasi(Flat(items)))),
        new("salt", 4, items => new Computed.Number(Formulas.Salt(items[0][0], items[1][0], items[2][0], items[3][0]))),
        new("ita", 2, Ita),
        new("colour_difference", 6, items => new Computed.Number(Formulas.ColourDifference(
            items[0][0], items[1][0], items[2][0], items[3][0], items[4][0], items[5][0]))),
        new("bmi", 2, items => new Computed.Number(Formulas.Bmi(items[0][0], items[1][0]))),
        new("sleep_efficiency", 2, SleepEfficiency),
        new("wound_area", 2, items => new Computed.Number(Formulas.WoundArea(items[0][0], items[1][0]))),
        new("limb_volume", 2, items => new Computed.Number(Formulas.LimbVolume(items[0][0], items[1]))),
        new("excess_volume", 3, ExcessVolume),
    }.ToDictionary(formula => formula.Name);

    public override string ToString() => Name;

    static IReadOnlyList<decimal> Flat(IReadOnlyList<IReadOnlyList<decimal>> items) => [.. items.SelectMany(values => values)];

    static Computed.Number Ita(IReadOnlyList<IReadOnlyList<decimal>> items) => new Computed.Number(Formulas.Ita(items[0][0], items[1][0]))
    {
        Caution = items[1][0] > 0 ? null : new(
            "b* не больше нуля: для кожи это необычно, класс по углу ненадёжен. Проверьте калибровку и свет, повторите замер.",
            "b* is not above zero, which is unusual for skin, so the class is unreliable. Check the calibration and the light, then measure again."),
    };

    static Computed SleepEfficiency(IReadOnlyList<IReadOnlyList<decimal>> items) => items[0][0] <= items[1][0]
        ? new Computed.Number(Formulas.SleepEfficiency(items[0][0], items[1][0]))
        : new Computed.Impossible(new(
            "Сна больше, чем времени в постели. Такого не бывает: проверьте оба числа.",
            "More sleep than time in bed. That cannot be: check both numbers."));

    static Computed ExcessVolume(IReadOnlyList<IReadOnlyList<decimal>> items) => items[1].Count == items[2].Count
        ? new Computed.Number(Formulas.ExcessVolume(items[0][0], items[1], items[2]))
        : new Computed.Impossible(new(
            "На отёчной и здоровой стороне разное число обхватов. Измерьте обе стороны на одних и тех же уровнях.",
            "The swollen and the healthy side have a different number of circumferences. Measure both sides at the same levels."));
}

/// <summary>What a formula yields.</summary>
public abstract record Computed
{
    public sealed record Number(decimal Value) : Computed
    {
        /// <summary>Something a reader must know about this very number.</summary>
        public Text? Caution { get; init; }
    }

    /// <summary>The numbers contradict each other.</summary>
    public sealed record Impossible(Text Why) : Computed;
}
