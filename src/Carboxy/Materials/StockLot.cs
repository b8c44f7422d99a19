namespace Carboxy.Materials;

/// <summary>A batch of a product on the clinic's shelf, and until when it may be used.</summary>
public sealed record StockLot
{
    public required Guid Id { get; init; }

    public required ProductKind Kind { get; init; }

    /// <summary>The product's name.</summary>
    public required string Name { get; init; }

    /// <summary>The batch as the label says it.</summary>
    public required string Number { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public DateOnly? OpenedOn { get; init; }

    /// <summary>How many days it keeps once open, or null where opening changes nothing.</summary>
    public int? DaysOnceOpen { get; init; }

    public DateTimeOffset? RecalledAt { get; init; }

    public string? RecallReason { get; init; }

    /// <summary>The last day on which it may be used; null where nobody has said one.</summary>
    public DateOnly? UsableUntil => (ExpiresOn, OpenEnds) switch
    {
        ({ } expiry, { } open) => expiry < open ? expiry : open,
        (var expiry, var open) => expiry ?? open,
    };

    DateOnly? OpenEnds => OpenedOn is { } opened && DaysOnceOpen is { } days ? opened.AddDays(days) : null;

    /// <summary>Everything that stands against using it on a day, as it was known at a moment. The last day still counts.</summary>
    public IEnumerable<Block> Against(DateOnly day, DateTimeOffset at)
    {
        if (RecalledAt <= at)
            yield return new(BlockKind.Recalled, new(
                $"{Name}, серия {Number}: отозвана. {RecallReason} Не используйте, отложите упаковку и возьмите другую серию.".Replace("  ", " ", StringComparison.Ordinal),
                $"{Name}, batch {Number}: recalled. {RecallReason} Do not use it; put the package aside and take another batch.".Replace("  ", " ", StringComparison.Ordinal)));
        if (ExpiresOn is { } expiry && expiry < day)
            yield return new(BlockKind.Expired, new(
                $"{Name}, серия {Number}: срок годности истёк {expiry:dd.MM.yyyy}. Не используйте, спишите и возьмите другую серию.",
                $"{Name}, batch {Number}: it expired on {expiry:yyyy-MM-dd}. Do not use it; write it off and take another batch."));
        if (OpenEnds is { } ends && ends < day)
            yield return new(BlockKind.OpenTooLong, new(
                $"{Name}, серия {Number}: вскрыта {OpenedOn:dd.MM.yyyy}, после вскрытия хранится {DaysOnceOpen} дн., до {ends:dd.MM.yyyy}. Откройте новую упаковку.",
                $"{Name}, batch {Number}: opened on {OpenedOn:yyyy-MM-dd}, it keeps for {DaysOnceOpen} days once open, until {ends:yyyy-MM-dd}. Open a new package."));
    }
}
