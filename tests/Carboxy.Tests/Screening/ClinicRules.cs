using System.Text;
using System.Text.Json.Nodes;
using Carboxy.Knowledge;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Screening;

/// <summary>The clinic's own rules, read from the knowledge folder, and cases written as a person would write them.</summary>
static class ClinicRules
{
    public static readonly DateOnly Today = new(2027, 3, 1);

    static readonly Lazy<ClinicKnowledge> Loaded = new(() =>
    {
        var faults = new Faults();
        var all = KnowledgeFolder.Load(KnowledgeFolder.Find()!, faults);
        Assert.Empty(faults.All.Select(f => f.In(Language.English)));
        return all;
    });

    public static RuleSet Set => Loaded.Value.Rules!;

    public static QuestionBook Questions => Loaded.Value.Questions;

    public static RuleSetFiles Files => RuleSetFiles.Of(Loaded.Value.Files);

    public static string Resource(string name)
    {
        using var stream = typeof(ClinicRules).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }

    /// <summary>A case of somebody well, 30 years old, who wants fewer lines on the face; what is not listed is no.</summary>
    public static ScreeningCase Case(string answers, Modality modality = Modality.NonInvasive, string zone = "face", params IReadOnlyList<string> goals) =>
        Case(JsonNode.Parse(answers)!, modality, zone, goals.Count == 0 ? ["S0-17"] : goals);

    public static ScreeningCase Case(JsonNode answers, Modality modality, string zone, IReadOnlyList<string> goals)
    {
        var (cases, faults) = Read(Json(answers, modality, zone, goals).ToJsonString());
        Assert.Empty(faults.Select(f => f.In(Language.English)));
        return Assert.Single(cases).Case;
    }

    public static JsonObject Json(JsonNode answers, Modality modality, string zone, IReadOnlyList<string> goals) => new()
    {
        ["today"] = "2027-03-01",
        ["unlisted"] = "no",
        ["modality"] = AnswerWords.Of(modality),
        ["zone"] = zone,
        ["goals"] = new JsonArray([.. goals.Select(g => JsonValue.Create(g))]),
        ["answers"] = answers.DeepClone(),
    };

    public static (IReadOnlyList<ReadCase> Cases, IReadOnlyList<CaseFault> Faults) Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static (IReadOnlyList<ReadCase> Cases, IReadOnlyList<CaseFault> Faults) Read(byte[] utf8) => CasesJson.Read(utf8, Set.ZoneIds, SeedRows.All);

    public static Screened Decide(string answers, Modality modality = Modality.NonInvasive, string zone = "face", params IReadOnlyList<string> goals) =>
        Screen.Decide(Set, Case(answers, modality, zone, goals));

    public static IEnumerable<string> Fired(this Screened said) => said.Findings.Select(f => f.Rule.Id);

    public static Finding? Finding(this Screened said, string rule) => said.Findings.FirstOrDefault(f => f.Rule.Id == rule);

    public static bool Opens(this Screened said, string rule) => said.Undetermined.Any(o => o.Rule.Id == rule);
}
