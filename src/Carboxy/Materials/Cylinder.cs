namespace Carboxy.Materials;

/// <summary>A cylinder of medical carbon dioxide and what is known of its filling.</summary>
public sealed record Cylinder
{
    /// <summary>More kilograms in one cylinder than any clinic could lift.</summary>
    public const decimal MostGrams = 100_000;

    /// <summary>The mass of gas when it came.</summary>
    public required decimal FilledGrams { get; init; }

    /// <summary>The empty cylinder, as stamped on it; without it a weight says nothing.</summary>
    public decimal? EmptyGrams { get; init; }

    /// <summary>How much water it would hold, as stamped on it.</summary>
    public decimal? WaterLitres { get; init; }

    public required DateTimeOffset FilledAt { get; init; }

    public IReadOnlyList<CylinderReading> Readings { get; init; } = [];

    /// <summary>Gas that sessions took, by when.</summary>
    public IReadOnlyList<GasTaken> Taken { get; init; } = [];

    decimal FullMillilitres => CarbonDioxide.Millilitres(FilledGrams);

    /// <summary>How much gas is left, and how that is known: by the last weighing, less what sessions took since; by pressure only once the liquid is gone.</summary>
    public GasLeft Left()
    {
        if (Readings.Any(r => r.What == ReadingKind.Empty))
            return new(0, 0, GasBasis.SaidEmpty, Loss: 1, LastAt(ReadingKind.Empty));
        var weighings = EmptyGrams is { } empty ? Readings.Where(r => r.What == ReadingKind.Weight).OrderBy(r => r.At).Select(r => (r.At, Grams: Math.Max(0, r.Value - empty))).ToList() : [];
        var (since, grams) = weighings.Count > 0 ? weighings[^1] : (FilledAt, FilledGrams);
        var loss = LossOf(weighings);
        var left = Math.Max(0, CarbonDioxide.Millilitres(grams) - (Taken.Where(t => t.At > since).Sum(t => t.Millilitres) * loss));
        if (Readings.Where(r => r.What == ReadingKind.Pressure && r.At > since).MaxBy(r => r.At) is { } pressure && WaterLitres is { } water
            && CarbonDioxide.Tells((double)pressure.Value, pressure.Celsius) == PressureTells.OnlyGas)
        {
            var after = CarbonDioxide.AtLeastMillilitres((double)pressure.Value, water) - (Taken.Where(t => t.At >= pressure.At).Sum(t => t.Millilitres) * loss);
            return Of(Math.Max(0, after), GasBasis.OnlyGas, loss, pressure.At);
        }

        return Of(left, weighings.Count > 0 ? GasBasis.Weighed : GasBasis.Filling, loss, since);
    }

    GasLeft Of(decimal millilitres, GasBasis basis, decimal loss, DateTimeOffset at) => new(decimal.Round(millilitres), FullMillilitres > 0 ? Math.Min(1, millilitres / FullMillilitres) : 0, basis, loss, at);

    DateTimeOffset LastAt(ReadingKind kind) => Readings.Where(r => r.What == kind).Max(r => r.At);

    /// <summary>
    /// How much gas leaves for each millilitre that reaches a patient: purging and leaks are not recorded, but two weighings
    /// show them. One, where nobody has weighed twice with at least a litre given in between.
    /// </summary>
    decimal LossOf(List<(DateTimeOffset At, decimal Grams)> weighings)
    {
        const decimal Enough = 1000, Largest = 20;
        if (weighings.Count < 2)
            return 1;
        var (from, to) = (weighings[^2], weighings[^1]);
        var given = Taken.Where(t => t.At > from.At && t.At <= to.At).Sum(t => t.Millilitres);
        return given < Enough ? 1 : Math.Clamp(CarbonDioxide.Millilitres(Math.Max(0, from.Grams - to.Grams)) / given, 1, Largest);
    }
}

/// <summary>What somebody read at a cylinder.</summary>
public enum ReadingKind
{
    /// <summary>Cylinder and gas together, in grams.</summary>
    Weight,

    /// <summary>The gauge at the cylinder, in bar.</summary>
    Pressure,

    /// <summary>It was fitted to a device.</summary>
    Fitted,
    Empty,
}

/// <summary>One reading at a cylinder: grams or bar, and how warm it was.</summary>
public sealed record CylinderReading(ReadingKind What, decimal Value, double Celsius, DateTimeOffset At);

/// <summary>Gas that a session took, and when it began to flow.</summary>
public sealed record GasTaken(DateTimeOffset At, decimal Millilitres);

/// <summary>An estimate of what is left in a cylinder.</summary>
/// <param name="Millilitres">At the pressure and temperature of the room.</param>
/// <param name="Share">Of the filling.</param>
/// <param name="Basis">How it is known.</param>
/// <param name="Loss">Gas that leaves for each millilitre given.</param>
/// <param name="At">When it was last measured.</param>
public sealed record GasLeft(decimal Millilitres, decimal Share, GasBasis Basis, decimal Loss, DateTimeOffset At);

/// <summary>How the gas left in a cylinder is known.</summary>
public enum GasBasis
{
    /// <summary>The filling less what sessions took; purging and leaks are not in it, so there is rather less.</summary>
    Filling,

    /// <summary>Weighed, less what sessions took since.</summary>
    Weighed,

    /// <summary>The liquid is gone, and the pressure says how much there is at least.</summary>
    OnlyGas,
    SaidEmpty,
}
