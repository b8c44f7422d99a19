using System.Text.Json;
using Carboxy.Knowledge.Checking;
using Carboxy.Quantities;

namespace Carboxy.Cli.Knowledge;

/// <summary>Prints where each seed row is used; exit code 0 when all are, 1 when some are not, 2 when the knowledge has faults.</summary>
static class CoverageCommand
{
    public static int Run(KnowledgeCommands.Loaded loaded)
    {
        if (!loaded.Faults.None)
        {
            foreach (var fault in loaded.Faults.All)
                Console.Error.WriteLine(fault.In(loaded.Language));
        }

        var coverage = loaded.Knowledge.Coverage;
        if (loaded.AsJson)
            loaded.Out.WriteLine(JsonSerializer.Serialize(Answer(coverage), Choices.Json));
        else
            Print(loaded, coverage);
        return (loaded.Faults.None, coverage.Unused) switch
        {
            (false, _) => 2,
            (_, []) => 0,
            _ => 1,
        };
    }

    static object Answer(Coverage coverage) => new
    {
        coverage.Rows,
        coverage.Covered,
        coverage.Unused,
        Map = coverage.Uses.ToDictionary(row => row.Key, row => row.Value.Select(use => new { use.Kind, use.Id, Place = $"{use.Place.File}:{use.Place.Line}" })),
    };

    static void Print(KnowledgeCommands.Loaded loaded, Coverage coverage)
    {
        foreach (var row in loaded.Knowledge.Rows)
        {
            var uses = coverage.Uses[row.Id];
            var said = uses.Count == 0
                ? new Text("не использована", "not used").In(loaded.Language)
                : string.Join("; ", uses.GroupBy(use => use.Kind).Select(kind => $"{kind.Key} {string.Join(", ", kind.Select(use => use.Id).Distinct())}"));
            loaded.Out.WriteLine($"{row.Id,-7} {row.Text.In(loaded.Language)}");
            loaded.Out.WriteLine($"        {said}");
        }

        var total = new Text($"Использовано {coverage.Covered} из {coverage.Rows} строк.", $"{coverage.Covered} of {coverage.Rows} rows are used.");
        loaded.Out.WriteLine(total.In(loaded.Language));
        if (coverage.Unused.Count > 0)
            loaded.Out.WriteLine(new Text("Не использованы: ", "Not used: ").In(loaded.Language) + string.Join(", ", coverage.Unused));
    }
}
