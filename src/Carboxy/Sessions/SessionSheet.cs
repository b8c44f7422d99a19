using Carboxy.Knowledge.Reading;

namespace Carboxy.Sessions;

/// <summary>What a session record holds: its fields, products and published doses (FACTS 6.1, 6.2).</summary>
public sealed record SessionSheet(IReadOnlyList<SessionField> Fields, IReadOnlyList<ProductKind> Products, IReadOnlyList<DoseRange> Doses)
{
    public IEnumerable<SessionField> FieldsFor(SessionPlan plan) =>
        Fields.Where(field => field.Modalities.Contains(plan.Modality) && (field.Zones.Count == 0 || field.Zones.Contains(plan.Zone)));

    public IEnumerable<ProductKind> ProductsFor(SessionPlan plan) => Products.Where(product => product.Modalities.Contains(plan.Modality));
}

/// <summary>One field of the session record.</summary>
public sealed record SessionField
{
    public required string Id { get; init; }

    public required Text Label { get; init; }

    public required FieldKind Kind { get; init; }

    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>Zones in which it is asked; empty means all.</summary>
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>Nobody signs without it.</summary>
    public bool Required { get; init; }

    /// <summary>Nobody signs without it even where the session was stopped early.</summary>
    public bool EvenIfStopped { get; init; }

    /// <summary>The only answer with which a session is signed, such as "air purged: yes".</summary>
    public bool? MustBe { get; init; }

    /// <summary>A day such as the next service or expiry; a day in the past is refused.</summary>
    public bool NotPast { get; init; }

    /// <summary>The field whose number it must match, as sharps disposed match sharps opened.</summary>
    public string? EqualTo { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}

/// <summary>What a field takes.</summary>
public abstract record FieldKind
{
    public sealed record YesNo : FieldKind;

    public sealed record Number(string Unit, NumberRange Accepts) : FieldKind;

    public sealed record Words : FieldKind;

    public sealed record Day : FieldKind;

    public bool Takes(FieldValue value) => (this, value) switch
    {
        (YesNo, FieldValue.YesNo) or (Day, FieldValue.Day) => true,
        (Words, FieldValue.Words words) => !string.IsNullOrWhiteSpace(words.Value),
        (Number number, FieldValue.Number given) => number.Unit == given.Unit && number.Accepts.Holds(given.Value),
        _ => false,
    };
}

/// <summary>A kind of product whose batch is recorded, such as gas, needle, gel.</summary>
public sealed record ProductKind
{
    public required string Id { get; init; }

    public required Text Name { get; init; }

    public required IReadOnlyList<Modality> Modalities { get; init; }

    /// <summary>Nobody signs a completed session without one.</summary>
    public bool Required { get; init; }

    /// <summary>An expiry date has to be given.</summary>
    public bool Expires { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }
}
