namespace Carboxy.Materials;

/// <summary>A coming visit and the gas that it is expected to take; null where nobody can say.</summary>
public sealed record PlannedGas(DateOnly On, decimal? Millilitres);

/// <summary>How far the gas goes with what is booked.</summary>
public abstract record GasForecast
{
    /// <summary>It runs out within what is booked: the first day on which it does not suffice.</summary>
    public sealed record ShortOn(DateOnly Day, int Covered, int Uncovered) : GasForecast;

    /// <summary>It suffices for everything that is booked, and then this much is left.</summary>
    public sealed record Suffices(DateOnly? LastVisit, int Covered, decimal Over) : GasForecast;

    /// <summary>Visits of which nobody can say how much they take; they are not in the sum.</summary>
    public int Unknown { get; init; }

    public static GasForecast Of(decimal left, IEnumerable<PlannedGas> visits)
    {
        var coming = visits.OrderBy(v => v.On).ToList();
        var (known, unknown) = (coming.Where(v => v.Millilitres is not null).ToList(), coming.Count(v => v.Millilitres is null));
        var (rest, covered) = (left, 0);
        foreach (var visit in known)
        {
            rest -= visit.Millilitres!.Value;
            if (rest < 0)
                return new ShortOn(visit.On, covered, known.Count - covered) { Unknown = unknown };
            covered++;
        }

        return new Suffices(known.Count > 0 ? known[^1].On : null, covered, rest) { Unknown = unknown };
    }
}
