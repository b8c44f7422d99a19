using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Knowledge.Drawings;
using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Knowledge.Sources;
using Carboxy.Notes;
using Carboxy.Outcomes;
using Carboxy.Screening;
using Carboxy.Sessions;

namespace Carboxy.Work.Knowledge;

/// <summary>One folder of the knowledge: the kinds of entries it may hold and who reads them.</summary>
sealed record KnowledgeRoom(string Folder, IReadOnlyList<string> Kinds, Func<ClinicKnowledge, IReadOnlyList<Node>, Faults, ClinicKnowledge> Read);

/// <summary>The folders of the knowledge, in the order of reading: a folder may lean on those before it.</summary>
static class KnowledgeRooms
{
    /// <summary>The pages are Markdown and have their own reader.</summary>
    public const string Pages = "pages";

    public static readonly IReadOnlyList<KnowledgeRoom> All =
    [
        new("sources", [SeedRowReader.Kind, LiteratureReader.Publications, LiteratureReader.Rules, LiteratureReader.Events], (all, files, faults) => all with
        {
            Rows = SeedRowReader.Read(files, faults),
            Literature = LiteratureReader.ReadPublications(files, faults),
            LiteratureRules = LiteratureReader.ReadRules(files, faults),
            SeriousEvents = LiteratureReader.ReadEvents(files, faults),
        }),
        new("conflicts", [ConflictReader.Principles, ConflictReader.Conflicts, ConflictReader.Gaps, ConflictReader.Defaults], (all, files, faults) => all with
        {
            Principles = ConflictReader.ReadPrinciples(files, faults),
            Conflicts = ConflictReader.ReadConflicts(files, faults),
            Gaps = ConflictReader.ReadGaps(files, faults),
            HouseDefaults = ConflictReader.ReadDefaults(files, faults),
        }),
        new("phrases", [BannedPhraseReader.Kind], (all, files, faults) => all with { Phrases = BannedPhraseReader.Read(files, faults) }),
        new("topics", [TopicReader.Kind], (all, files, faults) => all with { Topics = TopicReader.Read(files, faults) }),
        new("zones", [ZoneReader.Kind], (all, files, faults) => all with { Zones = new(ZoneReader.Read(files, faults)) }),
        new("drawings", [DrawingReader.Kind], (all, files, faults) => all with { Maps = new(DrawingReader.Read(files, all.Zones, faults), all.Zones) }),
        new("indications", [IndicationReader.Kind], (all, files, faults) => all with { Indications = new(IndicationReader.Read(files, faults)) }),
        new("questions", QuestionReader.Kinds, (all, files, faults) => all with { Questions = QuestionReader.Read(files, faults) }),
        new("protocols", CourseKnowledge.ProtocolKinds, (all, files, faults) => all with { Courses = all.Courses.WithProtocols(all.Zones, all.Indications, files, faults) }),
        new("courses", CourseKnowledge.RuleKinds, (all, files, faults) => all with { Courses = all.Courses.WithRules(files, faults) }),
        new("rules", ["rule_set", "policy", "conditions", "rules"], TogetherLater),
        new("codes", [CodeGroupReader.DiseaseKind, CodeGroupReader.MedicineKind], TogetherLater),
        new("measures", ["measures"], (all, files, faults) => all with { Measures = MeasureReader.Read(files, faults) }),
        new("sameday", [SameDayReader.Kind], (all, files, faults) => all with { SameDay = SameDayReader.Read(files, faults) }),
        new("consent", [ConsentPartReader.Kind, PermitReader.Kind], (all, files, faults) => all with { Consent = ConsentPartReader.Read(files, faults), Permits = PermitReader.Read(files, faults) }),
        new("aftercare", [AftercareReader.Kind], (all, files, faults) => all with { Aftercare = AftercareReader.Read(files, faults) }),
        new("messages", [MessageTemplateReader.Kind], (all, files, faults) => all with { Messages = MessageTemplateReader.Read(files, faults) }),
        new("notes", [NoteTemplateReader.Kind], (all, files, faults) => all with { Notes = NoteTemplateReader.Read(files, faults) }),
        new("adverse", [AdverseEventReader.Kind, AftermathRuleReader.Kind], (all, files, faults) =>
        {
            var events = AdverseEventReader.Read(files, faults);
            return all with { AdverseEvents = events, Aftermath = AftermathRuleReader.Read(files, events, faults) };
        }),
    ];

    /// <summary>Rules and codes make one rule set with zones and indications; <see cref="KnowledgeFolder"/> reads them when all of it is there.</summary>
    static ClinicKnowledge TogetherLater(ClinicKnowledge all, IReadOnlyList<Node> files, Faults faults) => all;
}
