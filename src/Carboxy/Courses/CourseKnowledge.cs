using Carboxy.Knowledge;
using Carboxy.Knowledge.Reading;
using Carboxy.Protocols;

namespace Carboxy.Courses;

/// <summary>Everything that planning a course asks of the knowledge: zones, indications, protocols, rules and spacing.</summary>
public sealed class CourseKnowledge
{
    /// <summary>The kinds of file that belong here; other kinds are left to their own readers.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        ZoneReader.Kind, IndicationReader.Kind, SpacingReader.Kind, CourseRuleReader.Kind,
        ProtocolReader.Kind, ProtocolReader.StepsKind, ProtocolReader.FlagsKind, ProtocolReader.WarningsKind,
    ];

    public required Zones Zones { get; init; }

    public required Indications Indications { get; init; }

    public required ProtocolBook Protocols { get; init; }

    public required IReadOnlyList<PlanFlag> Flags { get; init; }

    public required IReadOnlyList<WarningRange> Warnings { get; init; }

    public required IReadOnlyList<CourseRule> Rules { get; init; }

    public required SpacingTable Spacing { get; init; }

    public CourseRule RuleFor(Modality modality, bool express = false) => Rules.Single(r => r.Modality == modality && r.Express == express);

    public CourseRule RuleFor(Protocol protocol) => RuleFor(protocol.Modality, protocol.Express);

    /// <summary>Reads all of it and checks that one part points rightly at another.</summary>
    public static CourseKnowledge Read(IReadOnlyList<Node> files, Faults faults)
    {
        var knowledge = new CourseKnowledge
        {
            Zones = new(ZoneReader.Read(files, faults)),
            Indications = new(IndicationReader.Read(files, faults)),
            Protocols = new(ProtocolReader.Read(files, faults)),
            Flags = ProtocolReader.ReadFlags(files, faults),
            Warnings = ProtocolReader.ReadWarnings(files, faults),
            Rules = CourseRuleReader.Read(files, faults),
            Spacing = new(SpacingReader.Read(files, faults)),
        };
        knowledge.CheckReferences(faults);
        knowledge.CheckRules(files, faults);
        return knowledge;
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
        foreach (var r in Rules)
            Entries.Refer(r.ZoneNotes.Select(n => n.Zone), Zones.Knows, r.Place, "zone", faults);
    }

    void CheckRules(IReadOnlyList<Node> files, Faults faults)
    {
        var place = Rules.Count > 0 ? Rules[0].Place : files.Count > 0 ? files[0].Place : default;
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
