using Carboxy.Courses;
using Carboxy.Knowledge;
using Carboxy.Knowledge.Checking;
using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Sources;
using Carboxy.Notes;
using Carboxy.Outcomes;
using Carboxy.Screening;
using Carboxy.Sessions;
using Carboxy.Work.Public;

namespace Carboxy.Work.Knowledge;

/// <summary>Everything that the clinic knows, as it stands in the knowledge folder.</summary>
public sealed record ClinicKnowledge
{
    public static readonly ClinicKnowledge Nothing = new();

    public IReadOnlyList<SeedRow> Rows { get; init; } = [];

    public IReadOnlyList<Publication> Literature { get; init; } = [];

    public IReadOnlyList<LiteratureRule> LiteratureRules { get; init; } = [];

    public IReadOnlyList<SeriousEvent> SeriousEvents { get; init; } = [];

    public IReadOnlyList<Principle> Principles { get; init; } = [];

    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    public IReadOnlyList<HouseDefault> HouseDefaults { get; init; } = [];

    public BannedPhrases Phrases { get; init; } = BannedPhrases.None;

    public IReadOnlyList<Topic> Topics { get; init; } = [];

    public Zones Zones { get; init; } = new([]);

    /// <summary>The drawings of the body, and where the zones lie on them.</summary>
    public BodyMaps Maps { get; init; } = BodyMaps.None;

    public Indications Indications { get; init; } = new([]);

    /// <summary>The screening rules, compiled; null where a fault keeps them from being used.</summary>
    public RuleSet? Rules { get; init; }

    /// <summary>What is asked, for each fact that a rule may miss.</summary>
    public QuestionBook Questions { get; init; } = QuestionBook.Nothing;

    /// <summary>Protocols, course rules and spacing.</summary>
    public CourseKnowledge Courses { get; init; } = CourseKnowledge.Nothing;

    /// <summary>What a course is measured by.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>What is asked on the day of a session.</summary>
    public IReadOnlyList<SameDayQuestion> SameDay { get; init; } = [];

    public IReadOnlyList<ConsentPart> Consent { get; init; } = [];

    /// <summary>What a patient allows besides the treatment, purpose by purpose.</summary>
    public IReadOnlyList<Permit> Permits { get; init; } = [];

    public IReadOnlyList<AftercareAdvice> Aftercare { get; init; } = [];

    /// <summary>What patients are told outside the clinic.</summary>
    public IReadOnlyList<MessageTemplate> Messages { get; init; } = [];

    /// <summary>How the usual notes begin.</summary>
    public IReadOnlyList<NoteTemplate> Notes { get; init; } = [];

    public IReadOnlyList<AdverseEvent> AdverseEvents { get; init; } = [];

    /// <summary>What reactions mean for the sessions to come.</summary>
    public IReadOnlyList<AftermathRule> Aftermath { get; init; } = [];

    /// <summary>The public pages, in both languages.</summary>
    public IReadOnlyList<PublicPage> Pages { get; init; } = [];

    /// <summary>The files as they were read, for the knowledge browser and for coverage.</summary>
    public IReadOnlyList<KnowledgeFile> Files { get; init; } = [];

    /// <summary>The texts of the rule set, kept beside the verdicts that it gives.</summary>
    public RuleSetFiles RuleSetFiles => RuleSetFiles.Of(Files);

    /// <summary>Where the product uses each of the seed rows.</summary>
    public Coverage Coverage => Coverage.Of(Rows, Files);
}
