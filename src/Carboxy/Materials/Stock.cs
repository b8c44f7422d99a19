namespace Carboxy.Materials;

/// <summary>Why the amount of a lot changed.</summary>
public enum MovementKind
{
    Receipt,
    Use,

    /// <summary>A use that was taken back or corrected.</summary>
    Reversal,
    WriteOff,

    /// <summary>Somebody counted, and this is the difference.</summary>
    Count,
}

/// <summary>How much of a lot or a product there is, which is the sum of its movements and nothing else.</summary>
public static class Stock
{
    /// <summary>More than this of anything is a slip of the finger.</summary>
    public const decimal Most = 1_000_000;

    /// <summary>Amounts are kept to a thousandth of their unit.</summary>
    public const int Places = 3;

    /// <summary>More was used than was ever received: the uses stand as they happened, and the shelf is to be counted.</summary>
    public static bool IsDiscrepancy(decimal left) => left < 0;

    /// <summary>Time to order: no more is left than the level at which the clinic orders again.</summary>
    public static bool IsLow(decimal left, decimal? orderAt) => left <= orderAt;

    /// <summary>A lot that expires within this many days is shown in time (house default).</summary>
    public const int DaysOfWarning = 30;

    /// <summary>The movements that bring the uses kept of a session to those that its record holds now; nothing where they agree.</summary>
    public static IReadOnlyList<UseChange> Between(IReadOnlyDictionary<UsePlace, decimal> kept, IReadOnlyDictionary<UsePlace, decimal> now) =>
    [
        .. kept.Keys.Union(now.Keys).OrderBy(place => place.Place, StringComparer.Ordinal).ThenBy(place => place.Lot)
            .Select(place => new UseChange(place, now.GetValueOrDefault(place) - kept.GetValueOrDefault(place))).Where(change => change.Amount != 0),
    ];
}

/// <summary>One thing in a session's record that takes from one lot.</summary>
/// <param name="Place">Where in the record, such as <c>gel</c>, <c>product:ID</c> or <c>needle</c>.</param>
/// <param name="Lot">From which lot.</param>
public readonly record struct UsePlace(string Place, Guid Lot);

/// <summary>How much more, or less where it is negative, a session used at one place.</summary>
public sealed record UseChange(UsePlace Where, decimal Amount)
{
    public MovementKind Kind => Amount > 0 ? MovementKind.Use : MovementKind.Reversal;

    /// <summary>As the lot feels it.</summary>
    public decimal OnStock => -Amount;
}
