using Carboxy.Knowledge.Phrases;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Public;

namespace Carboxy.Public;

public sealed class PageImportTests
{
    static readonly BannedPhrases Phrases = KnowledgeFolder.LoadPhrases(KnowledgeFolder.Find()!, new Faults());

    const string Clinic = """
        ---
            title: Газ для кожи
            hero_image: gaz.JPG
            theme: blue
        ---
        # Газ для кожи

        Наша маска даёт коже углекислый газ. Никаких побочных эффектов!

        - Устранение любых дефектов
        - Осторожный массаж
        """;

    [Fact]
    public void An_indented_head_is_put_in_order_and_promises_are_listed()
    {
        var page = Import(Clinic, out var faults);

        Assert.Empty(faults);
        Assert.NotNull(page);
        Assert.Equal(("Газ для кожи", "gaz-dlya-kozhi", Language.Russian), (page.Title, page.Slug, page.Language));
        Assert.Equal(["theme"], page.LeftOut);
        Assert.Equal([(8, 38, "no_side_effects"), (10, 3, "removed")], page.Phrases.Select(found => (found.Line, found.Column, found.Phrase.Id)));
        Assert.StartsWith("---\ntitle: \"Газ для кожи\"\ndescription: \"Наша маска", page.Markdown, StringComparison.Ordinal);
        Assert.Contains("hero: \"gaz.JPG\"", page.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_imported_can_be_read_as_a_page_once_it_names_its_sources()
    {
        var page = Import(Clinic, out _)!;
        var faults = new Faults();

        var read = PublicPageReader.Read("page.md", page.Markdown.Replace("sources: []", "sources: [S0-01]", StringComparison.Ordinal), Language.Russian, faults);

        Assert.Empty(faults.All);
        Assert.Equal("gaz-dlya-kozhi", read?.Slug);
        Assert.Equal(page.Markdown, Import(page.Markdown, out _)?.Markdown);
    }

    [Theory]
    [InlineData("", "no title")]
    [InlineData("Просто слова без названия.", "no title")]
    [InlineData("---\ntitle: Без конца\n", "not closed")]
    [InlineData("---\ntitle: [\n---\n# Икс\n", "not readable YAML")]
    [InlineData("---\n- список\n---\n# Икс\n", "\"key: value\" fields")]
    [InlineData("---\ntitle: Пусто\n---\n", "no text")]
    public void A_page_that_is_none_gets_a_clear_answer(string text, string problem)
    {
        Assert.Null(Import(text, out var faults));
        Assert.Contains(faults, fault => fault.Problem.En.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hostile_page_is_refused_without_a_crash()
    {
        Assert.Null(Import("# Икс\n\n" + new string('>', 200_000) + " x", out var nested));
        Assert.NotEmpty(nested);
        Assert.Null(Import("---\ntitle: " + new string('{', 300_000) + "\n---\nx", out var braces));
        Assert.NotEmpty(braces);
        Assert.Null(Import("# Икс\n\nустран" + string.Concat(Enumerable.Repeat("избав", 100_000)), out var endless));
        Assert.NotEmpty(endless);
    }

    [Fact]
    public void A_picture_from_elsewhere_is_left_out()
    {
        var page = Import("---\ntitle: Икс\nhero: ../../secret/key.png\n---\nТекст", out _);

        Assert.Equal(["hero"], page!.LeftOut);
        Assert.DoesNotContain("secret", page.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("[here](javascript:alert(1))", "javascript:")]
    [InlineData("[here](<java script:alert(1)>)", "href=\"java")]
    [InlineData("![x](data:text/html;base64,xx)", "data:")]
    [InlineData("[here]: javascript:alert(1)\n\n[here]", "javascript:")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    public void Html_and_leading_elsewhere_do_not_pass(string markdown, string never) =>
        Assert.DoesNotContain(never, PageMarkdown.ToHtml(markdown)!, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Ordinary_links_and_tables_pass()
    {
        var html = PageMarkdown.ToHtml("[a](/ru/x) [b](https://example.org)\n\n| a | b |\n| - | - |\n| 1 | 2 |\n")!;

        Assert.Contains("href=\"/ru/x\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org\"", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
    }

    static ImportedPage? Import(string text, out IReadOnlyList<Fault> faults)
    {
        var gathered = new Faults();
        var page = PageImport.Run("page.md", text, language: null, Phrases, gathered);
        faults = gathered.All;
        return page;
    }
}
