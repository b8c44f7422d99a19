using Carboxy.Materials;
using Carboxy.Patients;
using Carboxy.Work.Booking;
using Carboxy.Work.Sessions;

namespace Carboxy.Work.Materials;

/// <summary>Something that the clinic buys and uses up. Amounts are thousandths of its unit.</summary>
public sealed class ProductRow
{
    public required Id<ProductRow> Id { get; init; }

    public required ProductKind Kind { get; set; }

    public required string Name { get; set; }

    public string? Maker { get; set; }

    public string? CatalogueNumber { get; set; }

    public string? Gtin { get; set; }

    /// <summary>ml, g, pcs.</summary>
    public required string Unit { get; set; }

    /// <summary>What a session takes where it says no amount.</summary>
    public required long PerUse { get; set; }

    /// <summary>At this much or less it is time to order.</summary>
    public long? OrderAt { get; set; }

    public int? DaysOnceOpen { get; set; }

    /// <summary>No longer bought.</summary>
    public required bool Retired { get; set; }

    public required int Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A product as one save left it.</summary>
sealed class ProductVersion
{
    public required Id<ProductRow> ProductId { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Content { get; init; }
}

/// <summary>A batch of a product as it came.</summary>
public sealed class LotRow
{
    public required Id<LotRow> Id { get; init; }

    public required Id<ProductRow> ProductId { get; init; }

    public required string Number { get; init; }

    /// <summary>As it is looked for, see <see cref="BatchKey"/>.</summary>
    public required string NumberKey { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public string? Certificate { get; init; }

    /// <summary>Where its papers are kept.</summary>
    public string? FileReference { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What was said of a lot.</summary>
public enum LotMarkKind
{
    Opened,
    Recalled,

    /// <summary>The recall was lifted, or never meant this lot.</summary>
    Released,
}

/// <summary>A lot was opened, recalled or released.</summary>
public sealed class LotMark
{
    public required Id<LotRow> LotId { get; init; }

    public required int Number { get; init; }

    public required LotMarkKind Kind { get; init; }

    public required DateOnly OnDay { get; init; }

    public string? Reason { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>One change of how much there is of a lot.</summary>
public sealed class StockMovement
{
    public required Id<StockMovement> Id { get; init; }

    public required Id<LotRow> LotId { get; init; }

    public required MovementKind Kind { get; init; }

    /// <summary>Thousandths of the unit; negative where it takes away.</summary>
    public required long Thousandths { get; init; }

    public string? Reason { get; init; }

    public Id<SessionRow>? SessionId { get; init; }

    /// <summary>Where in the session's record.</summary>
    public string? Place { get; init; }

    /// <summary>After which event of the session.</summary>
    public int? Sequence { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public decimal Amount => Thousandths / 1000m;
}

/// <summary>A batch or a device that touched a patient in a session, read off the session's events.</summary>
public sealed class MaterialUse
{
    public required Id<SessionRow> SessionId { get; init; }

    public required string Place { get; init; }

    public required string BatchKey { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required DateOnly OnDay { get; init; }

    public required DateTimeOffset At { get; init; }

    public ProductKind? Kind { get; init; }

    public required string Name { get; set; }

    public required string Batch { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    public long? Thousandths { get; set; }

    public Id<LotRow>? LotId { get; set; }

    public Id<ResourceRow>? DeviceId { get; set; }

    public Id<CylinderRow>? CylinderId { get; set; }

    /// <summary>When a cylinder was fitted in the middle of the session.</summary>
    public DateTimeOffset? FittedAt { get; set; }

    /// <summary>Thousandths of a bar at its gauge then.</summary>
    public long? FittedThousandths { get; set; }

    /// <summary>When a cylinder was taken off in the middle of the session.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Thousandths of a bar at its gauge then.</summary>
    public long? RemovedThousandths { get; set; }

    /// <summary>The record was corrected: it was another batch, or none.</summary>
    public required bool Gone { get; set; }
}
