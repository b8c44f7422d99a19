using Carboxy.Knowledge;
using Carboxy.Knowledge.Reading;
using Carboxy.Protocols;

namespace Carboxy.Courses;

/// <summary>Everything that planning a course asks of the knowledge: zones, indications, protocols, rules and spacing.</summary>
public sealed record CourseKnowledge
{
    public static readonly CourseKnowledge Nothing = new();

    /// <summary>The kinds of file of knowledge/protocols.</summary>
    public static readonly IReadOnlyList<string> ProtocolKinds = [ProtocolReader.Kind, ProtocolReader.StepsKind, ProtocolReader.FlagsKind, ProtocolReader.WarningsKind];

    /// <summary>The kinds of file of knowledge/courses.</summary>
    public static readonly IReadOnlyList<string> RuleKinds = [CourseRuleReader.Kind, SpacingReader.Kind];

    public Zones Zones { get; init; } = new([]);

    public Indications Indications { get; init; } = new([]);

    public ProtocolBook Protocols { get; init; } = new([]);

    public IReadOnlyList<PlanFlag> Flags { get; init; } = [];

    public IReadOnlyList<WarningRange> Warnings { get; init; } = [];

    public IReadOnlyList<CourseRule> Rules { get; init; } = [];

    public SpacingTable Spacing { get; init; } = new([]);

    public CourseRule RuleFor(Modality modality, bool express = false) => Rules.Single(r => r.Modality == modality && r.Express == express);

    public CourseRule RuleFor(Protocol protocol) => RuleFor(protocol.Modality, protocol.Express);

    /// <summary>Reads knowledge/protocols, and checks that every zone, indication and step it names is there.</summary>
    public CourseKnowledge WithProtocols(Zones zones, Indications indications, IReadOnlyList<Node> files, Faults faults)
    {
        var read = this with
        {
            Zones = zones,
            Indications = indications,
            Protocols = new(ProtocolReader.Read(files, faults)),
            Flags = ProtocolReader.ReadFlags(files, faults),
            Warnings = ProtocolReader.ReadWarnings(files, faults),
        };
        read.CheckReferences(faults);
        return read;
    }

    /// <summary>Reads knowledge/courses, and checks that each modality has its rule.</summary>
    public CourseKnowledge WithRules(IReadOnlyList<Node> files, Faults faults)
    {
        var read = this with { Rules = CourseRuleReader.Read(files, faults), Spacing = new(SpacingReader.Read(files, faults)) };
        read.CheckRules(files.Count > 0 ? files[0].Place : new("courses", 1, 1), faults);
        return read;
    }

    void CheckReferences(Faults faults)
    {
        foreach (var i in Indications.All)
            Entries.Refer(i.Zones.Concat(i.Onsets.Select(o => o.Zone).OfType<string>()), Zones.Knows, i.Place, "zone", faults);
        foreach (var p in Protocols.All)
        {
            Entries.Refer(p.Zones, Zones.Knows, p.Place, "zone", faults);
            Entries.Refer(p.Indications, id => Indications.All.Any(i => i.Id == id), p.Place, "indication", faults);
        }

        var steps = Protocols.All.SelectMany(p => p.Steps).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var f in Flags)
            Entries.Refer(f.Changes.Select(c => c.Step), steps.Contains, f.Place, "step", faults);
    }

    void CheckRules(Place place, Faults faults)
    {
        foreach (var r in Rules)
            Entries.Refer(r.ZoneNotes.Select(n => n.Zone), Zones.Knows, r.Place, "zone", faults);
        (Modality, bool)[] needed = [(Modality.NonInvasive, false), (Modality.NonInvasive, true), (Modality.Injection, false)];
        foreach (var (modality, express) in needed.Where(n => Rules.Count(r => (r.Modality, r.Express) == n) != 1))
        {
            faults.Add(place, new($"Нужно ровно одно правило курса: {modality}{(express ? ", экспресс" : "")}.", $"Exactly one course rule is needed: {modality}{(express ? ", express" : "")}."),
                new("Допишите course_rules.", "Complete course_rules."));
        }

        if (Spacing.Find(SpacingTable.OtherModality) is null)
            faults.Add(place, new("В таблице интервалов нет карбокситерапии другим способом.", "The spacing table lacks carboxytherapy of the other kind."), new($"Добавьте {SpacingTable.OtherModality}.", $"Add {SpacingTable.OtherModality}."));
    }
}
