using System.CommandLine;
using System.Text.Json;
using Carboxy.Knowledge.Checking;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;
using Carboxy.Work.Public;

namespace Carboxy.Cli.Pages;

/// <summary><c>carboxy pages import FILE</c>: takes over a clinic's page and lists the promises that it must not make.</summary>
public static class PagesCommands
{
    static readonly Argument<FileInfo> Page = new("FILE") { Description = "the page: Markdown with front matter" };

    static readonly Option<FileInfo?> Result = new("-o", "--output") { Description = "where to write the page in our form" };

    static readonly Option<string> Format = Choices.Format();

    static readonly Option<string?> Spoken = Choices.Language("the language of the page, if its letters do not tell, and of the messages");

    public static Command Build()
    {
        var import = new Command("import", "Puts a clinic's page in our form and lists its forbidden promises (exit code 0 clean, 1 promises found, 2 bad input)") { Page, Result, Format, Spoken };
        import.SetAction(Import);
        return new Command("pages", "Public pages of the clinic") { import };
    }

    static int Import(ParseResult command)
    {
        var (faults, of) = (new Faults(), Choices.Said(command.GetValue(Spoken)));
        var (output, asJson) = (command.InvocationConfiguration.Output, command.GetValue(Format) == "json");
        var phrases = KnowledgeFolder.LoadPhrases(KnowledgeFolder.Find() ?? "knowledge", faults);
        var file = command.GetRequiredValue(Page);
        var page = faults.None && TextFile.Read(file.FullName, file.Name, PageImport.LargestFile, faults) is { } text
            ? PageImport.Run(file.Name, text, of, phrases, faults)
            : null;
        var language = of ?? page?.Language ?? Language.English;
        if (page is not null && command.GetValue(Result) is { } result)
            Write(result, page.Markdown, faults);

        if (asJson)
            output.WriteLine(JsonSerializer.Serialize(Answer(file.Name, page, faults, language), Choices.Json));
        else
            Print(output, file.Name, page, faults, language);
        return !faults.None ? 2 : page!.Phrases.Count > 0 ? 1 : 0;
    }

    static void Write(FileInfo result, string markdown, Faults faults)
    {
        try
        {
            var half = result.FullName + ".part";
            File.WriteAllText(half, markdown);
            File.Move(half, result.FullName, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(result.Name, 1, 1), new("Страницу не удалось записать.", "The page could not be written."), new("Проверьте папку и права.", "Check the folder and its permissions."));
        }
    }

    static object Answer(string file, ImportedPage? page, Faults faults, Language language) => new
    {
        File = file,
        page?.Title,
        page?.Slug,
        LeftOut = page?.LeftOut ?? [],
        Phrases = (page?.Phrases ?? []).Select(found => new
        {
            found.Line,
            found.Column,
            found.Words,
            Phrase = found.Phrase.Id,
            ForbiddenBy = found.Phrase.Sources,
            Why = found.Phrase.Why.In(language),
            Suggestion = found.Phrase.Suggestion.In(language),
        }),
        Faults = faults.All.Select(fault => fault.In(language)),
        Markdown = page?.Markdown,
    };

    static void Print(TextWriter output, string file, ImportedPage? page, Faults faults, Language language)
    {
        foreach (var fault in faults.All)
            output.WriteLine(fault.In(language));
        if (page is null)
            return;
        output.WriteLine($"{page.Title} ({page.Slug})");
        foreach (var found in page.Phrases)
            output.WriteLine($"{file}:{found.Line}:{found.Column}: {PatientTextCheck.Problem(found).In(language)} {PatientTextCheck.Remedy(found).In(language)}");
        if (page.LeftOut.Count > 0)
            output.WriteLine(new Text("Поля шапки, которые не перенесены: ", "Fields of the head that were left out: ").In(language) + string.Join(", ", page.LeftOut));
        var total = page.Phrases.Count == 0
            ? new Text("Запрещённых обещаний не найдено.", "No forbidden promises were found.")
            : new Text($"Запрещённых обещаний: {page.Phrases.Count}. Исправьте их до публикации.", $"Forbidden promises: {page.Phrases.Count}. Correct them before publishing.");
        output.WriteLine(total.In(language));
    }
}
