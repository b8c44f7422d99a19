namespace Carboxy.Materials;

/// <summary>A device of the clinic as its papers say: serial number, service, and the parts that wear out.</summary>
public sealed record DeviceCard
{
    /// <summary>The calendar's own id of the device.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Serial { get; init; }

    /// <summary>The last day on which it may be used without another service; null where nobody has said one.</summary>
    public DateOnly? ServiceDueOn { get; init; }

    /// <summary>What is fitted now.</summary>
    public IReadOnlyList<DevicePart> Parts { get; init; } = [];

    /// <summary>Everything that stands against using it on a day.</summary>
    public IEnumerable<Block> Against(DateOnly day) =>
        (ServiceDueOn is { } due && due < day
            ? [new Block(BlockKind.ServiceOverdue, new(
                $"{Name}{Known}: обслуживание просрочено, срок был {due:dd.MM.yyyy}. Работать на нём нельзя. Возьмите другой аппарат или внесите новый срок после обслуживания.",
                $"{Name}{KnownEn}: service is overdue, it was due on {due:yyyy-MM-dd}. It must not be used. Take another device, or enter the new date after the service."))]
            : Array.Empty<Block>())
        .Concat(Parts.SelectMany(part => part.Against(Name, day)));

    string Known => Serial is null ? "" : $", № {Serial}";

    string KnownEn => Serial is null ? "" : $", no. {Serial}";
}

/// <summary>A filter or a tube that is fitted to a device, and how long it may stay.</summary>
public sealed record DevicePart
{
    public required PartKind Kind { get; init; }

    public required DateOnly FittedOn { get; init; }

    /// <summary>The last day on which it may stay, or null.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>For how many sessions it is made; 1 is single use; null: any number.</summary>
    public int? UsesAllowed { get; init; }

    /// <summary>Sessions since it was fitted.</summary>
    public int Used { get; init; }

    internal IEnumerable<Block> Against(string device, DateOnly day)
    {
        var name = Kind == PartKind.Filter ? new Text("фильтр", "the filter") : new Text("трубка", "the tube");
        if (DueOn is { } due && due < day)
            yield return new(BlockKind.PartOverdue, new(
                $"{device}: {name.Ru} — срок замены был {due:dd.MM.yyyy}. Замените и отметьте замену.",
                $"{device}: {name.En} was due for replacement on {due:yyyy-MM-dd}. Replace it and record that."));
        if (UsesAllowed is { } most && Used >= most)
            yield return new(BlockKind.PartOverdue, new(
                $"{device}: {name.Ru} — использовано сеансов: {Used}, рассчитано на {most}. Замените и отметьте замену.",
                $"{device}: {name.En} has served {Used} of {most} sessions. Replace it and record that."));
    }
}

/// <summary>The parts of a device that wear out.</summary>
public enum PartKind
{
    Filter,
    Tube,
}
