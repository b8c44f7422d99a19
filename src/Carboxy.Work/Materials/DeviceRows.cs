using Carboxy.Materials;
using Carboxy.Work.Booking;

namespace Carboxy.Work.Materials;

/// <summary>The papers of a device of the calendar.</summary>
public sealed class DeviceRow
{
    public required Id<ResourceRow> ResourceId { get; init; }

    public string? Model { get; set; }

    public string? Serial { get; set; }

    public string? SerialKey { get; set; }

    /// <summary>The last day on which it may be used without another service.</summary>
    public DateOnly? ServiceDueOn { get; set; }

    public required int Version { get; set; }
}

/// <summary>The papers of a device as one save left them.</summary>
sealed class DeviceVersion
{
    public required Id<ResourceRow> ResourceId { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Content { get; init; }
}

/// <summary>A filter or a tube that was fitted to a device.</summary>
public sealed class DevicePartRow
{
    public required Id<ResourceRow> ResourceId { get; init; }

    public required int Number { get; init; }

    public required PartKind Kind { get; init; }

    public string? Batch { get; init; }

    public required DateOnly FittedOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public int? UsesAllowed { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A cylinder of gas as it came.</summary>
public sealed class CylinderRow
{
    public required Id<CylinderRow> Id { get; init; }

    public required Id<LotRow> LotId { get; init; }

    /// <summary>The number stamped on it.</summary>
    public required string Number { get; init; }

    public required int FilledGrams { get; init; }

    public int? EmptyGrams { get; init; }

    public int? WaterMillilitres { get; init; }

    public required DateTimeOffset FilledAt { get; init; }

    public required string Actor { get; init; }
}

/// <summary>Something that was done with a cylinder or read at it.</summary>
public sealed class CylinderReadingRow
{
    public required Id<CylinderRow> CylinderId { get; init; }

    public required int Number { get; init; }

    public required ReadingKind Kind { get; init; }

    /// <summary>Thousandths of a gram or of a bar.</summary>
    public long? Thousandths { get; init; }

    /// <summary>Tenths of a degree Celsius.</summary>
    public int? Tenths { get; init; }

    public Id<ResourceRow>? DeviceId { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}
