using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Knowledge;

public sealed class KnowledgeFolderTests : IDisposable
{
    readonly SpoiledKnowledge copy = new();

    [Fact]
    public void The_knowledge_of_the_product_has_no_fault()
    {
        var (knowledge, faults) = copy.Load();

        Assert.Empty(faults.Select(fault => fault.In(Language.English)));
        Assert.Equal((207, 115, 27, 22, 9), (knowledge.Rows.Count, knowledge.Literature.Count, knowledge.Conflicts.Count, knowledge.Gaps.Count, knowledge.Principles.Count));
        Assert.Equal((72, 135), (knowledge.Rows.Count(row => row.Id.StartsWith("S0-", StringComparison.Ordinal)), knowledge.Rows.Count(row => row.Id.StartsWith("S2-", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("topics/x.yaml", Topic + "    colour: red\n    sources: [S0-56]\n", 10, 5, "Unknown field \"colour\"")]
    [InlineData("topics/x.yaml", "topics:\n  - id: x\n    theme: course\n    title: { ru: Икс }\n    text: { ru: Икс, en: X }\n    modalities: [injection]\n    evidence: { ru: Икс, en: X }\n    sources: [S0-56]\n", 4, 12, "The field \"en\" is missing")]
    [InlineData("topics/x.yaml", "topics:\n  - id: x\n    theme: course\n    title: { ru: Икс, en: X }\n    text: { ru: Икс, en: X }\n    modalities: [injection]\n    evidence: { ru: Икс, en: X }\n    sources: [S0-99]\n", 8, 15, "\"S0-99\" leads nowhere")]
    [InlineData("topics/x.yaml", "topics:\n  - id: x\n    theme: course\n    title: { ru: Икс, en: X }\n    text: { ru: Икс, en: X }\n    modalities: [injection]\n    evidence: { ru: Икс, en: X }\n    sources: [\"[900]\"]\n", 8, 15, "\"[900]\" leads nowhere")]
    [InlineData("topics/x.yaml", "topics:\n  - id: x\n    theme: course\n    title: { ru: Икс, en: X }\n    text: { ru: Икс, en: X }\n    modalities: [injection]\n    evidence: { ru: Икс, en: X }\n    sources: [hearsay]\n", 8, 15, "\"hearsay\" is of no known form")]
    [InlineData("topics/x.yaml", "topics:\n  - id: which_skin\n    theme: course\n    title: { ru: Икс, en: X }\n    text: { ru: Икс, en: X }\n    modalities: [injection]\n    evidence: { ru: Икс, en: X }\n    sources: [S0-56]\n", 2, 5, "\"which_skin\" is already there")]
    [InlineData("topics/x.yaml", "topics:\n  - id: x\n   theme: course\n", 3, 4, "not readable YAML")]
    [InlineData("topics/x.yaml", "topics:\n  - id: x\n    id: y\n", 3, 5, "The field \"id\" is already here")]
    [InlineData("topics/x.yaml", "doses:\n  - id: x\n", 1, 1, "No entries \"doses\" belong in this folder")]
    [InlineData("topics/x.yaml", "", 1, 1, "The file is empty")]
    [InlineData("topics/x.txt", "notes", 1, 1, "This does not belong here")]
    [InlineData("remedies/x.yaml", "remedies: []\n", 1, 1, "This does not belong here")]
    [InlineData("sources/x.yaml", "rows:\n  - id: S0-73\n    kind: course_size\n    modality: both\n    fact: { sessions: 7..4 }\n    text: { ru: Икс, en: X }\n", 5, 23, "Impossible range 7..4")]
    [InlineData("rules/x.yaml", "rules:\n  - id: R-99\n    verdict: excluded\n", 2, 5, "has no source")]
    public void A_fault_names_its_place_and_what_to_do(string file, string text, int line, int column, string problem)
    {
        var faults = copy.Write(file, text).Load().Faults;

        var fault = Assert.Single(faults, f => f.Problem.En.Contains(problem, StringComparison.Ordinal));
        Assert.Equal((line, column), (fault.Place.Line, fault.Place.Column));
        Assert.EndsWith(file.StartsWith("remedies", StringComparison.Ordinal) ? "remedies" : file, fault.Place.File, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy.Ru);
    }

    [Fact]
    public void All_faults_are_told_and_not_the_first_alone()
    {
        copy.Write("topics/x.yaml", "topics:\n  - id: x\n    theme: gossip\n    title: { ru: Икс }\n    text: { ru: Икс, en: X }\n    modalities: [laser]\n    evidence: { ru: Икс, en: X }\n    sources: [S0-99, C-99]\n    colour: red\n");

        var lines = copy.Load().Faults.Select(fault => fault.Place.Line);

        Assert.Equal([3, 4, 6, 8, 8, 9], lines);
    }

    [Fact]
    public void Text_in_another_encoding_is_told_with_its_place() =>
        Assert.Equal(("knowledge/topics/x.yaml:2:8", "The file is not UTF-8."), Said(copy.Write("topics/x.yaml", [.. "topics:\n  - id:"u8, 0xCF, 0xF0])));

    [Fact]
    public void A_file_over_a_megabyte_is_refused() =>
        Assert.Equal(("knowledge/topics/x.yaml:1:1", "The file is larger than 1 MB."), Said(copy.Write("topics/x.yaml", new byte[1024 * 1024 + 1])));

    [Fact]
    public void A_folder_that_went_missing_is_told() =>
        Assert.Contains(copy.Remove("phrases").Load().Faults, fault => fault.Place.File == "knowledge/phrases");

    [Theory]
    [InlineData("topics: &a [*a]\n")]
    [InlineData("topics: &a [x]\nmore: *a\n")]
    public void Anchors_are_not_used(string text) =>
        Assert.Contains(copy.Write("topics/x.yaml", text).Load().Faults, fault => fault.Problem.En.Contains("anchors", StringComparison.Ordinal));

    [Fact]
    public void Nesting_without_end_is_a_fault_and_not_a_crash() =>
        Assert.Contains("nested deeper", copy.Write("topics/x.yaml", new string('[', 500_000)).OnlyFault().Problem.En, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        var faults = new Faults();

        KnowledgeFolder.Load(Path.Combine(copy.Folder, "nowhere"), faults);

        Assert.Contains("no knowledge folder", Assert.Single(faults.All).Problem.En, StringComparison.Ordinal);
    }

    public void Dispose() => copy.Dispose();

    static (string, string) Said(SpoiledKnowledge copy)
    {
        var fault = copy.OnlyFault();
        return (fault.Place.ToString(), fault.Problem.En);
    }

    const string Topic = "# A topic.\n\ntopics:\n  - id: x\n    theme: course\n    title: { ru: Икс, en: X }\n    text: { ru: Икс, en: X }\n    modalities: [injection]\n    evidence: { ru: Икс, en: X }\n";
}
