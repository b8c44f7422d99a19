using Carboxy.Knowledge;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Sessions;

/// <summary>What a reaction means for the sessions to come, from mildest to gravest.</summary>
public enum AftermathEffect
{
    LowerDose,

    /// <summary>So many days after it has passed; while it lasts nobody begins.</summary>
    Delay,

    /// <summary>Not by this modality until a physician decides.</summary>
    OtherModality,

    /// <summary>Not at all until a physician decides.</summary>
    Stop,
}

/// <summary>When a reaction has an effect on the sessions to come, and which.</summary>
public sealed record AftermathRule
{
    public required string Id { get; init; }

    /// <summary>Kinds of events that it speaks of; empty means all.</summary>
    public required IReadOnlyList<AdverseKind> Kinds { get; init; }

    /// <summary>Events that it speaks of; empty means all of those kinds.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    public required NumberRange Grades { get; init; }

    /// <summary>Only where it lasted longer than that.</summary>
    public int? OverMinutes { get; init; }

    public required AftermathEffect Effect { get; init; }

    public int? Days { get; init; }

    public required Text Says { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public required Place Place { get; init; }

    internal bool Holds(AdverseEvent known, int grade, TimeSpan lasted) =>
        (Kinds.Count == 0 || Kinds.Contains(known.Kind)) && (Events.Count == 0 || Events.Contains(known.Id)) && Grades.Holds(grade) && !(lasted.TotalMinutes <= OverMinutes);
}

/// <summary>Reads what reactions mean for the sessions to come.</summary>
public static class AftermathRuleReader
{
    public const string Kind = "next_session";

    static readonly Dictionary<string, AftermathEffect> Effects = new()
    {
        ["lower_dose"] = AftermathEffect.LowerDose,
        ["delay"] = AftermathEffect.Delay,
        ["other_modality"] = AftermathEffect.OtherModality,
        ["stop"] = AftermathEffect.Stop,
    };

    public static IReadOnlyList<AftermathRule> Read(IEnumerable<Node> files, IReadOnlyList<AdverseEvent> events, Faults faults)
    {
        var rules = Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), r => r.Id, r => r.Place, faults);
        foreach (var (rule, id) in rules.SelectMany(r => r.Events.Select(e => (r, e))).Where(p => events.All(e => e.Id != p.e)))
            faults.Add(rule.Place, new($"Явления «{id}» нет.", $"There is no event \"{id}\"."), new("Исправьте имя в events.", "Correct the id under events."));
        return rules;
    }

    static AftermathRule ReadOne(Fields fields)
    {
        var effect = fields.Choice("effect", Effects);
        var days = fields.OptionalWhole("days");
        if (effect == AftermathEffect.Delay != days is > 0)
            fields.Faults.Add(fields.Place, new("Дни указывают при delay, и только при нём.", "Days go with delay, and with nothing else."), new("Добавьте или уберите days.", "Add days, or remove it."));
        return new()
        {
            Id = fields.Word("id"),
            Kinds = fields.Has("kinds") ? Known.List(fields, "kinds", AdverseEventReader.KindWords) : [],
            Events = fields.OptionalWords("events"),
            Grades = fields.Range("grades"),
            OverMinutes = fields.OptionalWhole("over_minutes"),
            Effect = effect,
            Days = days,
            Says = fields.Text("says"),
            Sources = Known.Sources(fields),
            Place = fields.Place,
        };
    }
}
