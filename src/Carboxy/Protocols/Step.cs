using Carboxy.Knowledge.Reading;

namespace Carboxy.Protocols;

/// <summary>One step of a protocol, in the order in which it is done.</summary>
public sealed record Step
{
    public required string Id { get; init; }

    /// <summary>What the practitioner sees before it, such as <c>1a</c>.</summary>
    public required string Label { get; init; }

    public required Text Name { get; init; }

    public required Text Instruction { get; init; }

    /// <summary>An optional step is done where needed; leaving out any other needs a reason (C-16).</summary>
    public bool Optional { get; init; }

    /// <summary>An optional step that stays off unless the product's own instruction asks for it (C-12).</summary>
    public bool OffByDefault { get; init; }

    public bool SkippedNeedsReason { get; init; }

    /// <summary>Recorded once for every point on the body map.</summary>
    public bool PerPoint { get; init; }

    /// <summary>The lines that were followed are drawn on the body map.</summary>
    public bool DrawnLines { get; init; }

    public StepTimer? Timer { get; init; }

    public required IReadOnlyList<RecordField> Fields { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public Place Place { get; init; }
}

/// <summary>How long a step lasts; outside the bounds a reason is asked for.</summary>
public sealed record StepTimer(int AtLeastMinutes, int? AtMostMinutes)
{
    public TimeSpan AtLeast => TimeSpan.FromMinutes(AtLeastMinutes);

    public TimeSpan? AtMost => AtMostMinutes is { } most ? TimeSpan.FromMinutes(most) : null;

    public bool NeedsReason(TimeSpan lasted) => lasted < AtLeast || lasted > AtMost;
}

/// <summary>What is written down in a step.</summary>
public sealed record RecordField
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    public required FieldKind Kind { get; init; }

    /// <summary>The unit of a number, as printed: <c>ml/min</c>, <c>mm</c>, <c>G</c>...</summary>
    public string? Unit { get; init; }

    public bool Required { get; init; }

    /// <summary>The step cannot be finished with any other answer, such as <c>air purged: yes</c>.</summary>
    public bool MustBeYes { get; init; }

    /// <summary>A date that has passed blocks the session: expired products, overdue service.</summary>
    public bool BlocksWhenPast { get; init; }

    /// <summary>Confirmed before the timer of its step may start, such as <c>eyes and mouth covered: yes</c>.</summary>
    public bool BeforeTimer { get; init; }

    /// <summary>Asked only where the zone is on the face.</summary>
    public bool FacialOnly { get; init; }

    public required IReadOnlyList<FieldChoice> Choices { get; init; }
}

/// <summary>One of the answers to choose from.</summary>
public sealed record FieldChoice(string Id, Text Name);

/// <summary>What kind of answer a field takes.</summary>
public enum FieldKind
{
    YesNo,
    Number,
    Words,
    Choice,
    Date,
    Time,
}
