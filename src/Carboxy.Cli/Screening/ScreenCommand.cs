using System.CommandLine;
using Carboxy.Knowledge;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Work.Knowledge;

namespace Carboxy.Cli.Screening;

/// <summary><c>carboxy screen FILE</c>: judges the cases of a file. Exit code 0 when all were judged, 2 for bad input, 1 when a check differs.</summary>
public static class ScreenCommand
{
    /// <summary>A file larger than this belongs to <c>--batch</c>.</summary>
    const long LargestFile = 32 * 1024 * 1024;

    static readonly Argument<FileInfo?> File = new("file") { Description = "answers in the form carboxy-answers/1", Arity = ArgumentArity.ZeroOrOne };

    static readonly Option<string> Format = Choices.Format();

    static readonly Option<string?> Spoken = Choices.Language("the language of the words: ru or en");

    static readonly Option<bool> Check = new("--check") { Description = "compare with what each case expects" };

    static readonly Option<FileInfo?> Batch = new("--batch") { Description = "one case a line (NDJSON), streamed" };

    static readonly Option<FileInfo?> Output = new("-o", "--output") { Description = "where --batch writes its verdicts" };

    public static Command Build()
    {
        var command = new Command("screen", "Judges whether patients may be treated") { File, Format, Spoken, Check, Batch, Output };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult result, CancellationToken cancel)
    {
        var (print, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        var language = Choices.Said(result.GetValue(Spoken)) ?? Language.English;
        var faults = new Faults();
        if (KnowledgeFolder.Load(KnowledgeFolder.Find() ?? "knowledge", faults).Rules is not { } rules || !faults.None)
        {
            foreach (var fault in faults.All)
                await error.WriteLineAsync(fault.In(language));
            return 2;
        }

        if (result.GetValue(Batch) is { } batch)
            return await ScreenBatch.RunAsync(rules, batch, result.GetValue(Output), language, print, error, cancel);
        if (result.GetValue(File) is not { } file)
            return Refuse(error, language, new("Не указан файл ответов.", "No file of answers was named."), new("Например: carboxy screen answers.json", "For example: carboxy screen answers.json"));
        if (ReadFile(file, language, error) is not { } bytes)
            return 2;

        var (cases, problems) = CasesJson.Read(bytes, rules.ZoneIds, SeedRows.All);
        foreach (var problem in problems)
            await error.WriteLineAsync($"{file.Name}: {problem.In(language)}");
        return problems.Count > 0 ? 2 : Judge(rules, cases, result.GetValue(Format) == "json", result.GetValue(Check), language, print, error);
    }

    static int Judge(RuleSet rules, IReadOnlyList<ReadCase> cases, bool asJson, bool check, Language language, TextWriter print, TextWriter error)
    {
        var (different, compared) = (0, 0);
        foreach (var one in cases)
        {
            var said = Screen.Decide(rules, one.Case);
            print.WriteLine(asJson ? ScreenedJson.Write(said) : ScreenedText.Write(said, rules, language));
            if (!check || one.Expected is null)
                continue;
            compared++;
            var differences = Expectations.Differences(said, one.Expected);
            different += differences.Count > 0 ? 1 : 0;
            foreach (var difference in differences)
                error.WriteLine($"{one.Case.Id}: {difference.In(language)}");
        }

        if (check)
            error.WriteLine(new Text($"Случаев: {cases.Count}, сверено: {compared}, расходится: {different}.", $"Cases: {cases.Count}, compared: {compared}, different: {different}.").In(language));
        return check && different > 0 ? 1 : 0;
    }

    static byte[]? ReadFile(FileInfo file, Language language, TextWriter error)
    {
        try
        {
            if (file is { Exists: true, Length: <= LargestFile })
                return System.IO.File.ReadAllBytes(file.FullName);
            if (!file.Exists)
                Refuse(error, language, new($"Файла {file.Name} нет.", $"There is no file {file.Name}."), new("Проверьте путь.", "Check the path."));
            else
                Refuse(error, language, new($"Файл {file.Name} больше {LargestFile >> 20} МБ.", $"The file {file.Name} is larger than {LargestFile >> 20} MB."), new("Запишите по случаю на строке и используйте --batch.", "Write one case a line and use --batch."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(error, language, new($"Файл {file.Name} не читается.", $"The file {file.Name} cannot be read."), new("Проверьте права доступа.", "Check its permissions."));
        }

        return null;
    }

    internal static int Refuse(TextWriter error, Language language, Text problem, Text remedy)
    {
        error.WriteLine($"{problem.In(language)} {remedy.In(language)}");
        return 2;
    }
}
