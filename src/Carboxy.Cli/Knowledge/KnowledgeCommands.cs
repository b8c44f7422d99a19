using System.CommandLine;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;
using Carboxy.Work.Knowledge;

namespace Carboxy.Cli.Knowledge;

/// <summary><c>carboxy knowledge check | coverage</c>: is the knowledge sound, and is all of it used?</summary>
public static class KnowledgeCommands
{
    static readonly Option<string> Format = Choices.Format();

    static readonly Option<string?> Spoken = Choices.Language("the language of the messages: ru or en");

    static readonly Option<DirectoryInfo?> Folder = new("--folder") { Description = "the knowledge folder; otherwise the one of the program" };

    public static Command Build() => new("knowledge", "Looks into the knowledge of the clinic")
    {
        Leaf("check", "Lists every fault in the knowledge, with its place and what to do", CheckCommand.Run),
        Leaf("coverage", "Shows where each of the seed rows is used", CoverageCommand.Run),
    };

    static Command Leaf(string name, string description, Func<Loaded, int> run)
    {
        var command = new Command(name, description) { Format, Spoken, Folder };
        command.SetAction(result =>
        {
            var faults = new Faults();
            var path = result.GetValue(Folder)?.FullName ?? KnowledgeFolder.Find();
            var language = Choices.Said(result.GetValue(Spoken)) ?? Language.English;
            var knowledge = KnowledgeFolder.Load(path ?? "knowledge", faults);
            return run(new(knowledge, faults, language, result.GetValue(Format) == "json", result.InvocationConfiguration.Output));
        });
        return command;
    }

    /// <summary>The knowledge, its faults, and how the answer is wanted.</summary>
    internal sealed record Loaded(ClinicKnowledge Knowledge, Faults Faults, Language Language, bool AsJson, TextWriter Out);
}
