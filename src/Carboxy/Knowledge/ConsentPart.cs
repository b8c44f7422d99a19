using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>One part of the informed consent (FACTS 6.3), in the order in which it is read.</summary>
public sealed record ConsentPart
{
    public required string Id { get; init; }

    public required int Order { get; init; }

    /// <summary>What this part must hold.</summary>
    public required ConsentSubject Holds { get; init; }

    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>Zones in which it is read; empty means all.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>Goals for which it is read; empty means all.</summary>
    public required IReadOnlyList<string> Goals { get; init; }

    /// <summary>Read only where the consent covers sessions from this number on.</summary>
    public int? FromSession { get; init; }

    public required Text Heading { get; init; }

    /// <summary>The words, with <c>{curly}</c> places for what plan and clinic fill in.</summary>
    public required Text Text { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}

/// <summary>What an informed consent must hold; none may be left out.</summary>
public enum ConsentSubject
{
    WhatIsDone,
    Evidence,
    ExpectedReactions,
    RareAndSerious,
    Alternatives,

    /// <summary>Contraindications read, answered truthfully, and the duty to report changes.</summary>
    Duties,

    Regulatory,
    Aftercare,
    NoGuarantee,
    Photographs,
    Data,
    Withdrawal,
}
