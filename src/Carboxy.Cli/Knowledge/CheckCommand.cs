using System.Text.Json;
using Carboxy.Quantities;

namespace Carboxy.Cli.Knowledge;

/// <summary>Prints all faults of the knowledge; exit code 0 without any, 2 with some.</summary>
static class CheckCommand
{
    public static int Run(KnowledgeCommands.Loaded loaded)
    {
        if (loaded.AsJson)
            loaded.Out.WriteLine(JsonSerializer.Serialize(Answer(loaded), Choices.Json));
        else
            Print(loaded);
        return loaded.Faults.None ? 0 : 2;
    }

    static object Answer(KnowledgeCommands.Loaded loaded) => new
    {
        Faults = loaded.Faults.All.Select(fault => new
        {
            fault.Place.File,
            fault.Place.Line,
            fault.Place.Column,
            Problem = fault.Problem.In(loaded.Language),
            Remedy = fault.Remedy.In(loaded.Language),
        }),
        Counts = Counts(loaded).ToDictionary(c => c.Name.En, c => c.Count),
    };

    static void Print(KnowledgeCommands.Loaded loaded)
    {
        foreach (var fault in loaded.Faults.All)
            loaded.Out.WriteLine(fault.In(loaded.Language));
        foreach (var (name, count) in Counts(loaded))
            loaded.Out.WriteLine($"{count,5}  {name.In(loaded.Language)}");
        var verdict = loaded.Faults.None
            ? new Text("Ошибок нет.", "No faults.")
            : new Text($"Ошибок: {loaded.Faults.All.Count}. Программа с ними не запустится.", $"Faults: {loaded.Faults.All.Count}. The program does not start with them.");
        loaded.Out.WriteLine(verdict.In(loaded.Language));
    }

    static IEnumerable<(Text Name, int Count)> Counts(KnowledgeCommands.Loaded loaded) =>
        loaded.Knowledge.Files.SelectMany(file => file.Entries).GroupBy(entry => entry.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(kind => (KindNames.Of(kind.Key), kind.Count()))
            .Append((new("файлы", "files"), loaded.Knowledge.Files.Count))
            .Append((new("страницы", "pages"), loaded.Knowledge.Pages.Count));
}
