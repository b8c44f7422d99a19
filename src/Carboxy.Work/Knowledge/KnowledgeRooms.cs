using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Knowledge.Sources;
using Carboxy.Screening;

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
        new("indications", [IndicationReader.Kind], (all, files, faults) => all with { Indications = new(IndicationReader.Read(files, faults)) }),
        new("questions", QuestionReader.Kinds, (all, files, faults) => all with { Questions = QuestionReader.Read(files, faults) }),
        new("protocols", CourseKnowledge.ProtocolKinds, (all, files, faults) => all with { Courses = all.Courses.WithProtocols(all.Zones, all.Indications, files, faults) }),
        new("courses", CourseKnowledge.RuleKinds, (all, files, faults) => all with { Courses = all.Courses.WithRules(files, faults) }),
    ];

    /// <summary>Folders whose readers live with their rooms and are not called from here; the general checks still run over them.</summary>
    public static readonly IReadOnlyList<string> ReadElsewhere =
        ["rules", "codes", "facts", "measures", "sameday", "consent", "aftercare", "adverse", "sessions"];
}
