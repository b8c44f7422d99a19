using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Carboxy.Knowledge;

namespace Carboxy.Screening;

/// <summary>A signed version of the rules with all they refer to, compiled once. A stored verdict names its version.</summary>
public sealed class RuleSet
{
    /// <summary>The rule that fires where silence itself stands in the way (P8).</summary>
    public const string Unanswered = "R-48a";

    public RuleSet(RuleSource source)
    {
        Source = source;
        Diseases = new(source.Diseases, vagueCodesMayMatch: false);
        Medicines = new(source.Medicines, vagueCodesMayMatch: true);
        Zones = new(source.Zones);
        ZoneIds = Zones.All.Select(z => z.Id).ToFrozenSet();
        FacialZones = Zones.All.Where(z => z.Facial).Select(z => z.Id).ToFrozenSet();
        Indications = new(source.Indications);
        Spacing = new(source.Spacing);
        Rules = [.. source.Rules];
        Silence = Find(Unanswered);
        PlanFlags = source.PlanFlags.ToLookup(f => f.Key, f => f.Value);
        Program = new(this);
    }

    public RuleSource Source { get; }

    /// <summary>Label and content hash, such as <c>2026.1+3f9c21aa</c>.</summary>
    public string Version => Source.Version;

    public IReadOnlyList<Rule> Rules { get; }

    public CodeBook Diseases { get; }

    public CodeBook Medicines { get; }

    public Zones Zones { get; }

    public FrozenSet<string> ZoneIds { get; }

    public FrozenSet<string> FacialZones { get; }

    public Indications Indications { get; }

    public SpacingTable Spacing { get; }

    /// <summary>By rule, what the plan of treatment must heed where it fires, such as leaving out the ultrasonic step.</summary>
    public ILookup<string, string> PlanFlags { get; }

    /// <summary>The rule about silence itself.</summary>
    public Rule? Silence { get; }

    /// <summary>Every fact that a rule may miss; the surgeon's word is missed where an operation is known .</summary>
    public IReadOnlySet<string> Facts => field ??= Program.Leaves.Select(leaf => leaf.Fact).OfType<string>().Append(AnswerWords.Of(YesNo.SurgeonRelease)).ToFrozenSet();

    internal RuleProgram Program { get; }

    public Rule? Find(string id) => Rules.FirstOrDefault(r => r.Id == id);

    /// <summary>Whether a zone of the knowledge base has this id.</summary>
    public bool KnowsZone([NotNullWhen(true)] string? zone) => zone is not null && ZoneIds.Contains(zone);
}

/// <summary>All that a rule set is made of, as it was read.</summary>
public sealed record RuleSource
{
    /// <summary>Label and content hash.</summary>
    public required string Version { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Conditions with a name, in the order in which they may use each other.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Named { get; init; }

    public required IReadOnlyList<PolicyKnob> Policy { get; init; }

    /// <summary>Rule id and plan flag id.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> PlanFlags { get; init; }

    public required IReadOnlyList<CodeGroup> Diseases { get; init; }

    public required IReadOnlyList<CodeGroup> Medicines { get; init; }

    public required IReadOnlyList<Zone> Zones { get; init; }

    public required IReadOnlyList<Indication> Indications { get; init; }

    public required IReadOnlyList<Spacing> Spacing { get; init; }
}
