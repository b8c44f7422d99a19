using System.CommandLine;
using System.Text.Json;
using Carboxy.Cli.Knowledge;
using Carboxy.Cli.Pages;

namespace Carboxy.Knowledge;

/// <summary>The program as a person at a terminal meets it.</summary>
public sealed class KnowledgeProgramTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carboxy-pages-");

    [Fact]
    public void The_check_of_sound_knowledge_ends_with_nought()
    {
        var (code, said) = Run(KnowledgeCommands.Build(), "check", "--lang", "ru");

        Assert.Equal(0, code);
        Assert.EndsWith("Ошибок нет.", said.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_knowledge_ends_with_two()
    {
        var (code, said) = Run(KnowledgeCommands.Build(), "check", "--format", "json", "--folder", folder.FullName);

        Assert.Equal(2, code);
        Assert.NotEmpty(JsonDocument.Parse(said).RootElement.GetProperty("faults").EnumerateArray());
    }

    [Fact]
    public void Every_seed_row_is_used_or_marked_as_a_claim()
    {
        var (code, said) = Run(KnowledgeCommands.Build(), "coverage", "--format", "json");
        var answer = JsonDocument.Parse(said).RootElement;

        Assert.Equal(0, code);
        Assert.Equal((207, 207, 0), (answer.GetProperty("rows").GetInt32(), answer.GetProperty("covered").GetInt32(), answer.GetProperty("unused").GetArrayLength()));
        Assert.Equal(207, answer.GetProperty("map").EnumerateObject().Count(row => row.Value.GetArrayLength() > 0));
    }

    [Fact]
    public void A_page_with_promises_is_written_in_our_form_and_ends_with_one()
    {
        var result = Path.Combine(folder.FullName, "out.md");

        var (code, said) = Run(PagesCommands.Build(), "import", Page("---\n    title: Маска\n---\nПолностью безопасна."), "-o", result);

        Assert.Equal(1, code);
        Assert.Contains("page.md:4:1:", said, StringComparison.Ordinal);
        Assert.Contains("C-22", said, StringComparison.Ordinal);
        Assert.StartsWith("---\ntitle: \"Маска\"", File.ReadAllText(result), StringComparison.Ordinal);
    }

    [Fact]
    public void An_honest_page_ends_with_nought() =>
        Assert.Equal(0, Run(PagesCommands.Build(), "import", Page("# Mask\n\nIt may reduce the look of fine lines.")).Code);

    [Fact]
    public void A_page_that_is_missing_or_no_text_ends_with_two_and_writes_nothing()
    {
        var result = Path.Combine(folder.FullName, "out.md");
        File.WriteAllBytes(Path.Combine(folder.FullName, "page.md"), [0xFF, 0xFE, 0x00, 0x41]);

        Assert.Equal(2, Run(PagesCommands.Build(), "import", Path.Combine(folder.FullName, "page.md"), "-o", result).Code);
        Assert.Equal(2, Run(PagesCommands.Build(), "import", Path.Combine(folder.FullName, "nowhere.md"), "-o", result).Code);
        Assert.Equal(2, Run(PagesCommands.Build(), "import", folder.FullName, "-o", result).Code);
        Assert.Equal(2, Run(PagesCommands.Build(), "import", Page("# Mask\n\n" + new string('x', 5 * 1024 * 1024)), "-o", result).Code);
        Assert.False(File.Exists(result));
    }

    public void Dispose() => folder.Delete(recursive: true);

    string Page(string text)
    {
        var path = Path.Combine(folder.FullName, "page.md");
        File.WriteAllText(path, text);
        return path;
    }

    static (int Code, string Said) Run(Command command, params string[] args)
    {
        using var said = new StringWriter();
        var code = command.Parse(args).Invoke(new() { Output = said, Error = said });
        return (code, said.ToString());
    }
}
