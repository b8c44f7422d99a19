namespace Carboxy.Materials;

/// <summary>Why a lot, a device or a part must not be used: what is wrong, what it means, what to do.</summary>
public sealed record Block(BlockKind Kind, Text Says);

/// <summary>What is wrong with a thing that must not be used.</summary>
public enum BlockKind
{
    Recalled,
    Expired,

    /// <summary>It was opened longer ago than it keeps once open.</summary>
    OpenTooLong,
    ServiceOverdue,
    PartOverdue,
}
